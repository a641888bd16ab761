package filing

import (
	"strconv"

	"jiko/shared/civil"
	"jiko/views/calculator"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// ShowInput is what the page of a filing is made from.
type ShowInput struct {
	frame.Visit
	Receipt, Filer string
	Just           bool // it was received just now
	Staff          bool // a reader of the ministry: shows the trace
	MayAmend       bool
	Revision       Revision
	Revisions      []Revision // the first one first
	BelongsTo      string     // the wholesaler's filing
	Belonging      []string   // filings that name this one as the wholesaler's
	Incident       *calculator.Input
	Judged         Judged
	Draft          Draft
	Kept           map[string]Kept // what is known of the attachments, by their digests
	Against        *Version        // what the revision is compared with; nil for nothing
	Case           *Case
	MayHandle      bool // sets the state, asks and notes
}

// Revision is one state of a filing.
type Revision struct {
	Number int
	At     civil.Instant
	By     string
	Stage  string
}

// newest tells that the newest revision is shown.
func (in *ShowInput) newest() bool { return in.Revision.Number == len(in.Revisions) }

// address is that of a filing.
func (in *ShowInput) address(receipt string) string { return in.At(Home) + "/" + receipt }

// title is the title of the page.
func (in *ShowInput) title() string {
	w := &in.Words().Filing
	return w.Receipt + in.Words().Result.Space + in.Receipt
}

// head are the facts about the filing itself.
func (in *ShowInput) head() []ui.Pair {
	w := in.Words()
	return []ui.Pair{
		{Name: w.Filing.Carrier, Value: in.Filer},
		{Name: w.Filing.Fields["carrierRef"].Label, Value: in.Draft.Get("carrierRef")},
		{Name: w.Filing.FiledAt, Value: moment(w, in.Revision.At)},
		{Name: w.Filing.Revisions, Value: words.Fill(w.Filing.Revision, "n", strconv.Itoa(in.Revision.Number))},
	}
}
