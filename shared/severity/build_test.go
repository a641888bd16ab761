package severity_test

import (
	"math"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// The parts of an incident in a test, from the outside in:
// happened("2020-06-29T12:11", service(incident.EmergencyVoice, among(quantity.Exact(135_000), lasting(156)))).

var unknownUsers = quantity.AtLeast(1)

func moment(s string) civil.Instant {
	at, ok := civil.ParseInstant(s)
	if !ok {
		panic("not an instant: " + s)
	}
	return at
}

func happened(at string, services ...incident.Service) *incident.Incident {
	return &incident.Incident{Occurred: moment(at), Services: services}
}

func service(kind incident.Kind, groups ...incident.Impact) incident.Service {
	return incident.Service{Kind: kind, Impacts: groups}
}

func among(users quantity.Range, phases ...incident.Phase) incident.Impact {
	return incident.Impact{Users: users, Phases: phases}
}

// lasting is a stop of so many minutes, at an unknown time.
func lasting(minutes int64) incident.Phase {
	return incident.Phase{Minutes: quantity.Exact(minutes)}
}

func lastingBetween(low, high int64) incident.Phase {
	return incident.Phase{Minutes: quantity.Range{Min: low, Max: high}}
}

func stopped(from, to string) incident.Phase {
	return incident.Phase{From: moment(from), To: moment(to)}
}

func stoppedSince(from string) incident.Phase { return incident.Phase{From: moment(from)} }

func degraded(p incident.Phase) incident.Phase {
	p.Effect = incident.Degrade
	return p
}

func asOf(in *incident.Incident, at string) *incident.Incident {
	in.AsOf = moment(at)
	return in
}

var anyLength = incident.Phase{Minutes: quantity.Range{Min: 0, Max: math.MaxInt64}}
