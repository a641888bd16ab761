package filing

import (
	"net/url"
	"strings"

	"jiko/shared/civil"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// DeadlinesPath is the address of the deadlines of one report.
const DeadlinesPath = Home + "/deadlines"

// If behind a report says that it is due only if the incident turns out to be severe.
const If = "-if"

// reportName is a report in words.
func reportName(w *words.Catalog, report string) string {
	code, depends := strings.CutSuffix(report, If)
	name := w.Result.Duties[code].Name
	if depends {
		return words.Fill(w.Standing.IfSevere, "report", name)
	}
	return name
}

// Deadlines are the most urgent of what a carrier has not reported yet.
type Deadlines struct {
	Today  civil.Date
	Open   []Deadline // the most urgent first
	Counts []Count    // of all that are open, by the report
}

// Deadline is the last day for a report on a filed incident.
type Deadline struct {
	Receipt, Reference string
	Report             string // code of filing.Report, with If where it depends on what is not determined
	Due                civil.Date
}

// DeadlinesInput is what the page of the deadlines of one report is made from.
type DeadlinesInput struct {
	frame.Visit
	Today  civil.Date
	Report string // as in Deadline
	Open   []Deadline
	Total  int64
	After  string // where the page begins; empty on the first one
	Next   string // where the next one does; empty on the last one
}

// title is the title of the page.
func (in *DeadlinesInput) title() string {
	w := in.Words()
	return words.Fill(w.Standing.DeadlinesOf, "report", reportName(w, in.Report))
}

// total says how many there are.
func (in *DeadlinesInput) total() string {
	return words.Fill(in.Words().Filing.Total, "n", words.Number(in.Total))
}

// more leads to all deadlines of each report of which there are more than stand on the page.
func (in *ListInput) more() []ui.Link {
	w := in.Words()
	var all []ui.Link
	for _, c := range in.Deadlines.Counts {
		if c.Count > in.shown(c.Value) {
			text := words.Fill(w.Standing.AllDeadlines, "report", reportName(w, c.Value), "n", words.Number(c.Count))
			all = append(all, ui.Link{Text: text, Href: deadlinesOf(&in.Visit, c.Value, "")})
		}
	}
	return all
}

// shown is how many deadlines of a report stand on the page.
func (d *Deadlines) shown(report string) int64 {
	n := int64(0)
	for _, one := range d.Open {
		if one.Report == report {
			n++
		}
	}
	return n
}

// deadlinesOf is the address of the deadlines of a report, from a place on.
func deadlinesOf(v *frame.Visit, report, after string) string {
	query := url.Values{"report": {report}}
	if after != "" {
		query.Set("after", after)
	}
	return v.At(DeadlinesPath) + "?" + query.Encode()
}

// deadlineTable is a list of deadlines in their order: those overdue come before those ahead.
func deadlineTable(v *frame.Visit, today civil.Date, open []Deadline) ui.Table {
	w := v.Words()
	t := ui.Table{Caption: w.Filing.Deadlines, Columns: []string{w.Filing.Columns["report"], w.Filing.Columns["due"], w.Filing.Columns["left"]}}
	for _, d := range open {
		state := "undetermined"
		if d.Due < today {
			state = "yes"
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: reportName(w, d.Report), Link: v.At(Home) + "/" + d.Receipt, Small: d.Reference},
			{Text: w.Result.Day(d.Due)},
			{Text: left(w, int64(d.Due-today)), State: state},
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
