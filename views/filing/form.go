package filing

import (
	"strconv"
	"strings"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/taxonomy"
	"jiko/views/calculator"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// The addresses of the pages, behind that of the calculator.
const (
	Home = "filings"
	New  = "filings/new"

	// Amend stands behind the receipt.
	Amend = "amend"
)

// What the buttons of the form ask for, beside Draft.Edit.
const (
	Check  = "check"  // shows the answers
	Save   = "save"   // keeps a draft
	Change = "change" // keeps a draft, and leads to the calculator
	Send   = "send"
)

// Problem is what is wrong with a control, or with all where it names none.
type Problem struct {
	Name, Code string
	File       string // the name of the file, of a file that is not taken
}

// FormInput is what the form is made from.
type FormInput struct {
	frame.Visit
	Query    string            // the incident, as the calculator's address has it
	Incident *calculator.Input // answered
	Draft    Draft
	Step     int // of Steps, that is shown
	Saving   Saving
	Problems []Problem

	Amends *Amendment // nil for a new filing
	From   int        // the revision that the draft was written from; 0 for a new filing
	Began  *Version   // where others have amended since: the revision that the draft began with, before it was brought to the newest

	Earlier    []Earlier    // of a new filing: those that the incident may belong to
	Unfinished []Unfinished // drafts that the incident may belong to

	Kept     map[string]Kept // what is known of the attachments, by their digests
	Attached bool            // files came just now: their list takes the focus
	MaxFile  int64           // size of the largest attachment, in bytes
}

// Earlier is a filing that can be amended.
type Earlier struct{ Receipt, Reference string }

// scripted is the frame of a page of the form with those scripts.
func (in *FormInput) scripted(title string, scripts ...string) *ui.Frame {
	f := in.Head(title)
	for _, name := range scripts {
		f.Scripts = append(f.Scripts, in.Asset(name))
	}
	return f
}

// action is where the form is sent.
func (in *FormInput) action() string {
	if in.Amends != nil {
		return in.amendment(in.Amends.Receipt)
	}
	return in.At(New) + "?" + in.Query
}

// amendment is where the incident amends an earlier filing.
func (in *FormInput) amendment(receipt string) string {
	return in.At(Home) + "/" + receipt + "/" + Amend + "?" + in.Query
}

// title is the heading of the form.
func (in *FormInput) title() string {
	w := &in.Words().Filing
	if in.Amends != nil {
		return words.Fill(w.AmendTitle, "receipt", in.Amends.Receipt)
	}
	return w.Title
}

// endsOngoing tells that what goes on is reported as if nothing came after it.
func (in *FormInput) endsOngoing() bool {
	return in.Draft.Get("stage") == "final" && in.Incident.Inquiry.Incident.Ongoing()
}

// earlier leads to amending one of the earlier filings with the incident.
func (in *FormInput) earlier() []ui.Link {
	var all []ui.Link
	for _, e := range in.Earlier {
		all = append(all, ui.Link{Text: e.Receipt + in.Words().Result.ListJoin + e.Reference, Href: in.amendment(e.Receipt)})
	}
	return all
}

// sent are what the form sends beside what is typed: which draft it is, which step, and which revision it amends.
func (in *FormInput) sent() []ui.Hidden {
	sent := append(in.Saving.sent(), ui.Hidden{Name: StepControl, Value: Steps[in.Step].Name})
	if in.Amends != nil {
		sent = append(sent, ui.Hidden{Name: "amends", Value: strconv.Itoa(in.From)})
	}
	return sent
}

// Form is the model of the form.
type Form struct {
	Title    string // of the page
	Summary  ui.Summary
	Sections []section
}

type section struct {
	ID, Title, Help string
	Controls        []control
	List            *list
}

// control is one of the ways to ask.
type control struct {
	Hidden  *ui.Hidden
	Line    *ui.Field
	Prose   *ui.Area
	Select  *ui.Select
	Choices *ui.Choices
	Ticks   *ui.Ticks
}

type list struct {
	ID, Add, AddText string
	Next             string // id of the row that is added
	Rows             []rowOf
	Upload           *ui.Upload // instead of the button that adds an empty row
}

type rowOf struct {
	ID, Title, Remove string
	File              *ui.File // of an attachment
	Controls          []control
}

func newForm(in *FormInput) Form {
	w := in.Words()
	f := Form{Title: in.stepTitle(in.Step), Summary: in.summary()}
	for _, s := range Steps[in.Step].Sections {
		f.Sections = append(f.Sections, in.section(&s))
	}
	if len(in.Problems) > 0 {
		f.Title = w.Site.ErrorPrefix + f.Title
	}
	return f
}

// summary leads to the controls that the problems are about: by links on the step that is shown, and else by buttons, which keep what
// is typed. What is about no control is only told.
func (in *FormInput) summary() ui.Summary {
	w := in.Words()
	made := ui.Summary{Title: w.Result.ProblemsTitle}
	for _, p := range in.Problems {
		text := message(w, p)
		if name := w.Filing.Fields[plain(p.Name)].Label; name != "" {
			text = name + w.Result.Colon + text
		}
		switch step, id := place(p); {
		case p.Name == "":
			made.Items = append(made.Items, ui.Link{Text: text})
		case step == in.Step:
			made.Items = append(made.Items, ui.Link{Text: text, Href: "#" + id})
		default:
			made.Elsewhere = append(made.Elsewhere, in.submit(Mend+Steps[step].Name, id, text))
		}
	}
	return made
}

// message says why something was refused.
func message(w *words.Catalog, p Problem) string {
	if own := w.Attachment.Problems[p.Code]; own != "" {
		return words.Fill(own, "name", p.File)
	}
	for _, problems := range []map[string]string{w.Filing.Problems, w.Drafts.Problems} {
		if own := problems[p.Code]; own != "" {
			return own
		}
	}
	return w.Result.Problems[p.Code]
}

// plain is the name of a control without the numbers of its rows.
func plain(name string) string {
	before, rest, ok := strings.Cut(name, "[")
	if !ok {
		return name
	}
	_, after, _ := strings.Cut(rest, "]")
	return before + after
}

// Wrong is what is wrong with a control.
type Wrong struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Wrong are what is wrong with the controls.
func (in *FormInput) Wrong() []Wrong {
	all := []Wrong{}
	for _, p := range in.Problems {
		if p.Name != "" {
			all = append(all, Wrong{ID(p.Name), message(in.Words(), p)})
		}
	}
	return all
}

// wrong is what is wrong with a control, empty for nothing. It is one thing, but for files, of which several are chosen at once.
func (in *FormInput) wrong(name string) string {
	var all []string
	for _, p := range in.Problems {
		if p.Name == name {
			all = append(all, message(in.Words(), p))
		}
	}
	return strings.Join(all, in.Words().Result.Space)
}

func (in *FormInput) section(s *Section) section {
	w := &in.Words().Filing
	made := section{ID: "section-" + s.Name, Title: w.Sections[s.Name].Label, Help: w.Sections[s.Name].Help}
	for _, f := range s.Fields {
		if f.Name != "carrierRef" || in.Amends == nil { // the reference of a filing stays
			made.Controls = append(made.Controls, in.control(f, f.Name))
		}
	}
	if s.List != nil {
		made.List = in.list(s.List)
	}
	return made
}

func (in *FormInput) list(l *List) *list {
	w := &in.Words().Filing
	made := &list{ID: ID(l.Name), Add: "add:" + l.Name, AddText: w.Add[l.Name], Next: ID(row(l.Name, in.Draft.Rows(l.Name)))}
	for i := range in.Draft.Rows(l.Name) {
		n := strconv.Itoa(i)
		r := rowOf{ID: ID(row(l.Name, i)), Title: words.Fill(w.Rows[l.Name], "n", strconv.Itoa(i+1)), Remove: "remove:" + l.Name + ":" + n}
		for _, f := range l.Fields {
			r.Controls = append(r.Controls, in.control(f, row(l.Name, i)+f.Name))
		}
		if l.Name == Attachments {
			r.File = in.attached(i)
		}
		made.Rows = append(made.Rows, r)
	}
	if l.Name == Attachments {
		made.Upload = in.choose()
	}
	return made
}

func (in *FormInput) control(f Field, name string) control {
	w := in.Words()
	asked := w.Filing.Fields[plain(name)]
	id, wrong, value := ID(name), in.wrong(name), in.Draft.Get(name)
	switch f.Kind {
	case Prose:
		return control{Prose: &ui.Area{ID: id, Name: name, Label: asked.Label, Help: asked.Help, Value: value, Error: wrong}}
	case Stage:
		return control{Choices: &ui.Choices{ID: id, Name: name, Label: asked.Label, Required: w.Form.Required, Error: wrong, Side: true,
			Options: options(w.Filing.Stages, value, "first", "interim", "final")}}
	case Nature:
		return control{Select: &ui.Select{ID: id, Name: name, Label: asked.Label, Error: wrong, Options: options(w.Filing.Natures, value, in.natures()...)}}
	case Regions:
		return control{Ticks: &ui.Ticks{ID: id, Name: name, Label: asked.Label, Error: wrong, Options: in.regions()}}
	case Digest:
		return control{Hidden: &ui.Hidden{Name: name, Value: value}}
	case Cause, Equipment, State, Purpose:
		return control{Select: &ui.Select{ID: id, Name: name, Label: asked.Label, Error: wrong, Options: in.choices(f.Kind, value)}}
	}
	field := &ui.Field{ID: id, Name: name, Label: asked.Label, Help: asked.Help, Value: value, Error: wrong}
	if f.Required {
		field.Required = w.Form.Required
	}
	return control{Line: field}
}

// natures are what can be reported of the incident.
func (in *FormInput) natures() []string {
	if in.Incident.Inquiry.Incident.Trigger == incident.InformationLeak {
		return []string{"secrecy-leak", "user-information-leak"}
	}
	return []string{"incident", "near-severe"}
}

// options are answers by their codes.
func options(names map[string]string, chosen string, codes ...string) []ui.Option {
	made := make([]ui.Option, len(codes))
	for i, code := range codes {
		made[i] = ui.Option{Value: code, Label: names[code], Checked: code == chosen}
	}
	return made
}

// choices are the answers of a list that may be left alone.
func (in *FormInput) choices(kind Kind, chosen string) []ui.Option {
	w := &in.Words().Filing
	none := ui.Option{Label: w.Choose}
	switch kind {
	case Cause:
		return append([]ui.Option{none}, terms(w, taxonomy.Causes, chosen)...)
	case Equipment:
		return append([]ui.Option{none}, terms(w, taxonomy.FailedEquipment, chosen)...)
	case Purpose:
		return append([]ui.Option{none}, options(in.Words().Attachment.Purposes, chosen, "diagram", "notice", "other")...)
	default:
		return append([]ui.Option{none}, options(w.States, chosen, "done", "planned")...)
	}
}

func terms(w *words.Filing, groups []taxonomy.Group, chosen string) []ui.Option {
	var made []ui.Option
	for _, g := range groups {
		for _, t := range g.Terms {
			made = append(made, ui.Option{Value: t.Code, Label: w.Term(t.Code), Checked: t.Code == chosen})
		}
	}
	return made
}

func (in *FormInput) regions() []ui.Option {
	w := &in.Words().Filing
	ticked := in.Draft["regions"]
	var made []ui.Option
	for _, name := range append([]string{taxonomy.Nationwide}, taxonomy.Prefectures[:]...) {
		o := ui.Option{Value: name, Label: w.Regions[name]}
		for _, t := range ticked {
			o.Checked = o.Checked || t == name
		}
		made = append(made, o)
	}
	return made
}

// moment says when something was received.
func moment(w *words.Catalog, at civil.Instant) string { return w.Result.Moment(at) }
