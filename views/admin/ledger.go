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
	Actor, Action, Subject string // what was asked for
	Actions                []string
	Entries                []Entry
	Next                   string // the place to go on from; empty on the last page
}

// filters are the fields that narrow the ledger.
type filters struct {
	Actor, Subject ui.Field
	Action         ui.Select
}

func newFilters(in *LedgerInput) filters {
	w := &in.Words().Admin
	options := []ui.Option{{Label: w.AnyAction, Checked: in.Action == ""}}
	for _, action := range in.Actions {
		options = append(options, ui.Option{Value: action, Label: w.Actions[action], Checked: action == in.Action})
	}
	return filters{
		Actor:   ui.Field{ID: "actor", Name: "actor", Label: w.Actor, Value: in.Actor},
		Subject: ui.Field{ID: "subject", Name: "subject", Label: w.Subject, Value: in.Subject},
		Action:  ui.Select{ID: "action", Name: "action", Label: w.Action, Options: options},
	}
}

// older is the address of the next page; empty on the last one.
func older(in *LedgerInput) string {
	if in.Next == "" {
		return ""
	}
	query := url.Values{"before": {in.Next}}
	for name, value := range map[string]string{"actor": in.Actor, "action": in.Action, "subject": in.Subject} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return in.At(frame.Ledger) + "?" + query.Encode()
}

func ledgerTable(in *LedgerInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.LedgerTitle, Columns: w.Admin.LedgerColumns}
	for _, e := range in.Entries {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: account.Moment(w, e.At)}, {Text: e.Actor}, {Text: w.Admin.Actions[e.Action]}, {Text: e.Subject}, {Text: e.Detail},
		}})
	}
	return t
}
