package admin

import (
	"net/url"
	"time"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/ui"
)

// Carrier is a carrier, as it is shown.
type Carrier struct {
	Name      string
	Added     time.Time
	Suspended bool
}

// CarriersInput is what the page of the carriers is made from.
type CarriersInput struct {
	frame.Visit
	Find
	Carriers []Carrier
	Done     string // what was done, by its name in words.Admin.Done
	Code     string // why the form was refused; empty at first
	Typed    string // the name of a carrier that was not added
}

// carriers is the model of the page.
type carriers struct {
	Title   string
	Done    string
	Summary ui.Summary
	Pager   pager
	Text    ui.Field
	ByState ui.Select
	Table   ui.Table
	Name    ui.Field
}

func newCarriers(in *CarriersInput) carriers {
	w := in.Words()
	m := carriers{
		Title: w.Admin.CarriersTitle, Done: w.Admin.Done[in.Done], Pager: newPager(&in.Find, in.At(frame.Carriers)), Table: carrierTable(in),
		Text:    in.typed("q", w.Account.CarrierIs, ""),
		ByState: in.chosen(&w.Admin, "state", w.Admin.State, states, w.Admin.States),
		Name:    ui.Field{ID: "carrier", Name: "carrier", Label: w.Account.CarrierIs, Help: w.Admin.CarrierAddHelp, Value: in.Typed},
	}
	if in.Code != "" {
		m.Title = w.Site.ErrorPrefix + m.Title
		m.Summary = refused(w, in.Code, 0, &m.Name)
	}
	return m
}

func carrierTable(in *CarriersInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.CarriersTitle, Columns: w.Admin.CarrierColumns}
	for _, c := range in.Carriers {
		press := turn(&in.Visit, c.Suspended, CarrierSuspend, CarrierResumePath, "carrier", c.Name)
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: c.Name, Link: withQuery(in.At(frame.Accounts), url.Values{"q": {c.Name}})},
			state(&w.Admin, c.Suspended), {Text: account.Moment(w, c.Added)}, {Press: &press},
		}})
	}
	return t
}
