package filing

import (
	"strconv"

	"jiko/views/ui"
	"jiko/views/words"
)

// revisions lead to all revisions and to what each changed, the newest one first.
func (in *ShowInput) revisions() ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Filing.Revisions, Columns: w.Revision.Columns}
	for i := len(in.Revisions) - 1; i >= 0; i-- {
		r := in.Revisions[i]
		row := ui.Row{Current: r.Number == in.Revision.Number, Cells: []ui.Cell{
			{Text: in.revision(r.Number), Link: in.compared(r.Number, 0)}, {Text: w.Filing.Stages[r.Stage]}, {Text: moment(w, r.At)}, {Text: r.By}, {},
		}}
		if i > 0 {
			changed := words.Fill(w.Revision.Changed, "n", strconv.Itoa(r.Number-1))
			row.Cells[4] = ui.Cell{Text: changed, Link: in.compared(r.Number, r.Number-1) + "#changes"}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// revision is the name of a revision.
func (in *ShowInput) revision(n int) string {
	return words.Fill(in.Words().Filing.Revision, "n", strconv.Itoa(n))
}

// compared is the address of a revision, compared with another one where there is one.
func (in *ShowInput) compared(n, against int) string {
	address := in.address(in.Receipt) + "?revision=" + strconv.Itoa(n)
	if against > 0 {
		address += "&against=" + strconv.Itoa(against)
	}
	return address
}

// comparedTitle heads the differences.
func (in *ShowInput) comparedTitle() string {
	return words.Fill(in.Words().Revision.Title, "a", strconv.Itoa(in.Revision.Number), "b", strconv.Itoa(in.Against.Number))
}

// comparison are the differences, from what is compared with to what is shown.
func (in *ShowInput) comparison() ui.Table {
	w := in.Words()
	return ui.Table{
		Caption: in.comparedTitle(), Columns: []string{w.Filing.Changed, in.revision(in.Against.Number), in.revision(in.Revision.Number)},
		Rows: changesOf(w, in.Against, &Version{Draft: in.Draft, Incident: in.Incident}),
	}
}

// which asks for one of the revisions.
func (in *ShowInput) which(name, label string, chosen int) ui.Select {
	s := ui.Select{ID: name, Name: name, Label: label}
	for _, r := range in.Revisions {
		s.Options = append(s.Options, ui.Option{Value: strconv.Itoa(r.Number), Label: in.revision(r.Number), Checked: r.Number == chosen})
	}
	return s
}

// before is the revision that a comparison begins with, where none is shown.
func (in *ShowInput) before() int {
	if in.Against != nil {
		return in.Against.Number
	}
	return in.Revision.Number - 1
}
