package filing

import (
	"slices"
	"strconv"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// meanwhile are the differences between the revision that the form was filled from and the newest one.
func (in *FormInput) meanwhile() ui.Table {
	w := in.Words()
	then := words.Fill(w.Drafts.Then, "n", strconv.Itoa(in.Began.Number))
	return ui.Table{
		Caption: w.Drafts.MeanwhileTitle, Columns: []string{w.Filing.Changed, then, w.Filing.Before},
		Rows: changesOf(w, in.Began, &in.Amends.Version),
	}
}

// Merge is what was typed over an earlier revision, brought to the newest one: what nobody typed is as in the newest, what was typed
// stays. A list is one: whoever changed a row of it keeps all its rows.
func Merge(typed, began, newest Draft) Draft {
	merged := Draft{}
	for _, s := range Sections {
		for _, f := range s.Fields {
			merged.take(typed, began, newest, f.Name)
		}
	}
	for _, l := range lists() {
		if typed.Rows(l.Name) == began.Rows(l.Name) {
			merged.take(typed, began, newest, names(l, typed, began, newest)...)
		} else {
			merged.take(typed, nil, nil, names(l, typed)...)
		}
	}
	return merged
}

// names are the controls of all rows that a list has in any of the drafts.
func names(l *List, drafts ...Draft) []string {
	rows := 0
	for _, d := range drafts {
		rows = max(rows, d.Rows(l.Name))
	}
	var all []string
	for i := range rows {
		for _, f := range l.Fields {
			all = append(all, row(l.Name, i)+f.Name)
		}
	}
	return all
}

// take takes controls from the newest revision where what was typed into them is what they began with.
func (d Draft) take(typed, began, newest Draft, names ...string) {
	from := newest
	for _, name := range names {
		if !alike(typed[name], began[name]) {
			from = typed
		}
	}
	for _, name := range names {
		if values := from[name]; len(values) > 0 {
			d[name] = slices.Clone(values)
		}
	}
}

// alike tells whether two controls say the same: an empty one is as good as none, and a browser writes lines with a carriage return.
func alike(a, b []string) bool { return slices.Equal(written(a), written(b)) }

// written are the values of a control as they count, in one order.
func written(values []string) []string {
	var all []string
	for _, value := range values {
		if value = strings.TrimSpace(strings.ReplaceAll(value, "\r", "")); value != "" {
			all = append(all, value)
		}
	}
	slices.Sort(all)
	return all
}
