package intake

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// incident reads an incident, and beside its members those that the request has of its own. Of what is there to check,
// it checks what only the JSON shows (types, fields left out, two ways of saying one thing); incident.Check knows the rest.
// What could not be read is replaced by something harmless, so that the rest is checked all the same.
func (r *reader) incident(in *incident.Incident, now civil.Instant, others ...member) {
	before := len(r.fields)
	var triggerRead, facilityRead, lostRead bool
	has := r.object(append(others,
		member{"occurred", func() { r.instant(&in.Occurred) }},
		member{"occurredAbout", func() { r.boolean(&in.OccurredAbout) }},
		member{"asOf", func() { r.instant(&in.AsOf) }},
		member{"trigger", func() {
			triggerRead = r.well(func() { word(r, incident.ParseTrigger, incident.UnknownValue, &in.Trigger) })
		}},
		member{"facility", func() {
			facilityRead = r.well(func() { word(r, incident.ParseFacility, incident.UnknownValue, &in.Facility) })
		}},
		member{"equipment", func() { word(r, incident.ParseEquipment, incident.UnknownValue, &in.Equipment) }},
		member{"allTrafficLost", func() { lostRead = r.well(func() { r.answer(&in.AllTrafficLost) }) }},
		member{"phases", func() { r.phases(&in.Phases) }},
		member{"services", func() { r.services(&in.Services) }},
	)...)
	if has("trigger") && !triggerRead {
		in.Trigger = incident.InformationLeak // the one that asks for no services
	}
	if has("facility") && !facilityRead || has("allTrafficLost") && !lostRead {
		in.Facility, in.AllTrafficLost, in.Phases = incident.OrdinaryFacility, incident.No, nil
	} else {
		r.facility(in, has)
	}
	r.asOf(in, now, has("asOf"), len(r.fields) == before)
}

// well tells whether a value was read without a problem.
func (r *reader) well(read func()) bool {
	before := len(r.fields)
	read()
	return len(r.fields) == before
}

// facility checks what goes together only with a facility, even where it says nothing.
func (r *reader) facility(in *incident.Incident, has func(string) bool) {
	switch {
	case has("allTrafficLost") && in.Facility == incident.OrdinaryFacility:
		r.reportMember("allTrafficLost", incident.Conflict.String())
	case !has("allTrafficLost") && in.Facility != incident.OrdinaryFacility:
		in.AllTrafficLost = incident.Undetermined // not said is not no
	}
	if has("phases") && in.AllTrafficLost == incident.No {
		r.reportMember("phases", incident.Conflict.String())
	}
}

// asOf sets the instant up to which what goes on is known to have lasted: now, unless it was given. Given where nothing goes on, it is
// a problem, if all of the incident could be read.
func (r *reader) asOf(in *incident.Incident, now civil.Instant, given, clean bool) {
	switch {
	case !given:
		in.KnownUntil(now)
	case clean && !in.Ongoing():
		r.reportMember("asOf", incident.Conflict.String())
	}
}

// answer reads true, false, or null for unknown.
func (r *reader) answer(to *incident.Answer) {
	if r.kind() == 'n' {
		r.token()
		*to = incident.Undetermined
		return
	}
	var yes bool
	if r.boolean(&yes); yes {
		*to = incident.Yes
	}
}

// The lists keep one part more than the limit, which tells incident.Check that there are too many.

func (r *reader) services(to *[]incident.Service) {
	r.array(incident.MaxServices+1, func(int) {
		*to = append(*to, incident.Service{})
		r.service(&(*to)[len(*to)-1])
	})
}

func (r *reader) service(s *incident.Service) {
	has := r.object(
		member{"kind", func() { word(r, incident.ParseKind, incident.UnknownValue, &s.Kind) }},
		member{"additionalFunction", func() { r.boolean(&s.AdditionalFunction) }},
		member{"impacts", func() { r.impacts(&s.Impacts) }},
	)
	if !has("kind") {
		r.reportMember("kind", incident.Required.String())
	}
}

func (r *reader) impacts(to *[]incident.Impact) {
	r.array(incident.MaxImpacts+1, func(int) {
		*to = append(*to, incident.Impact{})
		r.impact(&(*to)[len(*to)-1])
	})
}

func (r *reader) impact(m *incident.Impact) {
	has := r.object(
		member{"area", func() { r.text(incident.MaxArea, &m.Area) }},
		member{"users", func() { r.quantity(1, &m.Users) }},
		member{"unit", func() { word(r, parseUnit, incident.UnknownValue, &m.Unit) }},
		member{"phases", func() { r.phases(&m.Phases) }},
	)
	if !has("users") {
		m.Users = placeholder
		r.reportMember("users", incident.Required.String())
	}
}

func (r *reader) phases(to *[]incident.Phase) {
	r.array(incident.MaxPhases+1, func(int) {
		*to = append(*to, incident.Phase{})
		r.phase(&(*to)[len(*to)-1])
	})
}

// phase reads one of the four ways to place a phase: minutes, from and to, from and minutes, or from alone while it goes on.
func (r *reader) phase(p *incident.Phase) {
	before := len(r.fields)
	has := r.object(
		member{"effect", func() { word(r, incident.ParseEffect, incident.UnknownValue, &p.Effect) }},
		member{"from", func() { r.instant(&p.From) }},
		member{"fromAbout", func() { r.boolean(&p.FromAbout) }},
		member{"to", func() { r.instant(&p.To) }},
		member{"toAbout", func() { r.boolean(&p.ToAbout) }},
		member{"minutes", func() { r.quantity(0, &p.Minutes) }},
	)
	switch {
	case len(r.fields) > before:
	case has("from") && has("to") && has("minutes"):
		r.reportMember("minutes", incident.Conflict.String())
	case p.ToAbout && !has("to"):
		r.reportMember("to", incident.Required.String())
	case has("from") && has("minutes"):
		r.in("minutes", func() { r.end(p) })
	case (has("to") || p.FromAbout) && !has("from"):
		r.reportMember("from", incident.Required.String())
	case !has("from") && !has("minutes"):
		r.reportMember("minutes", incident.Required.String())
	}
	if len(r.fields) > before {
		*p = incident.Phase{Minutes: placeholder}
	}
}

// end turns the minutes behind a beginning into its end.
func (r *reader) end(p *incident.Phase) {
	minutes, ok := r.exact(p.Minutes)
	if !ok {
		return
	}
	to, ok := p.From.Plus(minutes)
	if !ok {
		r.report(incident.OutsideCalendar.String())
		return
	}
	p.To, p.ToAbout, p.Minutes = to, p.FromAbout, quantity.Range{}
}
