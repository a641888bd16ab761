package calculator

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/severity"
	"jiko/views/ui"
	"jiko/views/words"
)

// Nearest is the criterion that is closest to being met, and how far it is.
type Nearest struct {
	Bound  string
	Gauges []ui.Gauge
}

// nearest shows how far the nearest criterion is, while it is not met; nothing where the edition counts none of what happened.
func (t *teller) nearest() *Nearest {
	if t.v.Nearest == severity.NoIndex || t.v.Severe == incident.Yes {
		return nil
	}
	f := &t.v.Criteria[t.v.Nearest]
	if f.Service != severity.NoIndex && t.onlyDegraded(f) {
		return nil
	}
	n := &Nearest{Bound: t.named(t.bound(f), group{f.Service, f.Impact})}
	if f.Service == severity.NoIndex {
		n.Gauges = append(n.Gauges, t.gauge(t.r.Time, "", t.minutesSide(f)))
		return n
	}
	m := t.measured(f.Service, f.Impact)
	n.Gauges = append(n.Gauges, t.gauge(t.r.Time, t.length(m), t.minutesSide(f)), t.gauge(t.r.People, t.r.UsersIn(m.Users, t.unit(f)), t.usersSide(f)))
	return n
}

// side is one side of a criterion: its bound, and what is missing from it.
type side struct {
	bound, short int64
	say          func(int64) string
	unknown      bool // nothing is known of the number
	crosses      civil.Instant
}

func (t *teller) minutesSide(f *severity.Finding) side {
	return side{f.Minutes, f.MinutesShort, t.r.Length, f.MinutesShort == f.Minutes && f.Crosses == 0, f.Crosses}
}

func (t *teller) usersSide(f *severity.Finding) side {
	return side{f.Users, f.UsersShort, t.r.UsersOf(t.unit(f)), f.UsersShort >= f.Users-1, 0}
}

// word says how far the side is.
func (t *teller) word(s side) string {
	switch {
	case s.short == 0:
		return t.r.Reached
	case s.unknown:
		return words.Fill(t.r.OpenFrom, "v", s.say(s.bound))
	}
	return words.Fill(t.r.Short, "v", s.say(s.short))
}

// gauge shows how far one side of a criterion is.
func (t *teller) gauge(label, value string, s side) ui.Gauge {
	g := ui.Gauge{Label: label, Value: value, State: incident.Yes.String(), Percent: s.share(), Word: t.word(s)}
	if s.short > 0 {
		g.State = incident.No.String()
	}
	if s.crosses > t.now {
		g.More = words.Fill(t.r.Crosses, "time", t.r.MomentAfter(s.crosses, t.now))
	}
	return g
}

// share is how much of the bound is reached, in whole percent.
func (s side) share() int64 { return (s.bound - s.short) * 100 / s.bound }
