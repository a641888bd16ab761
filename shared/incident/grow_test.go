package incident_test

import (
	"testing"

	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// fill describes the same incident anew.
func fill(in *incident.Incident) {
	in.Reset()
	in.Occurred = 1
	incident.AddPhase(&in.Phases)
	for range 3 {
		s := in.AddService(incident.LPWA)
		for range 3 {
			m := s.AddImpact()
			m.Users = quantity.Exact(1)
			incident.AddPhase(&m.Phases).Minutes = quantity.Exact(1)
			incident.AddPhase(&m.Phases)
		}
	}
}

func TestAnIncidentIsFilledAgainWithoutAllocating(t *testing.T) {
	var in incident.Incident
	fill(&in)
	if n := testing.AllocsPerRun(10, func() { fill(&in) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestNothingIsLeftOfAnEarlierIncident(t *testing.T) {
	var in incident.Incident
	fill(&in)
	in.AllTrafficLost, in.OccurredAbout = incident.Yes, true
	in.Services[0].AdditionalFunction = true
	in.Services[0].Impacts[0].Area = "石川県"
	in.Services[0].Impacts[0].Unit = quantity.Lines
	in.Services[0].Impacts[0].Phases[0].Effect = incident.Degrade
	in.Reset()
	if in.AllTrafficLost != incident.No || in.OccurredAbout || in.Occurred != 0 || len(in.Phases) != 0 || len(in.Services) != 0 {
		t.Errorf("left: %+v", in)
	}
	s := in.AddService(incident.Voice)
	if s.AdditionalFunction || s.Kind != incident.Voice || len(s.Impacts) != 0 {
		t.Errorf("left of the service: %+v", s)
	}
	m := s.AddImpact()
	if m.Area != "" || m.Unit != quantity.NoUnit || m.Users != (quantity.Range{}) || len(m.Phases) != 0 {
		t.Errorf("left of the group of users: %+v", m)
	}
	if p := incident.AddPhase(&m.Phases); *p != (incident.Phase{}) {
		t.Errorf("left of the phase: %+v", p)
	}
}
