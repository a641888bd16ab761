package incident_test

import (
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
)

func TestWhatGoesOnIsKnownUntilSomeInstant(t *testing.T) {
	now, before := moment("2020-06-29T15:00"), moment("2020-06-29T14:30")
	goesOn := incident.Phase{From: moment("2020-06-29T12:00")}
	for _, row := range []struct {
		what    string
		change  func(in *incident.Incident)
		ongoing bool
		want    civil.Instant
	}{
		{"all ended", func(in *incident.Incident) {}, false, 0},
		{"a group of users is without the service", func(in *incident.Incident) { *phase(in) = goesOn }, true, now},
		{"the traffic over a facility is lost", func(in *incident.Incident) { *incident.AddPhase(&in.Phases) = goesOn }, true, now},
		{"that is said", func(in *incident.Incident) { *phase(in), in.AsOf = goesOn, before }, true, before},
	} {
		in := sound()
		row.change(in)
		in.KnownUntil(now)
		if in.Ongoing() != row.ongoing || in.AsOf != row.want {
			t.Errorf("%s: it goes on: %v, and is known until %v", row.what, in.Ongoing(), in.AsOf)
		}
	}
}
