package filing

import (
	"cmp"
	"strconv"
	"strings"

	"jiko/views/calculator"
	"jiko/views/ui"
	"jiko/views/words"
)

// Sheet stands behind the receipt.
const Sheet = "sheet"

// sheetAddress is that of the sheet of the revision that is shown.
func (in *ShowInput) sheetAddress() string {
	if in.newest() {
		return in.at(Sheet)
	}
	return in.at(Sheet) + "?revision=" + strconv.Itoa(in.Revision.Number)
}

// sheet are the boxes of a filing as the ministry prints a severe incident (別紙), in its order: the head two by two, then one below the
// other.
func (in *ShowInput) sheet() []ui.Box {
	w := in.Words()
	figures := calculator.FiguresOf(in.Incident)
	box := func(name string, lines ...string) ui.Box {
		return ui.Box{Name: w.Sheet.Names[name], Text: orNone(w, joined(lines...))}
	}
	wide := func(name string, lines ...string) ui.Box {
		b := box(name, lines...)
		b.Wide = true
		return b
	}
	return []ui.Box{
		box("carrier", in.Filer), box("occurred", figures.Occurred),
		box("length", append(figures.Lengths, calculator.AsOf(in.Incident))...), box("users", figures.Users...),
		box("area", in.area(figures.Areas)), box("inquiries", in.inquiries()),
		wide("disruption", cmp.Or(in.Draft.Get("annex.disruption"), in.Draft.Get("summary"))),
		wide("category", cmp.Or(in.Draft.Get("annex.category"), figures.Categories)),
		wide("cause", in.causes()...),
		in.diagram(),
		wide("measures", in.measures()...),
		wide("notices", in.notices()...),
		wide("press", in.Draft.Get("annex.pressRelease")),
		wide("other", in.Draft.Get("annex.other")),
	}
}

// area is where it happened: in the carrier's words, else as the groups of users or the prefectures say.
func (in *ShowInput) area(groups []string) string {
	w := in.Words()
	var regions []string
	for _, region := range in.Draft["regions"] {
		regions = append(regions, w.Filing.Regions[region])
	}
	return cmp.Or(in.Draft.Get("annex.areaDetail"), strings.Join(groups, "\n"), strings.Join(regions, w.Result.ListJoin))
}

// inquiries are how many came in which way, and as of when.
func (in *ShowInput) inquiries() string {
	w := in.Words()
	var counts []string
	for i := range in.Draft.Rows("annex.inquiries.counts") {
		at := row("annex.inquiries.counts", i)
		counts = append(counts, words.Fill(w.Sheet.Count, "channel", in.Draft.Get(at+"channel"), "n", in.Draft.Get(at+"count")))
	}
	asOf := in.Draft.Get("annex.inquiries.asOf")
	if asOf != "" {
		asOf = words.Fill(w.Sheet.AsOf, "time", asOf)
	}
	return joined(strings.Join(counts, w.Result.ListJoin), asOf)
}

// causes are why it happened, why it became large and why it lasted long.
func (in *ShowInput) causes() []string {
	w := &in.Words().Sheet
	lines := []string{in.Draft.Get("annex.causeDetail")}
	for _, more := range []struct{ name, heading string }{{"annex.causeOfScale", w.Scale}, {"annex.causeOfLength", w.Length}} {
		if text := in.Draft.Get(more.name); text != "" {
			lines = append(lines, more.heading, text)
		}
	}
	return lines
}

// measures are the measures against recurrence, each under its title, which is said once for those that follow one another.
func (in *ShowInput) measures() []string {
	w := in.Words()
	var lines []string
	title := ""
	for i := range in.Draft.Rows("annex.measures") {
		at := row("annex.measures", i)
		if next := in.Draft.Get(at + "title"); next != title {
			title = next
			lines = append(lines, words.Fill(w.Sheet.Measure, "title", title))
		}
		date, state := in.Draft.Get(at+"date"), w.Filing.States[in.Draft.Get(at+"state")]
		said := in.Draft.Get(at + "text")
		if date+state != "" {
			said += words.Fill(w.Sheet.State, "date", date, "state", state)
		}
		lines = append(lines, said)
	}
	return lines
}

// notices are what users were told, when and how.
func (in *ShowInput) notices() []string {
	w := in.Words()
	var lines []string
	for i := range in.Draft.Rows("annex.notices") {
		at := row("annex.notices", i)
		lines = append(lines, joined(strings.Trim(in.Draft.Get(at+"at")+w.Result.ListJoin+in.Draft.Get(at+"via"), w.Result.ListJoin), in.Draft.Get(at+"text")))
	}
	return lines
}

// diagram is the box of the equipment: the pictures that are attached, and what is said of it. An attachment that is no picture is named,
// since paper cannot show it.
func (in *ShowInput) diagram() ui.Box {
	w := in.Words()
	box := ui.Box{Name: w.Sheet.Names["diagram"], Wide: true}
	lines := []string{in.Draft.Get("annex.equipmentDiagram")}
	files := in.files()
	for _, a := range in.Draft.Attachments() {
		if a.Purpose != "diagram" {
			continue
		}
		shown := files.file(a)
		if shown.Image == "" {
			lines = append(lines, words.Fill(w.Sheet.Attached, "name", a.Name))
		}
		box.Files = append(box.Files, *shown)
	}
	if box.Text = joined(lines...); len(box.Files) == 0 {
		box.Text = orNone(w, box.Text)
	}
	return box
}

// joined are the lines that are not empty, one below the other.
func joined(lines ...string) string {
	var said []string
	for _, line := range lines {
		if line != "" {
			said = append(said, line)
		}
	}
	return strings.Join(said, "\n")
}
