package filing

import (
	"jiko/views/ui"
	"jiko/views/words"
)

// confirmed is what whoever has just filed wants to know: the verdict that was kept, and what is due next.
func (in *ShowInput) confirmed() []ui.Pair {
	w, v := in.Words(), &in.Judged.Kept
	return []ui.Pair{
		{Name: w.Filing.Columns["severe"], Value: w.Result.Met[v.Severe]},
		{Name: w.Filing.Columns["periodic"], Value: w.Result.Met[v.Periodic]},
		{Name: w.Receipt.Next, Value: in.next()},
	}
}

// next is the first report that is due and was not filed yet, and by when.
func (in *ShowInput) next() string {
	w := in.Words()
	for _, d := range in.Judged.Kept.Duties {
		if in.Incident.Met[d.Report] != "" {
			continue
		}
		when := w.Result.Promptly
		if d.Due != 0 {
			when = words.Fill(w.Result.Due, "date", w.Result.Day(d.Due)) + w.Result.ListJoin + left(w, int64(d.Due-in.Incident.Now.Date()))
		}
		return words.Fill(w.Receipt.By, "report", w.Result.Duties[d.Report].Name, "when", when)
	}
	return w.Receipt.None
}
