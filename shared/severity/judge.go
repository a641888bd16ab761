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
		Hangs: v.Hangs[:0], sums: v.sums[:0], Duties: v.Duties[:0], Conditional: v.Conditional[:0], Notes: v.Notes[:0],
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

// traceCriterion notes a criterion held against a group, or that a category as a whole may reach it.
func (b *bench) traceCriterion(g *group, report filing.Report, i int, c *law.Criterion, met incident.Answer, beside bool) {
	if g.service == NoIndex {
		if met != incident.No {
			b.traceSum(g, report, c, beside)
		}
		return
	}
	list, source := &b.trace.Criteria, b.edition.TableSource(g.row)
	if report == filing.Periodic {
		list, source = &b.trace.PeriodicCriteria, law.PeriodicCriterionSource(b.day, b.in.Trigger, i)
	}
	f := g.finding(list, c, met)
	f.Source, f.beside = source, beside
}

// finding adds a criterion with what is missing from it for the group.
func (g *group) finding(list *[]Finding, c *law.Criterion, met incident.Answer) *Finding {
	f := incident.Grow(list)
	*f = Finding{
		Service: g.service, Impact: g.impact, Category: g.category, Row: g.row, Minutes: c.Minutes, Users: c.Users, Met: met,
		MinutesShort: max(0, c.Minutes-g.measure.low), UsersShort: max(0, c.Users-g.users.Min), why: g.why(c),
	}
	if c.Minutes > g.measure.settled && g.measure.began != 0 {
		f.Crosses = g.measure.began + civil.Instant(c.Minutes*secondsPerMinute)
	}
	return f
}

// why names what keeps a criterion from being certain.
func (g *group) why(c *law.Criterion) (why Why) {
	if g.measure.low < c.Minutes {
		why = g.measure.why()
	}
	if g.users.Min < c.Users {
		why |= UsersRange
	}
	return why
}

// why names what keeps the length from being known.
func (m *measure) why() (why Why) {
	if m.began != 0 {
		why |= Ongoing
	}
	if m.gap {
		why |= Gap
	}
	if m.untimed {
		why |= PhasesUntimed
	}
	if m.ranged {
		why |= MinutesRange
	}
	return why
}

// traceFacility notes the second limb, and that it brings the periodic report too where that takes in what is severe.
func (b *bench) traceFacility(g *group, met incident.Answer) {
	b.knownUntil(g)
	f := g.finding(&b.trace.Criteria, &law.FacilityCriterion, met)
	f.Facility, f.Source = b.in.Facility, b.edition.FacilitySource()
	if b.in.AllTrafficLost == incident.Undetermined {
		f.why |= FacilityUnknown
	}
	if b.severeInside() {
		inside := incident.Grow(&b.trace.PeriodicCriteria)
		*inside = *f
		inside.Source = law.SevereInsideSource(b.day)
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

// traceHangs names the conditions on which an undetermined answer hangs: bounds that a group may reach, or else a category as
// a whole, or the severe answer that keeps the periodic one open.
func (b *bench) traceHangs() {
	v := b.trace
	severe := b.severe == incident.Undetermined
	periodic := b.periodic == incident.Undetermined && b.alone == incident.Undetermined
	all := !b.mustBeBeside()
	if severe {
		severe = v.hangOn(v.Criteria, filing.SevereReport, true)
	}
	if periodic {
		periodic = v.hangOn(v.PeriodicCriteria, filing.Periodic, all)
	}
	for i := range v.sums {
		if h := &v.sums[i]; h.Report == filing.SevereReport && severe || h.Report == filing.Periodic && periodic && (all || h.beside) {
			*incident.Grow(&v.Hangs) = *h
		}
	}
	if b.periodic == incident.Undetermined && b.severe == incident.Undetermined && law.SevereExcluded(b.day) {
		*incident.Grow(&v.Hangs) = Hang{Report: filing.Periodic, Service: NoIndex, Impact: NoIndex, Why: SevereUndetermined}
	}
}

// hangOn names the findings that are open. It tells whether none was.
func (v *Verdict) hangOn(findings []Finding, report filing.Report, all bool) (none bool) {
	none = true
	for i := range findings {
		f := &findings[i]
		if f.Met != incident.Undetermined || !all && !f.beside {
			continue
		}
		none = false
		h := incident.Grow(&v.Hangs)
		*h = Hang{Report: report, Service: f.Service, Impact: f.Impact, Category: f.Category, Row: f.Row, Why: f.why}
		if f.MinutesShort > 0 {
			h.Minutes = f.Minutes
		}
		if f.UsersShort > 0 {
			h.Users = f.Users
		}
	}
	return none
}

// traceSum notes the criterion that a category as a whole may reach, and what keeps it open beside the adding up.
func (b *bench) traceSum(g *group, report filing.Report, c *law.Criterion, beside bool) {
	h := incident.Grow(&b.trace.sums)
	*h = Hang{
		Report: report, Service: NoIndex, Impact: NoIndex, Category: g.category, Row: g.row, Minutes: c.Minutes, Users: c.Users,
		Why: g.why(c) | ImpactsSummed, beside: beside,
	}
	if g.services > 1 {
		h.Why ^= ImpactsSummed | ServicesSummed
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
