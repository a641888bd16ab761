package caseline

import (
	"unicode/utf8"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// Understood is what a typed value was read as, to be shown beside its field: an instant or a quantity.
type Understood struct {
	Place    incident.Place
	At       civil.Instant // zero for a quantity
	Approx   bool          // 頃
	Quantity quantity.Range
}

// Read reads the draft into an incident. now is the clock of whoever asks, zero when there is none: a time of day alone is the
// latest one not after it, and an ongoing phase is known to have lasted until it. The incident may be judged only when
// nothing is missing and there is no trouble.
func (d *Draft) Read(now civil.Instant, in *incident.Incident, r *Reading) {
	in.Reset()
	rd := reader{d: d, in: in, r: r, now: now}
	rd.top()
	rd.facility()
	if in.Trigger != incident.InformationLeak {
		rd.services()
	}
	if in.Ongoing() {
		in.AsOf = now
	}
	if len(r.Missing) == 0 && len(r.Troubles) == 0 {
		in.Check(r)
	}
}

type reader struct {
	d   *Draft
	in  *incident.Incident
	r   *Reading
	now civil.Instant
}

func (rd *reader) top() {
	d, in := rd.d, rd.in
	if d.Version != "" && d.Version != Version {
		rd.unknown(incident.Top(incident.FieldVersion), d.Version)
	}
	at := incident.Top(incident.FieldOccurred)
	if d.Occurred == "" {
		rd.r.missing(at)
	} else {
		in.Occurred, in.OccurredAbout = rd.moment(d.Occurred, at, notation.Reference{Now: rd.now})
	}
	in.Trigger = code(rd, d.Trigger, incident.FieldTrigger, incident.ParseTrigger)
	in.Facility = code(rd, d.Facility, incident.FieldFacility, incident.ParseFacility)
	in.Equipment = code(rd, d.Equipment, incident.FieldEquipment, incident.ParseEquipment)
	if d.Edition != "" {
		rd.edition()
	}
}

func (rd *reader) edition() {
	edition, ok := law.ByID(rd.d.Edition)
	if !ok {
		rd.unknown(incident.Top(incident.FieldEdition), rd.d.Edition)
		return
	}
	rd.r.Edition = edition
}

// code reads a field that takes one of a few codes; blank is the first of them.
func code[T ~uint8](rd *reader, s string, field incident.Field, parse func(string) (T, bool)) T {
	value, ok := parse(s)
	if !ok && s != "" {
		rd.unknown(incident.Top(field), s)
	}
	return value
}

func (rd *reader) unknown(at incident.Place, part string) {
	rd.r.trouble(at, incident.UnknownValue.String(), part)
}

// facility reads what is asked of a facility that is not ordinary.
func (rd *reader) facility() {
	if rd.in.Facility == incident.OrdinaryFacility {
		return
	}
	switch rd.d.AllTrafficLost {
	case "", "no":
		return
	case "yes":
		rd.in.AllTrafficLost = incident.Yes
	case "unknown":
		rd.in.AllTrafficLost = incident.Undetermined
	default:
		rd.unknown(incident.Top(incident.FieldAllTrafficLost), rd.d.AllTrafficLost)
		return
	}
	rd.phases(rd.d.Phases, &rd.in.Phases, incident.Top(incident.FieldNone))
}

func (rd *reader) services() {
	if len(rd.d.Services) == 0 {
		rd.r.missing(incident.Place{Field: incident.FieldKind, Service: 0, Impact: incident.NoPart, Phase: incident.NoPart})
	}
	for i := range rd.d.Services {
		rd.service(&rd.d.Services[i], incident.Place{Field: incident.FieldKind, Service: int16(i), Impact: incident.NoPart, Phase: incident.NoPart})
	}
}

func (rd *reader) service(d *DraftService, at incident.Place) {
	kind, ok := incident.ParseKind(d.Kind)
	switch {
	case d.Kind == "":
		rd.r.missing(at)
	case !ok:
		rd.unknown(at, d.Kind)
	}
	s := rd.in.AddService(kind)
	switch d.AdditionalFunction {
	case "":
	case "yes":
		s.AdditionalFunction = true
	default:
		at.Field = incident.FieldAdditionalFunction
		rd.unknown(at, d.AdditionalFunction)
	}
	if len(d.Impacts) == 0 {
		at.Impact = 0
		rd.impact(&DraftImpact{}, s, at)
	}
	for i := range d.Impacts {
		at.Impact = int16(i)
		rd.impact(&d.Impacts[i], s, at)
	}
}

func (rd *reader) impact(d *DraftImpact, s *incident.Service, at incident.Place) {
	m := s.AddImpact()
	at.Field = incident.FieldUsers
	m.Users = quantity.AtLeast(1)
	if d.Users != "" {
		users, unit, problem := notation.Users(d.Users)
		m.Users, m.Unit = rd.quantity(d.Users, users, problem, at), unit
	}
	at.Field = incident.FieldArea
	rd.area(d.Area, at)
	m.Area = d.Area
	rd.phases(d.Phases, &m.Phases, at)
}

func (rd *reader) area(s string, at incident.Place) {
	if utf8.RuneCountInString(s) > incident.MaxArea {
		rd.r.trouble(at, incident.TooLong.String(), "")
	}
	for i, c := range s {
		if c < ' ' || 0x7f <= c && c < 0xa0 || c == utf8.RuneError {
			rd.r.trouble(at, incident.ControlCharacter.String(), s[i:])
			return
		}
	}
}

// quantity notes what a number was read as, or why it was not.
func (rd *reader) quantity(s string, q quantity.Range, problem notation.Problem, at incident.Place) quantity.Range {
	if problem.Code != 0 {
		rd.r.trouble(at, problem.Code.String(), s[problem.Start:problem.End])
		return q
	}
	*incident.Grow(&rd.r.Understood) = Understood{Place: at, Quantity: q}
	return q
}

// moment notes what an instant was read as, or why it was not.
func (rd *reader) moment(s string, at incident.Place, ref notation.Reference) (instant civil.Instant, about bool) {
	instant, approx, problem := notation.Moment(s, ref)
	if problem.Code != 0 {
		rd.r.trouble(at, problem.Code.String(), s[problem.Start:problem.End])
		return 0, false
	}
	*incident.Grow(&rd.r.Understood) = Understood{Place: at, At: instant, Approx: approx}
	return instant, approx
}
