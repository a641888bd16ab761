package severity_test

import (
	"slices"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// clone copies an incident with all its parts, so that it can be changed.
func clone(in *incident.Incident) *incident.Incident {
	c := *in
	c.Phases = slices.Clone(in.Phases)
	c.Services = slices.Clone(in.Services)
	for i := range c.Services {
		c.Services[i].Impacts = slices.Clone(c.Services[i].Impacts)
		for j := range c.Services[i].Impacts {
			c.Services[i].Impacts[j].Phases = slices.Clone(c.Services[i].Impacts[j].Phases)
		}
	}
	return &c
}

// times is how often a property is tried.
func times(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func anyGroup(c chooser, in *incident.Incident) *incident.Impact {
	s := &in.Services[c.choose(len(in.Services))]
	return &s.Impacts[c.choose(len(s.Impacts))]
}

func anyPhase(c chooser, m *incident.Impact) *incident.Phase {
	return &m.Phases[c.choose(len(m.Phases))]
}

var steps = []int64{1, 2, 59, 60, 61, 29_999, 30_000, 100_000, 5_000_000}

// more adds users or time to an incident, or lets a number reach further up.
func more(c chooser, in *incident.Incident) {
	m := anyGroup(c, in)
	p := anyPhase(c, m)
	up := func(r *quantity.Range) {
		step := quantity.Exact(choose(c, steps))
		switch c.choose(3) {
		case 0:
			*r = r.Add(step)
		case 1:
			r.Max = r.Add(step).Max
		case 2:
			r.Max = quantity.Unbounded
		}
	}
	switch {
	case c.choose(2) == 0:
		up(&m.Users)
	case !p.Timed():
		up(&p.Minutes)
	case p.Ongoing():
		in.AsOf += civil.Instant(choose(c, steps))
	default:
		p.To += civil.Instant(choose(c, steps))
	}
}

func TestMoreUsersOrMinutesNeverLowerAnAnswer(t *testing.T) {
	c := random(3)
	for range times(30_000) {
		in := generate(c)
		if len(in.Services) == 0 {
			continue
		}
		grown := clone(in)
		more(c, grown)
		for i := range law.Editions {
			e := &law.Editions[i]
			severe, periodic := severity.Decide(in, e)
			severeNow, periodicNow := severity.Decide(grown, e)
			out := law.SevereExcluded(e.Day(in.Occurred.Date())) // then a severe incident leaves the periodic report
			if severeNow < severe || periodicNow < periodic && !(out && severeNow > incident.No) {
				t.Fatalf("under %s severe was %v, periodic %v and became %v, %v\n%s\n%s", e.ID, severe, periodic, severeNow, periodicNow, show(in), show(grown))
			}
		}
	}
}

// widen makes one thing less certain than it was.
func widen(c chooser, in *incident.Incident) {
	m := anyGroup(c, in)
	p := anyPhase(c, m)
	wider := func(r *quantity.Range, least int64) {
		r.Min = max(least, r.Min-choose(c, steps)*int64(c.choose(2)))
		if c.choose(2) == 0 {
			r.Max = r.Add(quantity.Exact(choose(c, steps))).Max
		}
		if c.choose(8) == 0 {
			*r = quantity.Range{Min: least, Max: quantity.Unbounded}
		}
	}
	switch c.choose(4) {
	case 0, 1:
		wider(&m.Users, 1)
	case 2:
		if !p.Timed() {
			wider(&p.Minutes, 0)
		} else if !p.Ongoing() && (p.To-p.From)%60 == 0 {
			*p = incident.Phase{Effect: p.Effect, Minutes: quantity.Exact(int64(p.To-p.From) / 60)} // its place in time is forgotten
		}
	case 3:
		if in.Facility != incident.OrdinaryFacility {
			in.AllTrafficLost = incident.Undetermined
		}
	}
}

func TestLessCertaintyNeverSettlesOrTurnsAnAnswer(t *testing.T) {
	c := random(4)
	for range times(30_000) {
		in := generate(c)
		if len(in.Services) == 0 {
			continue
		}
		wide := clone(in)
		widen(c, wide)
		for i := range law.Editions {
			e := &law.Editions[i]
			severe, periodic := severity.Decide(in, e)
			severeNow, periodicNow := severity.Decide(wide, e)
			if severeNow != severe && severeNow != incident.Undetermined || periodicNow != periodic && periodicNow != incident.Undetermined {
				t.Fatalf("under %s severe was %v, periodic %v and became %v, %v\n%s\n%s", e.ID, severe, periodic, severeNow, periodicNow, show(in), show(wide))
			}
		}
	}
}

// settle makes everything certain that an incident leaves open, in one way of many.
func settle(c randomChooser, in *incident.Incident) {
	within := func(r quantity.Range) quantity.Range {
		values := []int64{r.Min, r.Max}
		for _, b := range slices.Concat(userBounds, minuteBounds) {
			for _, v := range []int64{b - 1, b} {
				if r.Min <= v && v <= r.Max {
					values = append(values, v)
				}
			}
		}
		return quantity.Exact(choose(c, values))
	}
	phases := func(list []incident.Phase) {
		for i := range list {
			p := &list[i]
			switch {
			case !p.Timed():
				p.Minutes = within(p.Minutes)
				if minutes := p.Minutes.Min; 0 < minutes && minutes < 100_000 { // it lay anywhere after the start
					from := in.Occurred + civil.Instant(60*c.choose(3000))
					*p = incident.Phase{Effect: p.Effect, From: from, To: from + civil.Instant(60*minutes)}
				}
			case p.Ongoing():
				p.To = max(in.AsOf, p.From+1) + civil.Instant(choose(c, steps))
			}
		}
	}
	phases(in.Phases)
	for i := range in.Services {
		for j := range in.Services[i].Impacts {
			m := &in.Services[i].Impacts[j]
			m.Users = within(m.Users)
			phases(m.Phases)
		}
	}
	if in.AllTrafficLost == incident.Undetermined {
		in.AllTrafficLost = choose(c, []incident.Answer{incident.No, incident.Yes})
		if len(in.Phases) == 0 {
			in.Phases = []incident.Phase{{From: in.Occurred, To: in.Occurred + civil.Instant(choose(c, []int{1, 7199, 7200, 9000}))}}
		}
	}
	in.AsOf = 0
}

// Whatever the unknown turns out to be, an answer that was given before stands.
func TestAnAnswerStandsWhateverTurnsOut(t *testing.T) {
	c := random(5)
	for range times(50_000) {
		in := generate(c)
		settled := clone(in)
		settle(c, settled)
		for i := range law.Editions {
			e := &law.Editions[i]
			severe, periodic := severity.Decide(in, e)
			severeNow, periodicNow := severity.Decide(settled, e)
			if severe != incident.Undetermined && severeNow != severe || periodic != incident.Undetermined && periodicNow != periodic {
				t.Fatalf("under %s severe was %v, periodic %v and turned out %v, %v\n%s\n%s", e.ID, severe, periodic, severeNow, periodicNow, show(in), show(settled))
			}
		}
	}
}

// At the instant that a finding names, and not a second earlier, its minutes are reached.
func TestTheInstantOfCrossingIsExact(t *testing.T) {
	c := random(6)
	tried := 0
	var v, then severity.Verdict
	for range times(50_000) {
		in := generate(c)
		if !in.Ongoing() {
			continue
		}
		e := &law.Editions[c.choose(len(law.Editions))]
		severity.Judge(in, e, &v)
		for i, f := range v.Criteria {
			phases := in.Phases
			if f.Service != severity.NoIndex {
				phases = in.Services[f.Service].Impacts[f.Impact].Phases
			}
			certain := latest(phases)
			if f.Crosses == 0 || f.Crosses <= certain {
				continue // nothing to cross, or crossed by a phase whose end is known
			}
			tried++
			later := clone(in)
			later.AsOf = f.Crosses
			severity.Judge(later, e, &then)
			if then.Criteria[i].MinutesShort != 0 || then.Criteria[i].Crosses != f.Crosses {
				t.Fatalf("at the crossing %d minutes are missing: %+v\n%s", then.Criteria[i].MinutesShort, f, show(in))
			}
			later.AsOf--
			severity.Judge(later, e, &then)
			if then.Criteria[i].MinutesShort != 1 || then.Criteria[i].Met == incident.Yes {
				t.Fatalf("a second before the crossing %d minutes are missing: %+v\n%s", then.Criteria[i].MinutesShort, f, show(in))
			}
		}
	}
	if tried < times(3_000) {
		t.Errorf("tried on %d findings only", tried)
	}
}

// latest is the latest instant that stands in phases.
func latest(phases []incident.Phase) civil.Instant {
	var last civil.Instant
	for _, p := range phases {
		last = max(last, p.From, p.To)
	}
	return last
}

// Where a phase goes on and no crossing is named, the minutes were reached without it.
func TestNoCrossingIsNamedOnlyWhereTheMinutesWereReached(t *testing.T) {
	c := random(7)
	var v severity.Verdict
	for range times(30_000) {
		in := generate(c)
		e := &law.Editions[c.choose(len(law.Editions))]
		severity.Judge(in, e, &v)
		for _, f := range slices.Concat(v.Criteria, v.PeriodicCriteria) {
			phases := in.Phases
			if f.Service != severity.NoIndex {
				phases = in.Services[f.Service].Impacts[f.Impact].Phases
			}
			counted := slices.DeleteFunc(slices.Clone(phases), func(p incident.Phase) bool {
				return p.Effect == incident.Degrade && (!e.Degradation || f.Service == severity.NoIndex)
			})
			goesOn := slices.ContainsFunc(counted, func(p incident.Phase) bool { return p.Ongoing() })
			if f.Crosses != 0 && (!goesOn || f.Minutes == 0) || f.Crosses == 0 && goesOn && f.MinutesShort > 0 {
				t.Fatalf("crossing %d of %+v\n%s", f.Crosses, f, show(in))
			}
		}
	}
}
