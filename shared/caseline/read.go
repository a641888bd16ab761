package caseline

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/notation"
	"jiko/shared/quantity"
	"jiko/shared/runes"
)

// Understood is what a typed value was read as, to be shown beside its field: an instant or a quantity.
type Understood struct {
	Place    incident.Place
	At       civil.Instant // zero for a quantity
	Approx   bool          // 頃
	Quantity quantity.Range
}

// Read reads the draft into an incident. now is the clock of whoever asks, zero when there is none: a time of day alone is the
// latest one not after it, and an ongoing phase is known to have lasted until it. A clock beyond the calendar is none.
// The incident may be judged only when nothing is missing and there is no trouble.
func (d *Draft) Read(now civil.Instant, in *incident.Incident, r *Reading) {
	if !now.InCalendar() {
		now = 0
	}
	in.Reset()
	in.AsOf = now
	rd := reader{d: d, in: in, r: r}
	rd.top()
	rd.facility()
	if in.Trigger != incident.InformationLeak {
		rd.services()
	}
	if !rd.ongoing {
		in.AsOf = 0
	}
	if rd.ahead {
		rd.at = incident.Top(incident.FieldOccurred)
		rd.trouble(incident.InFuture, "")
	}
	if rd.parts > incident.MaxAllParts {
		rd.at = incident.Top(incident.FieldServices)
		rd.trouble(incident.TooMany, "")
	}
}

// reader keeps the place of what it reads.
type reader struct {
	d       *Draft
	in      *incident.Incident // known, while it is read, until the clock of whoever asks
	r       *Reading
	at      incident.Place
	parts   int  // phases of all services
	ongoing bool // one of the phases goes on
	ahead   bool // one of them began with an incident that lies ahead
}

func (rd *reader) top() {
	d, in := rd.d, rd.in
	rd.at = incident.Top(incident.FieldOccurred)
	in.Occurred, in.OccurredAbout = rd.moment(&d.Texts, incident.FieldOccurred, 0)
	in.Trigger = incident.Trigger(rd.code(&d.Texts, incident.FieldTrigger, incident.Triggers))
	in.Facility = incident.Facility(rd.code(&d.Texts, incident.FieldFacility, incident.Facilities))
	in.Equipment = incident.Equipment(rd.code(&d.Texts, incident.FieldEquipment, incident.Equipments))
	rd.code(&d.Texts, incident.FieldVersion, Version)
	edition := d.Text(incident.FieldEdition)
	rd.r.Edition, _ = law.ByID(edition)
	if rd.r.Edition == nil && edition != "" {
		rd.refuse(incident.FieldEdition, incident.UnknownValue, edition)
	}
}

// code is the value that the code in a field stands for: the first one for a blank, and for what is no code, which is refused.
func (rd *reader) code(t *Texts, field incident.Field, list codes.List) int {
	s := t.Text(field)
	n, ok := list.Find(s)
	if !ok && s != "" {
		rd.refuse(field, incident.UnknownValue, s)
	}
	return n
}

// refuse is trouble with another field.
func (rd *reader) refuse(field incident.Field, problem incident.Problem, part string) {
	rd.at.Field = field
	rd.trouble(problem, part)
}

func (rd *reader) trouble(problem incident.Problem, part string) {
	rd.r.trouble(&rd.at, problem.String(), part)
}

func (rd *reader) missing() { *incident.Grow(&rd.r.Missing) = rd.at }

// facility reads what is asked of a facility that is not ordinary.
func (rd *reader) facility() {
	d, in := rd.d, rd.in
	if in.Facility == incident.OrdinaryFacility {
		return
	}
	in.AllTrafficLost = incident.Answer(rd.code(&d.Texts, incident.FieldAllTrafficLost, lost))
	said := d.Text(incident.FieldAllTrafficLost) != ""
	if !said {
		in.AllTrafficLost = incident.Undetermined // not said is not no
	}
	if in.AllTrafficLost != incident.No && (said || len(d.Phases) > 0) {
		rd.phases(d.Phases, &in.Phases)
	}
}

// one stands for the parts of which nothing is typed: there is one.
var one [1]Part

func orOne(parts []Part) []Part {
	if len(parts) == 0 {
		return one[:]
	}
	return parts
}

func (rd *reader) services() {
	rd.at = incident.Top(incident.FieldKind)
	if len(rd.d.Services) == 0 {
		rd.at.Service = 0
		rd.missing()
	}
	for i := range rd.d.Services {
		rd.at = incident.Top(incident.FieldKind)
		rd.at.Service = int16(i)
		rd.service(&rd.d.Services[i])
	}
}

func (rd *reader) service(d *Part) {
	if d.Text(incident.FieldKind) == "" {
		rd.missing()
	}
	s := rd.in.AddService(incident.Kind(rd.code(&d.Texts, incident.FieldKind, incident.Kinds)))
	s.AdditionalFunction = rd.code(&d.Texts, incident.FieldAdditionalFunction, "|yes") == 1
	impacts := orOne(d.Parts)
	for i := range impacts {
		rd.at.Impact = int16(i)
		rd.impact(&impacts[i], s.AddImpact())
	}
}

func (rd *reader) impact(d *Part, m *incident.Impact) {
	rd.at.Phase = incident.NoPart
	rd.at.Field = incident.FieldUsers
	text := d.Text(incident.FieldUsers)
	users, unit, problem := notation.Users(text)
	m.Users, m.Unit = users, unit
	if text != "" {
		rd.quantity(text, &m.Users, &problem)
	}
	m.Area = d.Text(incident.FieldArea)
	rd.area(m.Area)
	rd.parts += max(len(d.Parts), 1)
	rd.phases(d.Parts, &m.Phases)
}

func (rd *reader) area(s string) {
	rd.at.Field = incident.FieldArea
	characters, bad := 0, len(s)
	for i := 0; i < len(s); characters++ {
		c, size := runes.First(s[i:])
		if !incident.Readable(c) || c == runes.Invalid {
			bad = min(bad, i)
		}
		i += size
	}
	if characters > incident.MaxArea {
		rd.trouble(incident.TooLong, "")
	}
	if bad < len(s) {
		rd.trouble(incident.ControlCharacter, s[bad:])
	}
}

// quantity notes what a number was read as, or why it was not.
func (rd *reader) quantity(s string, q *quantity.Range, problem *notation.Problem) {
	if u := rd.understood(s, problem); u != nil {
		u.Quantity = *q
	}
}

// moment reads the instant in a field, and notes what it was read as, or why it was not. One that is not known is missing.
func (rd *reader) moment(t *Texts, field incident.Field, after civil.Instant) (instant civil.Instant, about bool) {
	rd.at.Field = field
	s := t.Text(field)
	instant, about, problem := notation.Moment(s, notation.Reference{Now: rd.in.AsOf, After: after})
	if instant == 0 && problem.Code == notation.NoProblem {
		rd.missing()
	} else if u := rd.understood(s, &problem); u != nil {
		u.At, u.Approx = instant, about
	}
	return instant, about
}

// understood adds a note on a value that was read; nil when there is a problem with it.
func (rd *reader) understood(s string, problem *notation.Problem) *Understood {
	if problem.Code != notation.NoProblem {
		rd.r.trouble(&rd.at, problem.Code.String(), s[problem.Start:problem.End])
		return nil
	}
	u := incident.Grow(&rd.r.Understood)
	*u = Understood{Place: rd.at}
	return u
}
