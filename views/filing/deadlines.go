package filing

import (
	"cmp"
	"slices"

	"jiko/shared/civil"
	"jiko/views/ui"
	"jiko/views/words"
)

// Deadlines are what is still due of filings that are not final.
type Deadlines struct {
	Today civil.Date
	Open  []Deadline
}

// Deadline is the last day for a report on a filed incident.
type Deadline struct {
	Receipt, Reference string
	Report             string // code of filing.Report
	Due                civil.Date
}

// urgent are the deadlines as a table, the most urgent one first: those overdue come before those ahead.
func (in *ListInput) urgent() ui.Table {
	w := in.Words()
	open := slices.Clone(in.Open)
	slices.SortStableFunc(open, func(a, b Deadline) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Receipt, b.Receipt)) })
	t := ui.Table{Caption: w.Filing.Deadlines, Columns: []string{w.Filing.Columns["report"], w.Filing.Columns["due"], w.Filing.Columns["left"]}}
	for _, d := range open {
		state := "undetermined"
		if d.Due < in.Today {
			state = "yes"
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: w.Result.Duties[d.Report].Name, Link: in.At(Home) + "/" + d.Receipt, Small: d.Reference},
			{Text: w.Result.Day(d.Due)},
			{Text: left(w, int64(d.Due-in.Today)), State: state},
		}})
	}
	return t
}

// left says how many days there are to a last day, or how many it is past.
func left(w *words.Catalog, days int64) string {
	switch {
	case days < 0:
		return words.Fill(w.Filing.Overdue, "n", words.Number(-days))
	case days == 0:
		return w.Result.DueToday
	default:
		return words.Fill(w.Result.DaysLeft, "n", words.Number(days))
	}
}
