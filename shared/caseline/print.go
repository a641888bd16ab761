package caseline

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// Print writes the canonical query string of an incident, asked under an edition or, with nil, under the one in force when it
// occurred. Reading it gives the same incident.
func Print(w *jsonout.Writer, in *incident.Incident, edition *law.Edition) {
	p := printer{w: w, in: in}
	p.moment("v="+Version+"&t=", in.Occurred, in.OccurredAbout)
	p.code("&x=", incident.Triggers, int(in.Trigger))
	p.code("&g=", incident.Equipments, int(in.Equipment))
	p.code("&f=", incident.Facilities, int(in.Facility))
	if in.Facility != incident.OrdinaryFacility && in.AllTrafficLost != incident.Undetermined {
		p.pair("&l=", lost.At(int(in.AllTrafficLost)))
	}
	p.phases(in.Phases)
	for i := range in.Services {
		p.service(&in.Services[i])
	}
	if edition != nil {
		p.pair("&c=", edition.ID)
	}
}

// Append adds what Print writes to dst.
func Append(dst []byte, in *incident.Incident, edition *law.Edition) []byte {
	w := jsonout.Writer{Buf: dst}
	Print(&w, in, edition)
	return w.Buf
}

// about follows a time that is not exact.
const about = "頃"

// lost are the codes of whether all traffic was lost.
const lost codes.List = "no|unknown|yes"

type printer struct {
	w  *jsonout.Writer
	in *incident.Incident
}

func (p *printer) pair(key, value string) {
	p.w.Text(key)
	p.w.Text(value)
}

func (p *printer) moment(key string, at civil.Instant, isAbout bool) {
	p.w.Text(key)
	at.PrintLocal(p.w)
	if isAbout {
		printEscaped(p.w, about)
	}
}

// code is pair for a value that may be left out where it is the first one.
func (p *printer) code(key string, list codes.List, value int) {
	if value != 0 {
		p.pair(key, list.At(value))
	}
}

func (p *printer) service(s *incident.Service) {
	p.pair("&k=", s.Kind.String())
	if s.AdditionalFunction {
		p.w.Text("&y=yes")
	}
	for i := range s.Impacts {
		p.impact(&s.Impacts[i])
	}
}

func (p *printer) impact(m *incident.Impact) {
	p.w.Text("&u=")
	if m.Users.Min != 1 || m.Users.Max != quantity.Unbounded {
		notation.PrintUsers(p.w, &m.Users, m.Unit)
	}
	if m.Area != "" {
		p.w.Text("&a=")
		printEscaped(p.w, m.Area)
	}
	p.phases(m.Phases)
}

func (p *printer) phases(phases []incident.Phase) {
	for i := range phases {
		p.phase(&phases[i])
	}
}

func (p *printer) phase(ph *incident.Phase) {
	p.pair("&e=", ph.Effect.String())
	switch {
	case ph.Timed():
		p.stretch(ph)
	case ph.Minutes.Min == 0 && ph.Minutes.Max == quantity.Unbounded:
		p.w.Text("&d=" + EndUnknown)
	default:
		p.w.Text("&m=")
		notation.PrintQuantity(p.w, &ph.Minutes)
	}
}

func (p *printer) stretch(ph *incident.Phase) {
	if ph.From != p.in.Occurred || ph.FromAbout != p.in.OccurredAbout {
		p.moment("&b=", ph.From, ph.FromAbout)
	}
	if !ph.Ongoing() {
		p.moment("&n=", ph.To, ph.ToAbout)
	}
}
