package filing

import (
	"strings"

	"jiko/shared/civil"
	"jiko/views/ui"
	"jiko/views/words"
)

// Judged is the verdict that was kept with a revision, beside what the program answers today.
type Judged struct {
	Kept     Verdict
	Program  string // version of the program that judged
	Differs  bool   // the program answers otherwise today
	Nowadays string // version of the program of today
}

// Verdict is what a verdict says, without what it rests on.
type Verdict struct {
	Edition  string // ID of the law's edition
	Severe   string
	Periodic string
	Forms    []string
	Duties   []Duty
	// Conditional are due only if the answer that is not determined turns out yes.
	Conditional []Duty
}

// Duty is a report that is due: until a day, or promptly where that is 0.
type Duty struct {
	Report string // code of filing.Report
	Due    civil.Date
}

// source is what the verdict was given by.
func (in *ShowInput) source() []ui.Pair {
	w := in.Words()
	return []ui.Pair{
		{Name: w.Standing.Edition, Value: w.Result.Editions[in.Judged.Kept.Edition].Name},
		{Name: w.Standing.Program, Value: in.Judged.Program},
	}
}

// said is the kept verdict, point by point.
func (in *ShowInput) said() []ui.Pair {
	w, v := in.Words(), &in.Judged.Kept
	all := []ui.Pair{
		{Name: w.Filing.Columns["severe"], Value: w.Result.Met[v.Severe]},
		{Name: w.Filing.Columns["periodic"], Value: w.Result.Met[v.Periodic]},
		{Name: w.Result.DutiesTitle, Value: duties(w, v.Duties)},
	}
	if len(v.Conditional) > 0 {
		all = append(all, ui.Pair{Name: w.Result.IfYes, Value: duties(w, v.Conditional)})
	}
	return all
}

// duties are what was due and by when.
func duties(w *words.Catalog, list []Duty) string {
	if len(list) == 0 {
		return w.Result.NoDuties
	}
	lines := make([]string, len(list))
	for i, d := range list {
		when := w.Result.Promptly
		if d.Due != 0 {
			when = words.Fill(w.Result.Due, "date", w.Result.Day(d.Due))
		}
		lines[i] = w.Result.Duties[d.Report].Name + w.Result.Colon + when
	}
	return strings.Join(lines, "\n")
}
