package calculator

import (
	"net/url"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// Setup is what the browser needs beside the words.
type Setup struct {
	Home   string `json:"home"`
	At     string `json:"at"`     // address of the page, without what is asked
	Core   string `json:"core"`   // address of the rules in WebAssembly
	Worker string `json:"worker"` // address of the service worker
	Filing string `json:"filing"` // where the incident becomes one of a filing, and what leads there
	FileIt string `json:"fileIt"`
	Query  string `json:"query"` // what the page answers

	Title       string `json:"title"`
	TitleJoin   string `json:"titleJoin"`
	ErrorPrefix string `json:"errorPrefix"`
	Other       string `json:"other"` // address of the page in the other language
}

// worker is where the server answers with the service worker: at the top, so that it may serve every page.
const worker = "/sw.js"

func setup(in *Input) Setup {
	w := in.words()
	address, fileIt := in.filing()
	return Setup{
		Home: w.Home, At: in.at(w.Home), Core: in.Asset("classifier.wasm"), Worker: worker + "?" + words.Version(), Filing: address, FileIt: fileIt, Query: in.Query,
		Title: title(w), TitleJoin: w.Site.TitleJoin, ErrorPrefix: w.Site.ErrorPrefix, Other: in.at(w.Site.OtherHome),
	}
}

// modules are what jiko.js imports.
func (in *Input) modules() []string {
	var all []string
	for _, name := range []string{"page", "words", "parts", "result", "answer", "details", "export", "form"} {
		all = append(all, in.Asset(name+".js"))
	}
	return all
}

// title is the title of the page without an answer.
func title(w *words.Catalog) string { return w.Form.Title + w.Site.TitleJoin + w.Site.Name }

// head is what stands around the page.
func head(in *Input, form *Form, res *Result) *ui.Frame {
	w := in.words()
	title := title(w)
	if !res.First {
		title = res.Headline + w.Site.TitleJoin + title
	}
	if len(form.Summary.Items) > 0 {
		title = w.Site.ErrorPrefix + title
	}
	other := in.at(w.Site.OtherHome)
	switch {
	case in.Inquiry.Answered:
		other += "?" + in.canonical()
	case in.Query != "":
		other += "?" + withoutDo(in.Query)
	}
	f := &ui.Frame{
		Lang: w.Lang, Title: title, Description: w.Form.Lead, Home: w.Home, Name: w.Site.Name, Skip: w.Site.Skip,
		Other:     ui.Link{Text: w.Site.OtherLabel, Href: other},
		OtherLang: w.Site.OtherLang,
		Foot:      []string{w.Site.Caveat, w.Site.Sources, w.Site.Offline},
		Style:     in.Asset("jiko.css"),
		Scripts:   []string{in.Asset("jiko.js")},
		Modules:   in.modules(),
		Icon:      in.Asset("icon.svg"),
		TouchIcon: in.Asset("icon-192.png"),
		Manifest:  in.Asset("manifest.webmanifest"),
	}
	if in.Visit != nil {
		in.Visit.Dress(f)
	}
	return f
}

// withoutDo is a query string without what its button asked for.
func withoutDo(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil || !values.Has("do") {
		return query
	}
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		if !strings.HasPrefix(pair, "do=") {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}
