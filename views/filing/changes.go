package filing

import (
	"slices"

	"jiko/views/calculator"
	"jiko/views/ui"
	"jiko/views/words"
)

// Amendment is what a form amends: the newest revision of a filing.
type Amendment struct {
	Receipt string
	Version
}

// Version is one state of a filing: what stands in it, and its incident, answered.
type Version struct {
	Number   int
	Draft    Draft
	Incident *calculator.Input
}

// changes are what an amendment changes.
func (in *FormInput) changes() ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Filing.Changes, Columns: []string{w.Filing.Changed, w.Filing.Before, w.Filing.After}}
	t.Rows = changesOf(w, &in.Amends.Version, &Version{Draft: in.Draft, Incident: in.Incident})
	return t
}

// changesOf are what one version of a filing says otherwise than another: the incident first, with its verdict, then each control in the
// order of the form.
func changesOf(w *words.Catalog, before, after *Version) []ui.Row {
	rows := differences(w, "", incidentOf(w, before), incidentOf(w, after))
	then, now := read(w, before.Draft, nil), read(w, after.Draft, nil)
	for _, s := range Sections {
		if s.Name == Attachments {
			rows = append(rows, attachmentChanges(w, before.Draft, after.Draft)...)
			continue
		}
		title := w.Filing.Sections[s.Name].Label
		rows = append(rows, differences(w, title, flat(then, title), flat(now, title))...)
	}
	return rows
}

// incidentOf are the facts of the incident, and what the rules say of it.
func incidentOf(w *words.Catalog, v *Version) []ui.Pair {
	verdict := &v.Incident.Inquiry.Verdict
	return append(calculator.FactsOf(v.Incident),
		ui.Pair{Name: w.Filing.Columns["severe"], Value: w.Result.Met[verdict.Severe.String()]},
		ui.Pair{Name: w.Filing.Columns["periodic"], Value: w.Result.Met[verdict.Periodic.String()]})
}

// flat are the facts of a part, those of its rows too.
func flat(all []answers, title string) []ui.Pair {
	i := slices.IndexFunc(all, func(a answers) bool { return a.Title == title })
	if i < 0 {
		return nil
	}
	facts := slices.Clone(all[i].Pairs)
	for _, g := range all[i].Groups {
		for _, p := range g.Pairs {
			facts = append(facts, ui.Pair{Name: g.Title + " / " + p.Name, Value: p.Value})
		}
	}
	return facts
}

// differences are the facts that are not the same before and after, each under its name.
func differences(w *words.Catalog, under string, before, after []ui.Pair) []ui.Row {
	var rows []ui.Row
	add := func(name, then, now string) { rows = append(rows, difference(w, under, name, then, now)) }
	for _, p := range before {
		if now := valueOf(after, p.Name); now != p.Value {
			add(p.Name, p.Value, now)
		}
	}
	for _, p := range after {
		if !slices.ContainsFunc(before, func(b ui.Pair) bool { return b.Name == p.Name }) {
			add(p.Name, "", p.Value)
		}
	}
	return rows
}

// difference is what stands under a name before and after.
func difference(w *words.Catalog, under, name, then, now string) ui.Row {
	return ui.Row{Cells: []ui.Cell{{Text: name, Small: under}, {Text: orNone(w, then)}, {Text: orNone(w, now)}}}
}

func valueOf(facts []ui.Pair, name string) string {
	for _, p := range facts {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

func orNone(w *words.Catalog, text string) string {
	if text == "" {
		return w.Filing.Nothing
	}
	return text
}
