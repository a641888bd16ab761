package incident_test

import (
	"slices"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// Of an incident whose times and lengths are possible by themselves, its phases one by one show what Check shows.
func TestAPhaseShowsWhatIsWrongWithItsOrder(t *testing.T) {
	for _, row := range []struct {
		what   string
		change func(in *incident.Incident)
	}{
		{"nothing", func(*incident.Incident) {}},
		{"an end before its start", func(in *incident.Incident) { phase(in).To = phase(in).From - 60 }},
		{"a start before the incident", func(in *incident.Incident) { phase(in).From = in.Occurred - 60 }},
		{"both", func(in *incident.Incident) { phase(in).From, phase(in).To = in.Occurred-60, in.Occurred-120 }},
		{"a length beyond the calendar", func(in *incident.Incident) {
			in.Occurred = moment("2099-12-31T23:00")
			*phase(in) = incident.Phase{Minutes: quantity.Exact(60)}
		}},
		{"it has not begun", func(in *incident.Incident) {
			in.AsOf = in.Occurred + 60
			*phase(in) = incident.Phase{From: in.Occurred + 120}
		}},
	} {
		t.Run(row.what, func(t *testing.T) {
			in := sound()
			row.change(in)
			var all, one report
			in.Check(&all)
			at := incident.Place{Field: phase(in).StartField()}
			start, end := in.CheckOrder(phase(in))
			if start != incident.NoProblem {
				one.Problem(at, start)
			}
			if at.Field = incident.FieldTo; end != incident.NoProblem {
				one.Problem(at, end)
			}
			if !slices.Equal(one, all) || (len(all) == 0) != (row.what == "nothing") {
				t.Errorf("the phase shows %q, the whole check %q", one, all)
			}
		})
	}
}
