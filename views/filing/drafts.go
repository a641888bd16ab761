package filing

import (
	"strconv"

	"jiko/shared/civil"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// The addresses of drafts, behind that of the calculator; the id of the draft stands behind the first one.
const (
	Drafts = "filings/drafts"

	// Discard and Correct stand behind the id.
	Discard = "delete"
	Correct = "incident"
)

// What a form sends to say which draft it writes.
const (
	DraftID      = "draft"
	DraftVersion = "version"
	DraftWriter  = "page"
)

// Saving says which draft a form writes, and how much of it is saved.
type Saving struct {
	ID      string
	Version int64  // 0 for one that was never saved
	Writer  string // the page, by an id of its own
	Saved   civil.Instant
	Other   string // id of the draft that another page saved first, so that this one was kept apart from it
	Failed  string // code of why it could not be saved
	Behind  bool   // what the form shows is not what is saved
}

// Unfinished is a draft to go on with.
type Unfinished struct {
	ID        string
	Occurred  civil.Instant
	Receipt   string // of the filing that it amends
	Reference string
	By        string
	Saved     civil.Instant
}

// Name says which draft it is.
func (d *Unfinished) Name(w *words.Catalog) string {
	if d.Receipt != "" {
		return words.Fill(w.Drafts.Amending, "time", moment(w, d.Occurred), "receipt", d.Receipt)
	}
	return words.Fill(w.Drafts.New, "time", moment(w, d.Occurred))
}

// savedBy says who saved a draft, and when.
func (d *Unfinished) savedBy(w *words.Catalog) string {
	return words.Fill(w.Drafts.SavedBy, "time", moment(w, d.Saved), "who", d.By)
}

// unfinished are drafts as a table.
func unfinished(v *frame.Visit, drafts []Unfinished) ui.Table {
	w := v.Words()
	t := ui.Table{Caption: w.Drafts.Title, Columns: w.Drafts.Columns}
	for i := range drafts {
		d := &drafts[i]
		address := v.At(Drafts) + "/" + d.ID
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: d.Name(w), Link: address, Small: d.Reference},
			{Text: d.savedBy(w)},
			{Text: w.Drafts.Delete, Link: address + "/" + Discard, About: d.Name(w)},
		}})
	}
	return t
}

// offers lead to the drafts with the incident of a new form.
func (in *FormInput) offers() []ui.Link {
	w := in.Words()
	var all []ui.Link
	for i := range in.Unfinished {
		d := &in.Unfinished[i]
		text := d.Name(w)
		if d.Reference != "" {
			text += w.Result.ListJoin + d.Reference
		}
		all = append(all, ui.Link{Text: text + w.Result.ListJoin + d.savedBy(w), Href: in.At(Drafts) + "/" + d.ID + "?" + in.Query})
	}
	return all
}

// sent are the values that say which draft it is.
func (s *Saving) sent() []ui.Hidden {
	return []ui.Hidden{{Name: DraftID, Value: s.ID}, {Name: DraftVersion, Value: strconv.FormatInt(s.Version, 10)}, {Name: DraftWriter, Value: s.Writer}}
}

// kept tells that the draft is kept as the form shows it, or nearly so (Behind).
func (s *Saving) kept() bool { return s.Saved != 0 && s.Failed == "" }

// Said is what there is to say of the draft: why it could not be saved, or when it was.
func (s *Saving) Said(w *words.Catalog) string {
	switch {
	case s.Failed != "":
		return message(w, Problem{Code: s.Failed})
	case s.Saved == 0:
		return w.Drafts.NotYet
	default:
		return words.Fill(w.Drafts.Saved, "time", words.Clock(s.Saved))
	}
}
