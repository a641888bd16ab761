package site

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/views/filing"
)

// early is how many seconds the clock of whoever writes may be ahead of ours, with what is said as 頃.
const early = 15 * 60

// ahead are the moments of an incident that have not come: nobody can report them, so a year or a day is mistyped. It is asked of forms
// alone: the contract lets a program file any moment of the calendar.
func ahead(in *incident.Incident, now civil.Instant) []filing.Problem {
	a := &inFuture{from: now + early, occurred: in.Occurred}
	a.moment(incident.Top(incident.FieldOccurred), in.Occurred)
	a.phases(incident.Top(incident.FieldNone), in.Phases)
	for s := range in.Services {
		for m := range in.Services[s].Impacts {
			at := incident.Top(incident.FieldNone)
			at.Service, at.Impact = int16(s), int16(m)
			a.phases(at, in.Services[s].Impacts[m].Phases)
		}
	}
	return a.found
}

// inFuture gathers what lies behind a moment.
type inFuture struct {
	from, occurred civil.Instant
	found          []filing.Problem
}

func (a *inFuture) phases(at incident.Place, phases []incident.Phase) {
	for i := range phases {
		p := &phases[i]
		at.Phase = int16(i)
		at.Field = p.StartField()
		if !p.Timed() {
			least, _ := a.occurred.Plus(p.Minutes.Min)
			a.moment(at, least)
			continue
		}
		a.moment(at, p.From)
		at.Field = incident.FieldTo
		a.moment(at, p.To)
	}
}

func (a *inFuture) moment(at incident.Place, moment civil.Instant) {
	if moment > a.from {
		a.found = append(a.found, filing.Problem{Name: string(at.Append([]byte("incident."))), Code: incident.InFuture.String()})
	}
}
