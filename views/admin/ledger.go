package admin

import (
	"net/url"
	"time"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/ui"
)

// Entry is an entry of the ledger, as it is shown.
type Entry struct {
	At                             time.Time
	Actor, Action, Subject, Detail string
}

// LedgerInput is what the page of the ledger is made from.
type LedgerInput struct {
	frame.Visit
	Find
	Actions  []string
	Entries  []Entry
	Problems map[string]string // why a filter cannot be read: the code by the name
}

// failedSignIn is the action that is looked for most.
const failedSignIn = "sign-in-failed"

// ledger is the model of the page.
type ledger struct {
	Title   string
	Summary ui.Summary
	Pager   pager
	Fields  []ui.Field
	Action  ui.Select
	Failed  ui.Link // to the failed sign-ins alone
	Table   ui.Table
}

func newLedger(in *LedgerInput) ledger {
	w := in.Words()
	m := ledger{
		Title: w.Admin.LedgerTitle, Pager: newPager(&in.Find, in.At(frame.Ledger)), Table: ledgerTable(in),
		Fields: []ui.Field{
			in.typed("actor", w.Admin.Actor, w.Admin.ActorHelp), in.typed("subject", w.Admin.Subject, w.Admin.SubjectHelp),
			in.typed("from", w.Admin.From, w.Admin.DateHelp), in.typed("to", w.Admin.To, w.Admin.DateHelp),
		},
		Action: in.chosen(&w.Admin, "action", w.Admin.Action, in.Actions, w.Admin.Actions),
		Failed: ui.Link{Text: w.Admin.FailedSignIns, Href: withQuery(in.At(frame.Ledger), url.Values{"action": {failedSignIn}})},
	}
	m.refused(in)
	return m
}

// refused says which filters cannot be read, at their fields too.
func (m *ledger) refused(in *LedgerInput) {
	if len(in.Problems) == 0 {
		return
	}
	w := in.Words()
	m.Title = w.Site.ErrorPrefix + m.Title
	m.Summary.Title = w.Account.SummaryTitle
	for i := range m.Fields {
		f := &m.Fields[i]
		if code := in.Problems[f.Name]; code != "" {
			f.Error = w.Admin.Problems[code]
			m.Summary.Items = append(m.Summary.Items, ui.Link{Text: f.Label + w.Result.Colon + f.Error, Href: "#" + f.ID})
		}
	}
}

func ledgerTable(in *LedgerInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.LedgerTitle, Columns: w.Admin.LedgerColumns}
	for _, e := range in.Entries {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: account.Moment(w, e.At)}, {Text: e.Actor}, {Text: w.Admin.Actions[e.Action]}, {Text: e.Subject}, {Text: detail(w, e.Detail)},
		}})
	}
	return t
}
