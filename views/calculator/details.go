package calculator

import (
	"strings"

	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/severity"
	"jiko/views/ui"
	"jiko/views/words"
)

// Details is what the answer rests on.
type Details struct {
	Facts    []Fact
	Sections []Section
	Notes    []Note
	Editions ui.Table
}

// Fact is something that was entered, as it was understood.
type Fact struct{ Name, Value string }

// Section holds the criteria against one service, the facility or a leak.
type Section struct {
	Title, Under string
	Plane        *Plane
	Table        ui.Table
}

// Note is a remark.
type Note struct {
	Text string
	Mark ui.Mark
}

// details makes what the answer rests on. There must be an answer.
func details(in *Input) Details {
	t := tell(in)
	d := Details{Facts: t.facts(), Editions: t.editions()}
	for i := range t.q.Incident.Services {
		if s, ok := t.serviceSection(i); ok {
			d.Sections = append(d.Sections, s)
		}
	}
	if s, ok := t.otherSection(); ok {
		d.Sections = append(d.Sections, s)
	}
	for _, n := range t.v.Notes {
		d.Notes = append(d.Notes, Note{Text: t.r.Notes[n.Note.String()], Mark: mark(t.r, n.Evidence.String())})
	}
	return d
}

// serviceSection holds every criterion against the groups of users of a service; false when none applies.
func (t *teller) serviceSection(service int) (Section, bool) {
	title := t.kindIn(service, "")
	s := Section{Title: title, Table: t.table(title)}
	for impact := range t.q.Incident.Services[service].Impacts {
		s.Table.Rows = append(s.Table.Rows, t.rows("severe", t.v.Criteria, service, impact)...)
		s.Table.Rows = append(s.Table.Rows, t.rows("periodic", t.v.PeriodicCriteria, service, impact)...)
	}
	if len(s.Table.Rows) == 0 {
		return s, false
	}
	s.Plane = t.plane(service)
	if s.Plane != nil {
		s.Under = t.category(service)
	}
	return s, true
}

// otherSection holds the criteria that ask of no service.
func (t *teller) otherSection() (Section, bool) {
	title := t.r.Facts["facility"]
	if t.q.Incident.Trigger == incident.InformationLeak {
		title = t.r.Facts["trigger"]
	}
	s := Section{Title: title, Table: t.table(title)}
	s.Table.Rows = append(t.rows("severe", t.v.Criteria, severity.NoIndex, severity.NoIndex),
		t.rows("periodic", t.v.PeriodicCriteria, severity.NoIndex, severity.NoIndex)...)
	return s, len(s.Table.Rows) > 0
}

// category names the category of a service in the edition used.
func (t *teller) category(service int) string {
	category, row := t.v.Edition.CategoryOf(t.q.Incident.Services[service].Kind)
	return t.row(category, row)
}

// row names a row of an edition's table; before 2015 there was none.
func (t *teller) row(category law.Category, row uint8) string {
	if category == law.AllServices {
		return t.r.NoCategories
	}
	return words.Fill(t.r.Category, "n", t.r.RowNames[row-1])
}

// table is a table of criteria without rows; the caption is for those who go from table to table.
func (t *teller) table(of string) ui.Table {
	c := t.r.Columns
	return ui.Table{Caption: words.Fill(t.r.Of, "what", t.r.Details, "area", of), Columns: []string{c["bound"], c["time"], c["people"], c["met"]}}
}

// rows are the criteria that ask of a group of users.
func (t *teller) rows(report string, findings []severity.Finding, service, impact int) []ui.Row {
	var rows []ui.Row
	for i := range findings {
		if f := &findings[i]; f.Service == service && f.Impact == impact {
			rows = append(rows, t.findingRow(report, f))
		}
	}
	return rows
}

func (t *teller) findingRow(report string, f *severity.Finding) ui.Row {
	source := t.source(&f.Source)
	met := f.Met.String()
	state := met
	if report == "periodic" {
		state = periodicState(f.Met)
	}
	return ui.Row{Cells: []ui.Cell{
		{Text: t.bound(f), Small: t.about(report, f), Source: &source},
		t.sideCell(t.minutesSide(f)),
		t.sideCell(t.usersSide(f)),
		{Text: t.r.Met[met], State: state},
	}}
}

// periodicState is the state of an answer about the periodic report.
func periodicState(a incident.Answer) ui.Answer {
	if a == incident.Yes {
		return due
	}
	return a.String()
}

// about says which report a criterion is for, and of which group of users it asks where there are several.
func (t *teller) about(report string, f *severity.Finding) string {
	if f.Service == severity.NoIndex || len(t.q.Incident.Services[f.Service].Impacts) == 1 {
		return t.r.Report[report]
	}
	return words.Fill(t.r.Of, "what", t.r.Report[report], "area", t.area(f.Service, f.Impact))
}

// sideCell is how far one side of a criterion is; nothing where it does not ask for that side.
func (t *teller) sideCell(s side) ui.Cell {
	if s.bound == 0 {
		return ui.Cell{}
	}
	c := ui.Cell{Text: t.word(s), Bar: true, Percent: s.share()}
	if s.crosses > t.now {
		c.Small = words.Fill(t.r.Crosses, "time", t.r.MomentAfter(s.crosses, t.now))
	}
	return c
}

// editions holds the answers under every edition side by side, newest first.
func (t *teller) editions() ui.Table {
	c := t.r.Columns
	table := ui.Table{Caption: t.r.EditionsTitle, Columns: []string{c["edition"], c["severe"], c["periodic"], c["category"]}}
	for i := len(t.q.Editions) - 1; i >= 0; i-- {
		a := &t.q.Editions[i]
		name, current := t.r.Editions[a.Edition.ID], a.Edition == t.v.Edition
		if current {
			name.Name = words.Fill(t.r.Of, "what", name.Name, "area", t.r.Applied)
		}
		row := ui.Row{Current: current, Cells: []ui.Cell{
			{Text: name.Name, Small: name.Change},
			{Text: t.r.Met[a.Severe.String()], State: a.Severe.String()},
			{Text: t.r.Met[a.Periodic.String()], State: periodicState(a.Periodic)},
			{Text: t.categories(a.Edition)},
		}}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// categories names the categories of all services in an edition, each once.
func (t *teller) categories(e *law.Edition) string {
	var said []string
	for i := range t.q.Incident.Services {
		name := t.row(e.CategoryOf(t.q.Incident.Services[i].Kind))
		if len(said) == 0 || said[len(said)-1] != name {
			said = append(said, name)
		}
	}
	return strings.Join(said, t.r.ListJoin)
}

// facts are what was entered, as it was understood.
func (t *teller) facts() []Fact {
	in := &t.q.Incident
	f := []Fact{{t.r.Facts["occurred"], t.occurred()}}
	if in.Trigger != incident.TelecomEquipment {
		f = append(f, Fact{t.r.Facts["trigger"], t.r.Triggers[in.Trigger.String()]})
	}
	if in.Facility != incident.OrdinaryFacility {
		f = append(f, Fact{t.r.Facts["facility"], t.r.Facilities[in.Facility.String()]})
	}
	if in.AllTrafficLost != incident.No {
		f = append(f, Fact{t.r.Facts["lost"], t.r.Facts[in.AllTrafficLost.String()] + t.r.ListJoin + t.phases(in.Phases)})
	}
	if in.Equipment != incident.OrdinaryEquipment {
		f = append(f, Fact{t.r.Facts["equipment"], t.r.Equipments[in.Equipment.String()]})
	}
	for i := range in.Services {
		for j := range in.Services[i].Impacts {
			f = append(f, Fact{t.what(i, j), t.group(i, j)})
		}
	}
	return f
}

// occurred says when it began, as it was given.
func (t *teller) occurred() string {
	in := &t.q.Incident
	return t.understoodOr("occurred", t.approx(t.r.Moment(in.Occurred), in.OccurredAbout))
}

// group says what was entered of a group of users.
func (t *teller) group(service, impact int) string {
	s := &t.q.Incident.Services[service]
	m := &s.Impacts[impact]
	said := []string{t.r.UsersIn(m.Users, m.Unit), t.phases(m.Phases)}
	if s.AdditionalFunction {
		said = append(said, t.r.Facts["additional"])
	}
	return strings.Join(said, t.r.ListJoin)
}

// phases says when something stopped or got worse.
func (t *teller) phases(phases []incident.Phase) string {
	var said []string
	for i := range phases {
		said = append(said, t.r.Facts[phases[i].Effect.String()]+t.r.Space+t.stretch(&phases[i]))
	}
	return strings.Join(said, t.r.ListJoin)
}

// stretch says how long something lasted, and from when to when where that is known: the ministry prints both.
func (t *teller) stretch(p *incident.Phase) string {
	if !p.Timed() {
		return t.r.LengthIn(p.Minutes)
	}
	from := t.approx(t.r.MomentAfter(p.From, t.q.Incident.Occurred), p.FromAbout)
	if p.Ongoing() {
		return words.Fill(t.r.FromTo, "a", from, "b", t.r.Ongoing)
	}
	said := words.Fill(t.r.FromTo, "a", from, "b", t.approx(t.r.MomentAfter(p.To, p.From), p.ToAbout))
	lasted := t.lasted(p)
	if p.FromAbout || p.ToAbout {
		lasted = words.Fill(t.r.About, "v", lasted)
	}
	return words.Fill(t.r.Lasted, "v", said, "n", lasted)
}

// lasted says how long something went on that has its end in time.
func (t *teller) lasted(p *incident.Phase) string {
	const perMinute = 60
	return t.r.Length(int64(p.To-p.From) / perMinute)
}

// approx is an instant in words, as it was given: as 頃 or not.
func (t *teller) approx(said string, about bool) string {
	if !about {
		return said
	}
	return words.Fill(t.r.Approx, "v", said)
}

// understoodOr is what was understood of a field, in words, or otherwise.
func (t *teller) understoodOr(field, otherwise string) string {
	for i := range t.q.Reading.Understood {
		if u := &t.q.Reading.Understood[i]; string(u.Place.Append(nil)) == field {
			return read(t.r, t.q, u, t.now)
		}
	}
	return otherwise
}
