package incident_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// report collects the problems of an incident as lines: path, code.
type report []string

func (r *report) Problem(at incident.Place, p incident.Problem) {
	*r = append(*r, strings.TrimSpace(string(at.Append(nil))+" "+p.String()))
}

func moment(s string) civil.Instant {
	at, ok := civil.ParseInstant(s)
	if !ok {
		panic("not an instant: " + s)
	}
	return at
}

// sound is an incident with which nothing is wrong: voice stopped for 30,000 users from noon to two.
func sound() *incident.Incident {
	in := &incident.Incident{Occurred: moment("2020-06-29T12:00")}
	m := in.AddService(incident.Voice).AddImpact()
	m.Users = quantity.Exact(30_000)
	*incident.AddPhase(&m.Phases) = incident.Phase{From: moment("2020-06-29T12:00"), To: moment("2020-06-29T14:00")}
	return in
}

func phase(in *incident.Incident) *incident.Phase { return &in.Services[0].Impacts[0].Phases[0] }

func repeat[T any](list *[]T, times int) {
	for range times - 1 {
		*list = append(*list, (*list)[0])
	}
}

func TestWhatIsImpossibleIsRefused(t *testing.T) {
	const users, phases0 = "services[0].impacts[0].users", "services[0].impacts[0].phases[0]"
	for _, row := range []struct {
		what   string
		change func(in *incident.Incident)
		want   []string
	}{
		{"nothing is wrong", func(in *incident.Incident) {}, nil},
		{"it is not known when it occurred", func(in *incident.Incident) { in.Occurred = 0 }, []string{"occurred required"}},
		{"it occurred before the calendar", func(in *incident.Incident) { in.Occurred = civil.First.At(0, 0, 0) - 1 }, []string{"occurred outside-calendar"}},
		{"it occurred in the calendar's first second", func(in *incident.Incident) { in.Occurred = civil.First.At(0, 0, 0) }, nil},
		{"it occurred after the calendar", func(in *incident.Incident) {
			in.Occurred = civil.Last.At(24, 0, 0)
			*phase(in) = incident.Phase{Minutes: quantity.Exact(1)}
		}, []string{"occurred outside-calendar"}},

		{"no service", func(in *incident.Incident) { in.Services = nil }, []string{"services required"}},
		{"a leak needs none", func(in *incident.Incident) { in.Services, in.Trigger = nil, incident.InformationLeak }, nil},
		{"no group of users", func(in *incident.Incident) { in.Services[0].Impacts = nil }, []string{"services[0].impacts required"}},
		{"no phase", func(in *incident.Incident) { in.Services[0].Impacts[0].Phases = nil }, []string{"services[0].impacts[0].phases required"}},

		{"no users", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.Exact(0) }, []string{users + " zero"}},
		{"at most no users", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.Range{Min: 0, Max: 0} }, []string{users + " zero"}},
		{"at most one user", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.Range{Min: 0, Max: 1} }, nil},
		{"fewer users than none", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.Exact(-1) }, []string{users + " negative"}},
		{"at least fewer than none", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.AtLeast(-1) }, []string{users + " negative"}},
		{"at least more than at most", func(in *incident.Incident) { in.Services[0].Impacts[0].Users = quantity.Range{Min: 2, Max: 1} }, []string{users + " reversed"}},

		{"no time", func(in *incident.Incident) { *phase(in) = incident.Phase{} }, []string{phases0 + ".minutes zero"}},
		{"less than no time", func(in *incident.Incident) { *phase(in) = incident.Phase{Minutes: quantity.Exact(-60)} }, []string{phases0 + ".minutes negative"}},
		{"an unknown time", func(in *incident.Incident) { *phase(in) = incident.Phase{Minutes: quantity.AtLeast(0)} }, nil},
		{"a length that ends with the calendar", func(in *incident.Incident) {
			*phase(in) = incident.Phase{Minutes: quantity.Exact(int64(civil.Last.At(24, 0, 0)-in.Occurred)/60 - 1)}
		}, nil},
		{"a length that ends after the calendar", func(in *incident.Incident) {
			*phase(in) = incident.Phase{Minutes: quantity.Exact(int64(civil.Last.At(24, 0, 0)-in.Occurred) / 60)}
		}, []string{phases0 + ".minutes outside-calendar"}},
		{"a length that no calendar holds", func(in *incident.Incident) { *phase(in) = incident.Phase{Minutes: quantity.AtLeast(math.MaxInt64 - 1)} }, []string{phases0 + ".minutes outside-calendar"}},

		{"a length that no calendar holds, and less at most", func(in *incident.Incident) {
			*phase(in) = incident.Phase{Minutes: quantity.Range{Min: math.MaxInt64 - 1, Max: 1}}
		}, []string{phases0 + ".minutes outside-calendar"}},

		{"the end is the start", func(in *incident.Incident) { phase(in).To = phase(in).From }, []string{phases0 + ".to not-after-start"}},
		{"the end is before the start", func(in *incident.Incident) { phase(in).To = phase(in).From - 1 }, []string{phases0 + ".to not-after-start"}},
		{"a second long", func(in *incident.Incident) { phase(in).To = phase(in).From + 1 }, nil},
		{"an end after the calendar", func(in *incident.Incident) { phase(in).To = civil.Last.At(24, 0, 0) }, []string{phases0 + ".to outside-calendar"}},
		{"a start before the incident", func(in *incident.Incident) { phase(in).From-- }, []string{phases0 + ".from before-occurrence"}},
		{"a start and an end before the calendar", func(in *incident.Incident) {
			phase(in).From, phase(in).To = civil.First.At(0, 0, 0)-2, civil.First.At(0, 0, 0)-1
		}, []string{phases0 + ".from outside-calendar", phases0 + ".to outside-calendar"}},

		{"a start before the incident, and an end before that", func(in *incident.Incident) {
			phase(in).From, phase(in).To = in.Occurred-1, in.Occurred-2
		}, []string{phases0 + ".from before-occurrence", phases0 + ".to not-after-start"}},
		{"a start before the calendar, and an end in it before the incident", func(in *incident.Incident) {
			phase(in).From, phase(in).To = civil.First.At(0, 0, 0)-1, civil.First.At(0, 0, 0)
		}, []string{phases0 + ".from outside-calendar"}},

		{"it goes on, until when is not known", func(in *incident.Incident) { phase(in).To = 0 }, nil},
		{"it goes on and began just now", func(in *incident.Incident) { phase(in).To, in.AsOf = 0, phase(in).From }, nil},
		{"it goes on and began later", func(in *incident.Incident) { phase(in).To, in.AsOf = 0, phase(in).From-1 }, []string{phases0 + ".from in-future"}},

		{"all traffic lost over an ordinary facility", func(in *incident.Incident) { in.AllTrafficLost = incident.Undetermined }, []string{"allTrafficLost conflict"}},
		{"traffic not lost, and for how long", func(in *incident.Incident) {
			in.Facility, in.Phases = incident.Satellite, in.Services[0].Impacts[0].Phases
		}, []string{"phases conflict"}},
		{"all traffic lost, and not for how long", func(in *incident.Incident) { in.Facility, in.AllTrafficLost = incident.Satellite, incident.Yes }, []string{"phases required"}},
		{"unknown whether all traffic was lost", func(in *incident.Incident) {
			in.Facility, in.AllTrafficLost = incident.Satellite, incident.Undetermined
		}, nil},
		{"all traffic lost for no time", func(in *incident.Incident) {
			in.Facility, in.AllTrafficLost, in.Phases = incident.SubmarineCable, incident.Yes, []incident.Phase{{}}
		}, []string{"phases[0].minutes zero"}},

		{"as many services as there may be", func(in *incident.Incident) { repeat(&in.Services, 20) }, nil},
		{"one service more", func(in *incident.Incident) { repeat(&in.Services, 21) }, []string{"services too-many"}},
		{"as many groups of users as there may be", func(in *incident.Incident) { repeat(&in.Services[0].Impacts, 60) }, nil},
		{"one group more", func(in *incident.Incident) { repeat(&in.Services[0].Impacts, 61) }, []string{"services[0].impacts too-many"}},
		{"as many phases as there may be", func(in *incident.Incident) { repeat(&in.Services[0].Impacts[0].Phases, 20) }, nil},
		{"one phase more", func(in *incident.Incident) { repeat(&in.Services[0].Impacts[0].Phases, 21) }, []string{"services[0].impacts[0].phases too-many"}},
		{"one phase of the facility more", func(in *incident.Incident) {
			in.Facility, in.AllTrafficLost, in.Phases = incident.Satellite, incident.Yes, []incident.Phase{*phase(in)}
			repeat(&in.Phases, 21)
		}, []string{"phases too-many"}},
		{"as many phases in all as there may be", func(in *incident.Incident) {
			repeat(&in.Services[0].Impacts[0].Phases, 20)
			repeat(&in.Services[0].Impacts, 50)
		}, nil},
		{"one phase in all more", func(in *incident.Incident) {
			repeat(&in.Services[0].Impacts[0].Phases, 20)
			repeat(&in.Services[0].Impacts, 51)
		}, []string{"services too-many"}},

		{"two things in two services", func(in *incident.Incident) {
			repeat(&in.Services, 2)
			in.Services[1].Impacts = []incident.Impact{{Users: quantity.Exact(0), Phases: []incident.Phase{{}}}}
		}, []string{"services[1].impacts[0].users zero", "services[1].impacts[0].phases[0].minutes zero"}},
	} {
		t.Run(row.what, func(t *testing.T) {
			in := sound()
			row.change(in)
			var got report
			in.Check(&got)
			if !slices.Equal(got, row.want) {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

func TestEveryProblemHasACodeOfItsOwn(t *testing.T) {
	seen := map[string]bool{"": true}
	for p := incident.Required; p < incident.ProblemCount; p++ {
		if seen[p.String()] {
			t.Errorf("problem %d has the code %q", p, p)
		}
		seen[p.String()] = true
	}
	if incident.NoProblem.String() != "" || incident.Malformed.String() != "malformed" {
		t.Error("the codes are out of step")
	}
}
