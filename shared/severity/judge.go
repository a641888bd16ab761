package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// Judge fills v with the answer under an edition and its trace. It allocates only where the lists of v are too short.
// The incident must have passed Check.
func Judge(in *incident.Incident, edition *law.Edition, v *Verdict) {
	v.reset(edition)
	b := bench{in: in, edition: edition, trace: v}
	b.decide()
	v.Severe, v.Periodic = b.severe, b.periodic
	b.traceRules()
	b.traceHangs()
	v.Nearest = nearest(v.Criteria)
	b.duties()
	b.notes()
}

// reset empties the verdict and keeps the room of its lists.
func (v *Verdict) reset(edition *law.Edition) {
	*v = Verdict{
		Edition: edition, Nearest: NoIndex,
		Criteria: v.Criteria[:0], PeriodicCriteria: v.PeriodicCriteria[:0], Measured: v.Measured[:0],
		Hangs: v.Hangs[:0], open: v.open[:0], Duties: v.Duties[:0], Conditional: v.Conditional[:0], Notes: v.Notes[:0],
	}
}

// measured notes what a group is held against.
func (b *bench) measured(g *group, impact *incident.Impact) {
	b.knownUntil(g)
	m := incident.Grow(&b.trace.Measured)
	*m = Measured{Service: g.service, Impact: g.impact, Users: impact.Users}
	m.Minutes.Min, m.Minutes.Max = g.measure.low, g.measure.high
}

// knownUntil notes the instant up to which a stretch that goes on is known.
func (b *bench) knownUntil(g *group) {
	if g.measure.began != 0 {
		b.trace.AsOf = b.in.AsOf
	}
}

// traceCriterion notes a criterion held against a group, and whether it is open.
func (b *bench) traceCriterion(g *group, report filing.Report, i int, c *law.Criterion, met incident.Answer, beside bool) {
	if met == incident.Undetermined || g.isSum() && met == incident.Yes {
		b.open(g, report, c).beside = beside
	}
	if g.isSum() {
		return
	}
	list, source := &b.trace.Criteria, b.edition.TableSource(g.row)
	if report == filing.Periodic {
		list, source = &b.trace.PeriodicCriteria, law.PeriodicCriterionSource(b.day, b.in.Trigger, i)
	}
	g.finding(list, c, met).Source = source
}

// finding adds a criterion with what is missing from it for the group.
func (g *group) finding(list *[]Finding, c *law.Criterion, met incident.Answer) *Finding {
	f := incident.Grow(list)
	*f = Finding{
		Service: g.service, Impact: g.impact, Category: g.category, Row: g.row, Minutes: c.Minutes, Users: c.Users, Met: met,
		MinutesShort: max(0, c.Minutes-g.measure.low), UsersShort: max(0, c.Users-g.users.Min),
	}
	if c.Minutes > g.measure.settled && g.measure.began != 0 {
		f.Crosses = g.measure.began + civil.Instant(c.Minutes*secondsPerMinute)
	}
	return f
}

// traceFacility notes the second limb, and that it brings the periodic report too where that takes in what is severe.
func (b *bench) traceFacility(g *group, met incident.Answer) {
	b.knownUntil(g)
	f := g.finding(&b.trace.Criteria, &law.FacilityCriterion, met)
	f.Facility, f.Source = b.in.Facility, b.edition.FacilitySource()
	b.openFacility(g, filing.SevereReport, met)
	if b.severeInside() {
		inside := incident.Grow(&b.trace.PeriodicCriteria)
		*inside = *f
		inside.Source = law.SevereInsideSource(b.day)
		b.openFacility(g, filing.Periodic, met)
	}
}

func (b *bench) openFacility(g *group, report filing.Report, met incident.Answer) {
	if met != incident.Undetermined {
		return
	}
	h := b.open(g, report, &law.FacilityCriterion)
	if b.in.AllTrafficLost == incident.Undetermined {
		h.Why |= FacilityUnknown
	}
}

// traceRules states the rules of the periodic report that have no bound: on information leaks, and on what is left out.
func (b *bench) traceRules() {
	switch {
	case b.in.Trigger == incident.InformationLeak:
		f := b.rule(NoIndex, NoIndex, law.LeakSource(b.day))
		f.Trigger, f.Met = incident.InformationLeak, b.alone
	case b.minor():
		b.rule(NoIndex, NoIndex, law.MinorSource).LeftOut = MinorIncident
	default:
		b.traceLeftOut()
	}
}

// rule adds a rule without a bound.
func (b *bench) rule(service, impact int, source law.Source) *Finding {
	f := incident.Grow(&b.trace.PeriodicCriteria)
	*f = Finding{Service: service, Impact: impact, Source: source}
	return f
}

// traceLeftOut states why the groups of a service are left out.
func (b *bench) traceLeftOut() {
	for i := range b.in.Services {
		if s := &b.in.Services[i]; b.leftOut(s) {
			for j := range s.Impacts {
				b.rule(i, j, law.AdditionalSource(b.day)).LeftOut = AdditionalOnly
			}
		}
	}
}

// nearest is the finding that is met, else the one of which the smallest share is missing; NoIndex when there is none.
func nearest(findings []Finding) int {
	best := NoIndex
	for i := range findings {
		if best == NoIndex || findings[i].nearer(&findings[best]) {
			best = i
		}
	}
	return best
}

func (f *Finding) nearer(other *Finding) bool {
	if f.Met != other.Met {
		return f.Met > other.Met
	}
	short, of := f.missing()
	otherShort, otherOf := other.missing()
	return short*otherOf < otherShort*of
}

// missing is the larger of the two shares that are missing, as a fraction: that of the minutes where there is no bound on users.
func (f *Finding) missing() (short, of int64) {
	if f.MinutesShort*f.Users >= f.UsersShort*f.Minutes {
		return f.MinutesShort, f.Minutes
	}
	return f.UsersShort, f.Users
}
