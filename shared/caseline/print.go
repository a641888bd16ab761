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
	w.Text("v=" + Version)
	printMoment(w, 't', in.Occurred, in.OccurredAbout)
	printCode(w, 'x', incident.Triggers, int(in.Trigger))
	printCode(w, 'g', incident.Equipments, int(in.Equipment))
	printCode(w, 'f', incident.Facilities, int(in.Facility))
	if in.Facility != incident.OrdinaryFacility && in.AllTrafficLost != incident.Undetermined {
		printPair(w, 'l', lost.At(int(in.AllTrafficLost)))
	}
	printPhases(w, in, in.Phases)
	for i := range in.Services {
		printService(w, in, &in.Services[i])
	}
	if edition != nil {
		printPair(w, 'c', edition.ID)
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

func printKey(w *jsonout.Writer, key byte) {
	w.Byte('&')
	w.Byte(key)
	w.Byte('=')
}

func printPair(w *jsonout.Writer, key byte, value string) {
	printKey(w, key)
	w.Text(value)
}

func printMoment(w *jsonout.Writer, key byte, at civil.Instant, isAbout bool) {
	printKey(w, key)
	at.PrintLocal(w)
	if isAbout {
		printEscaped(w, about)
	}
}

// printCode is printPair for a value that may be left out where it is the first one.
func printCode(w *jsonout.Writer, key byte, list codes.List, value int) {
	if value != 0 {
		printPair(w, key, list.At(value))
	}
}

func printService(w *jsonout.Writer, in *incident.Incident, s *incident.Service) {
	printPair(w, 'k', s.Kind.String())
	if s.AdditionalFunction {
		printPair(w, 'y', "yes")
	}
	for i := range s.Impacts {
		printImpact(w, in, &s.Impacts[i])
	}
}

func printImpact(w *jsonout.Writer, in *incident.Incident, m *incident.Impact) {
	printKey(w, 'u')
	if m.Users.Min != 1 || m.Users.Max != quantity.Unbounded {
		notation.PrintUsers(w, &m.Users, m.Unit)
	}
	if m.Area != "" {
		printKey(w, 'a')
		printEscaped(w, m.Area)
	}
	printPhases(w, in, m.Phases)
}

func printPhases(w *jsonout.Writer, in *incident.Incident, phases []incident.Phase) {
	for i := range phases {
		printPhase(w, in, &phases[i])
	}
}

func printPhase(w *jsonout.Writer, in *incident.Incident, p *incident.Phase) {
	printPair(w, 'e', p.Effect.String())
	switch {
	case p.Timed():
		printStretch(w, in, p)
	case p.Minutes.Min == 0 && p.Minutes.Max == quantity.Unbounded:
		printPair(w, 'd', EndUnknown)
	default:
		printKey(w, 'm')
		notation.PrintQuantity(w, &p.Minutes)
	}
}

func printStretch(w *jsonout.Writer, in *incident.Incident, p *incident.Phase) {
	if p.From != in.Occurred || p.FromAbout != in.OccurredAbout {
		printMoment(w, 'b', p.From, p.FromAbout)
	}
	if !p.Ongoing() {
		printMoment(w, 'n', p.To, p.ToAbout)
	}
}
