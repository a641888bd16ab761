package incident_test

import (
	"slices"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// Of an incident whose parts and numbers are in order, the times alone show what Check shows.
func TestTheTimesAloneShowWhatIsWrongWithThem(t *testing.T) {
	for _, row := range []struct {
		what   string
		change func(in *incident.Incident)
	}{
		{"nothing", func(*incident.Incident) {}},
		{"an end before its start", func(in *incident.Incident) { phase(in).To = phase(in).From - 60 }},
		{"a start before the incident", func(in *incident.Incident) { phase(in).From = in.Occurred - 60 }},
		{"a length beyond the calendar", func(in *incident.Incident) {
			in.Occurred = moment("2099-12-31T23:00")
			*phase(in) = incident.Phase{Minutes: quantity.Exact(60)}
		}},
		{"no time", func(in *incident.Incident) { *phase(in) = incident.Phase{Minutes: quantity.Exact(0)} }},
		{"a phase of a facility that has not begun", func(in *incident.Incident) {
			in.Facility, in.AllTrafficLost, in.AsOf = incident.Satellite, incident.Yes, in.Occurred+60
			incident.AddPhase(&in.Phases).From = in.Occurred + 120
		}},
		{"the second of two groups", func(in *incident.Incident) {
			repeat(&in.Services[0].Impacts, 2)
			in.Services[0].Impacts[1].Phases = []incident.Phase{{From: in.Occurred, To: in.Occurred}}
		}},
		{"too many phases in all", func(in *incident.Incident) {
			repeat(&in.Services[0].Impacts[0].Phases, incident.MaxPhases)
			repeat(&in.Services[0].Impacts, incident.MaxImpacts)
		}},
	} {
		t.Run(row.what, func(t *testing.T) {
			in := sound()
			row.change(in)
			var all, times report
			in.Check(&all)
			incident.CheckTimes(in, &times)
			if !slices.Equal(times, all) || (len(all) == 0) != (row.what == "nothing") {
				t.Errorf("the times show %q, the whole check %q", times, all)
			}
		})
	}
}
