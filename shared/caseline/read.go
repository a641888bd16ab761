package caseline

import (
	"jiko/shared/civil"
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
}

func (rd *reader) top() {
	d, in := rd.d, rd.in
	rd.at = incident.Top(incident.FieldOccurred)
	in.Occurred, in.OccurredAbout = rd.moment(d.Occurred, 0)
	var ok bool
	in.Trigger, ok = incident.ParseTrigger(d.Trigger)
	rd.code(d.Trigger, ok, incident.FieldTrigger)
	in.Facility, ok = incident.ParseFacility(d.Facility)
	rd.code(d.Facility, ok, incident.FieldFacility)
	in.Equipment, ok = incident.ParseEquipment(d.Equipment)
	rd.code(d.Equipment, ok, incident.FieldEquipment)
	rd.code(d.Version, d.Version == Version, incident.FieldVersion)
	rd.r.Edition, ok = law.ByID(d.Edition)
	rd.code(d.Edition, ok, incident.FieldEdition)
}

// code refuses what is not one of a field's codes. A blank is the first of them.
func (rd *reader) code(s string, ok bool, field incident.Field) {
	if !ok && s != "" {
		rd.at.Field = field
		rd.trouble(incident.UnknownValue, s)
	}
}

func (rd *reader) trouble(problem incident.Problem, part string) {
	rd.r.trouble(&rd.at, problem.String(), part)
}

func (rd *reader) missing() { *incident.Grow(&rd.r.Missing) = rd.at }

// facility reads what is asked of a facility that is not ordinary.
func (rd *reader) facility() {
	if rd.in.Facility == incident.OrdinaryFacility {
		return
	}
	switch rd.d.AllTrafficLost {
	case "no":
		return
	case "":
		rd.in.AllTrafficLost = incident.Undetermined // not said is not no
		if len(rd.d.Phases) == 0 {
			return
		}
	case "yes":
		rd.in.AllTrafficLost = incident.Yes
	case "unknown":
		rd.in.AllTrafficLost = incident.Undetermined
	default:
		rd.code(rd.d.AllTrafficLost, false, incident.FieldAllTrafficLost)
		return
	}
	rd.phases(rd.d.Phases, &rd.in.Phases)
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

func (rd *reader) service(d *DraftService) {
	kind, ok := incident.ParseKind(d.Kind)
	if d.Kind == "" {
		rd.missing()
	}
	rd.code(d.Kind, ok, incident.FieldKind)
	s := rd.in.AddService(kind)
	s.AdditionalFunction = d.AdditionalFunction == "yes"
	rd.code(d.AdditionalFunction, s.AdditionalFunction, incident.FieldAdditionalFunction)
	if len(d.Impacts) == 0 {
		rd.at.Impact = 0
		rd.impact(&DraftImpact{}, s.AddImpact())
	}
	for i := range d.Impacts {
		rd.at.Impact = int16(i)
		rd.impact(&d.Impacts[i], s.AddImpact())
	}
}

func (rd *reader) impact(d *DraftImpact, m *incident.Impact) {
	rd.at.Phase = incident.NoPart
	rd.at.Field = incident.FieldUsers
	m.Users = quantity.AtLeast(1)
	if d.Users != "" {
		users, unit, problem := notation.Users(d.Users)
		m.Users, m.Unit = users, unit
		rd.quantity(d.Users, &m.Users, &problem)
	}
	m.Area = d.Area
	rd.area(d.Area)
	rd.parts += max(len(d.Phases), 1)
	rd.phases(d.Phases, &m.Phases)
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

// moment reads an instant, and notes what it was read as, or why it was not. One that is not known is missing.
func (rd *reader) moment(s string, after civil.Instant) (instant civil.Instant, about bool) {
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
