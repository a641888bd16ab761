package caseline

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// Append prints the canonical query string of an incident, asked under an edition or, with nil, under the one in force when it
// occurred. Reading it gives the same incident.
func Append(dst []byte, in *incident.Incident, edition *law.Edition) []byte {
	p := printer{dst: append(dst, "v="+Version...), in: in}
	p.pair('t')
	p.instant(in.Occurred)
	if in.OccurredAbout {
		p.dst = appendEscaped(p.dst, about)
	}
	p.code('x', in.Trigger.String(), in.Trigger == incident.TelecomEquipment)
	p.code('g', in.Equipment.String(), in.Equipment == incident.OrdinaryEquipment)
	p.code('f', in.Facility.String(), in.Facility == incident.OrdinaryFacility)
	p.code('l', lost[in.AllTrafficLost], in.AllTrafficLost == incident.No)
	p.phases(in.Phases)
	for i := range in.Services {
		p.service(&in.Services[i])
	}
	if edition != nil {
		p.code('c', edition.ID, false)
	}
	return p.dst
}

// about follows a time that is not exact.
const about = "頃"

var lost = [...]string{incident.No: "no", incident.Undetermined: "unknown", incident.Yes: "yes"}

type printer struct {
	dst []byte
	in  *incident.Incident
}

// pair begins a pair; its value is appended next.
func (p *printer) pair(key byte) { p.dst = append(p.dst, '&', key, '=') }

// code prints a pair unless its value is the default.
func (p *printer) code(key byte, value string, isDefault bool) {
	if !isDefault {
		p.pair(key)
		p.dst = append(p.dst, value...)
	}
}

// offsetLength is the length of +09:00, which the query string leaves out.
const offsetLength = len("+09:00")

func (p *printer) instant(at civil.Instant) {
	p.dst = at.Append(p.dst)
	p.dst = p.dst[:len(p.dst)-offsetLength]
}

func (p *printer) service(s *incident.Service) {
	p.code('k', s.Kind.String(), false)
	p.code('y', "yes", !s.AdditionalFunction)
	for i := range s.Impacts {
		m := &s.Impacts[i]
		p.pair('u')
		if m.Users != quantity.AtLeast(1) {
			p.dst = notation.AppendUsers(p.dst, m.Users, m.Unit)
		}
		if m.Area != "" {
			p.pair('a')
			p.dst = appendEscaped(p.dst, m.Area)
		}
		p.phases(m.Phases)
	}
}

func (p *printer) phases(phases []incident.Phase) {
	for i := range phases {
		p.phase(&phases[i])
	}
}

func (p *printer) phase(ph *incident.Phase) {
	p.code('e', ph.Effect.String(), false)
	switch {
	case ph.Timed():
		p.stretch(ph)
	case ph.Minutes == unknownLength:
		p.code('d', EndUnknown, false)
	default:
		p.pair('m')
		p.dst = notation.AppendQuantity(p.dst, ph.Minutes)
	}
}

func (p *printer) stretch(ph *incident.Phase) {
	if ph.From != p.in.Occurred {
		p.pair('b')
		p.instant(ph.From)
	}
	if !ph.Ongoing() {
		p.pair('n')
		p.instant(ph.To)
	}
}
