package admin

import (
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
	Carriers []Carrier
	Done     string // what was done, by its name in words.Admin.Done
}

func carrierTable(in *CarriersInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.CarriersTitle, Columns: w.Admin.CarrierColumns}
	for _, c := range in.Carriers {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: c.Name}, state(w, c.Suspended), {Text: account.Moment(w, c.Added)},
			{Press: turn(in.Visit, c.Suspended, CarrierSuspend, CarrierResumePath, "carrier", c.Name)},
		}})
	}
	return t
}
