// Package severity decides how severe an incident is: whether it is a severe incident (重大な事故, 施行規則第58条) and whether
// it belongs in the periodic report (事故発生状況の報告, 報告規則第7条の3). It answers yes, no, or undetermined and on what
// that hangs.
package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// Decide gives the two answers alone, without trace and without allocating. Judge gives the same two with the trace.
// The incident must have passed Check.
func Decide(in *incident.Incident, edition *law.Edition) (severe, periodic incident.Answer) {
	b := bench{in: in, edition: edition}
	b.decide()
	return b.severe, b.periodic
}

// bench holds what every step of a decision needs, and what the steps before it found.
type bench struct {
	in       *incident.Incident
	edition  *law.Edition
	trace    *Verdict   // nil without trace
	seen     seen       // of the trace
	occurred civil.Date // the day of occurrence
	day      civil.Date // the day as of which dated rules are read: that of occurrence, if the edition was in force on it
	gauge    gauge

	each answers // of the groups of users, each by itself
	sums answers // of categories as a whole, where they matter

	limb             incident.Answer // of the second limb
	alone            incident.Answer // of the periodic report, before severe incidents are taken out
	severe, periodic incident.Answer
}

// answers are what the criteria say of groups of users or of categories.
type answers struct {
	met    [filing.Periodic + 1]incident.Answer // of the criteria of each report: the table, and the bounds of the periodic report
	beside bool                                 // one can reach a bound of the periodic report without a severe incident
}

func (b *bench) decide() {
	b.occurred = b.in.Occurred.Date()
	b.day = b.edition.Day(b.occurred)
	b.gauge = gauge{asOf: b.in.AsOf, degradation: b.edition.Degradation}
	for i := range b.in.Services {
		b.service(i)
	}
	if b.each.met[filing.SevereReport] == incident.No || b.each.met[filing.Periodic] != incident.Yes {
		b.addUp() // else what groups are together changes nothing
	}
	b.decideSevere()
	b.decidePeriodic()
}

// group is a group of users with what was measured of it, or a category as a whole, or a facility.
type group struct {
	service, impact int
	category        law.Category
	row             uint8
	measure         measure
	users           quantity.Range // none of an effect that does not count
	groups          int            // the groups that were added up,
	services        int            // and their services
}

func (g *group) isSum() bool { return g.groups > 1 }

// service holds the groups of users of a service, each by itself, against the table and the bounds of the periodic report.
func (b *bench) service(i int) {
	s := &b.in.Services[i]
	category, row := b.edition.CategoryOf(s.Kind)
	b.seen.kinds[s.Kind] = true
	b.seen.additional = b.seen.additional || s.AdditionalFunction
	for j := range s.Impacts {
		m := &s.Impacts[j]
		g := group{service: i, impact: j, category: category, row: row}
		b.gauge.measureTimed(&g.measure, m.Phases)
		b.add(&g, m)
		if b.trace != nil {
			b.measured(&g, m)
			b.seen.see(b, m)
		}
		if !b.leftOut(s) {
			b.hold(&g, &b.each)
		}
	}
}

// leftOut tells whether the criteria leave a service out: additional functions, where telecom equipment failed.
func (b *bench) leftOut(s *incident.Service) bool {
	return s.AdditionalFunction && b.in.Trigger == incident.TelecomEquipment
}

// hold holds a group against the table and the bounds of the periodic report.
func (b *bench) hold(g *group, to *answers) {
	if b.in.Trigger == incident.TelecomEquipment {
		b.holdAgainst(g, to, filing.SevereReport, g.category.Criteria())
	}
	if b.in.Trigger != incident.InformationLeak && !b.minor() {
		b.holdAgainst(g, to, filing.Periodic, law.PeriodicCriteria)
	}
}

// holdAgainst holds a group against the criteria of a report.
func (b *bench) holdAgainst(g *group, to *answers, report filing.Report, criteria []law.Criterion) {
	for i := range criteria {
		c := &criteria[i]
		met := g.met(c)
		beside := met != incident.No && g.beside(c)
		to.met[report] = max(to.met[report], met)
		to.beside = to.beside || beside
		if b.trace != nil {
			b.traceCriterion(g, report, i, c, met, beside)
		}
	}
}

// met is the answer of a group for one criterion.
func (g *group) met(c *law.Criterion) incident.Answer {
	switch {
	case c.Reached(g.measure.low, g.users.Min):
		return incident.Yes
	case c.Reached(g.measure.high, g.users.Max):
		return incident.Undetermined
	}
	return incident.No
}

// minor tells whether the incident is minor (軽微な事故), which needs no periodic report. A leak is about no equipment that failed.
func (b *bench) minor() bool {
	return b.in.Equipment == incident.CustomerPremises && b.in.Trigger != incident.InformationLeak && law.PremisesMinor(b.day)
}

// decideSevere gives the answer of 施行規則第58条: its second limb, or its table for any group of users, or for a category as a
// whole.
func (b *bench) decideSevere() {
	b.limb = b.secondLimb()
	b.severe = max(b.limb, b.answer(filing.SevereReport))
}

// answer is what the criteria say. Whether the law adds up the groups of a category is not stated in any source (regulation §6 rows
// 9 to 11), so that a category as a whole never makes an answer yes; it only keeps it from being no.
func (b *bench) answer(report filing.Report) incident.Answer {
	return max(b.each.met[report], min(b.sums.met[report], incident.Undetermined))
}

// secondLimb is the answer for a satellite, a submarine cable or an equivalent facility.
func (b *bench) secondLimb() incident.Answer {
	if b.in.Facility == incident.OrdinaryFacility || b.in.Trigger != incident.TelecomEquipment {
		return incident.No
	}
	g := group{service: NoIndex, impact: NoIndex}
	b.measureFacility(&g.measure)
	met := min(b.in.AllTrafficLost, g.met(&law.FacilityCriterion))
	if b.trace != nil {
		b.traceFacility(&g, met)
	}
	return met
}

// measureFacility measures how long all traffic was lost. A degradation leaves some of it possible.
func (b *bench) measureFacility(m *measure) {
	stops := gauge{asOf: b.gauge.asOf}
	stops.measureTimed(m, b.in.Phases)
	stops.addUntimed(m, b.in.Phases)
	if len(b.in.Phases) == 0 {
		m.high, m.why = quantity.Unbounded, MinutesRange
	}
}

// decidePeriodic gives the answer of 報告規則第7条の3, which leaves out severe incidents since 2023-06-16.
func (b *bench) decidePeriodic() {
	b.alone = b.answer(filing.Periodic)
	if b.severeInside() {
		b.alone = max(b.alone, b.limb) // what the table calls severe reaches a bound by itself
	}
	if b.in.Trigger == incident.InformationLeak && law.LeakReported(b.day) {
		b.alone = incident.Yes
	}
	b.periodic = b.alone
	switch {
	case !law.SevereExcluded(b.day):
	case b.mustBeBeside() && !b.canBeBeside():
		b.periodic = incident.No
	default:
		b.periodic = min(b.alone, incident.Yes-b.severe)
	}
}

// severeInside tells whether the periodic report takes in what is severe, whatever its users and time.
func (b *bench) severeInside() bool { return !law.SevereExcluded(b.day) && !b.minor() }
