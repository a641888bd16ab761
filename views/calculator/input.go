// Package calculator is the page that decides: the form, the answer, and what the answer rests on. The functions here make
// models of the page from an inquiry; the templates beside them only set these into HTML.
//
// The browser draws the answer a second time, from the JSON of the same inquiry (result.js, details.js and answer.js in web/static): the
// functions there have the names of those here, and a browser test compares the two, node by node.
package calculator

import (
	"net/url"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/views/frame"
	"jiko/views/words"
)

// Input is everything that the page is made from.
type Input struct {
	Lang    string
	Query   string           // the query string as asked; empty on a first visit
	Inquiry *inquiry.Inquiry // its answer
	Now     civil.Instant
	Asset   func(name string) string // the address of a static file
	Filing  bool                     // the filing form exists: offer the way to it
	Draft   *Draft                   // of a filing, whose incident is corrected; nil for an incident by itself
	Visit   *frame.Visit             // who looks at the page; nil on a site without accounts
	Met     map[string]string        // what is said of a report that was filed, by its code, in the place of the days left
}

// words is the catalog of the language asked for.
func (in *Input) words() *words.Catalog { return words.In(in.Lang) }

// Draft is a filing that is being written.
type Draft struct {
	Name    string
	Address string // to go on with it
	Path    string // of the page that corrects its incident, behind the home of either language
}

// at is the address of the page, without what is asked.
func (in *Input) at(home string) string {
	if in.Draft != nil {
		return home + in.Draft.Path
	}
	return home
}

// Address is the address of the page that asks for the incident as it was understood; empty while there is no answer.
func (in *Input) Address() string {
	if !in.Inquiry.Answered {
		return ""
	}
	return in.at(in.words().Home) + "?" + in.canonical()
}

// filing is where an incident becomes one of a filing, and what leads there; empty where there are no filings.
func (in *Input) filing() (address, text string) {
	w := in.words()
	switch {
	case in.Draft != nil:
		return in.Draft.Address, w.Drafts.TakeIncident
	case in.Filing:
		return w.Home + filingForm, w.Result.FileIt
	default:
		return "", ""
	}
}

// first tells that nothing was asked yet.
func (in *Input) first() bool { return in.Query == "" }

// submitted tells that the form was sent by its button, so that what is missing is an error.
func (in *Input) submitted() bool {
	values, _ := url.ParseQuery(in.Query) // pairs that cannot be read are the inquiry's to name
	return values.Get("do") == Submit
}

// Permalink is the canonical address of the incident; empty while there is no answer.
func (in *Input) Permalink() string {
	if !in.Inquiry.Answered {
		return ""
	}
	return in.words().Home + "?" + in.canonical()
}

// canonical is the query string of what was understood. There must be an answer.
func (in *Input) canonical() string {
	return string(caseline.Append(nil, &in.Inquiry.Incident, in.Inquiry.Reading.Edition))
}
