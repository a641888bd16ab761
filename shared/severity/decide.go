// Package severity decides how severe an incident is: whether it is a severe incident (重大な事故, 施行規則第58条) and whether
// it belongs in the periodic report (事故発生状況の報告, 報告規則第7条の3). It answers yes, no, or undetermined and on what
// that hangs.
package severity

import (
	"jiko/shared/civil"
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
	in      *incident.Incident
	edition *law.Edition
	trace   *Verdict   // nil without trace
	seen    seen       // of the trace
	day     civil.Date // the day as of which dated rules are read
	gauge   gauge

	// Of the groups of users, each by itself.
	table  incident.Answer // of the table
	bounds incident.Answer // of the bounds of the periodic report
	beside bool            // one can reach a bound of the periodic report without a severe incident

	sums sums

	limb             incident.Answer // of the second limb
	alone            incident.Answer // of the periodic report, before severe incidents are taken out
	severe, periodic incident.Answer
}

func (b *bench) decide() {
	b.day = b.edition.Day(b.in.Occurred.Date())
	b.gauge = gauge{asOf: b.in.AsOf, degradation: b.edition.Degradation}
	for i := range b.in.Services {
		b.service(i)
	}
	if b.table == incident.No || b.bounds != incident.Yes { // else what groups are together changes nothing
		b.addUp()
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
	users           quantity.Range
}

// service holds the groups of users of a service, each by itself, against the table and the bounds of the periodic report.
func (b *bench) service(i int) {
	s := &b.in.Services[i]
	g := group{service: i}
	g.category, g.row = b.edition.CategoryOf(s.Kind)
	b.seen.kinds[s.Kind] = true
	b.seen.additional = b.seen.additional || s.AdditionalFunction
	for j := range s.Impacts {
		m := &s.Impacts[j]
		g.impact, g.users = j, m.Users
		b.gauge.measure(&g.measure, m.Phases)
		if b.trace != nil {
			b.measured(&g)
			b.seen.see(b, m)
		}
		if !b.leftOut(s) {
			b.holdTable(&g)
			b.holdBounds(&g)
		}
	}
}

// leftOut tells whether the criteria leave a service out: additional functions, where telecom equipment failed.
func (b *bench) leftOut(s *incident.Service) bool {
	return s.AdditionalFunction && b.in.Trigger == incident.TelecomEquipment
}

func (b *bench) holdTable(g *group) {
	if b.in.Trigger != incident.TelecomEquipment {
		return
	}
	criteria := g.category.Criteria()
	for i := range criteria {
		c := &criteria[i]
		met := min(g.lasts(c.Minutes), g.counts(c.Users))
		b.table = max(b.table, met)
		if b.trace != nil {
			f := g.finding(&b.trace.Criteria, c.Minutes, c.Users, met)
			f.Source = b.edition.TableSource(g.row)
		}
	}
}

func (b *bench) holdBounds(g *group) {
	if b.in.Trigger == incident.InformationLeak || b.minor() {
		return
	}
	users, minutes := g.counts(law.PeriodicUsers), g.lasts(law.PeriodicMinutes)
	usersBeside, minutesBeside := g.usersBeside(), g.minutesBeside()
	b.bounds = max(b.bounds, users, minutes)
	b.beside = b.beside || g.measure.counted && (usersBeside || minutesBeside)
	if b.trace == nil {
		return
	}
	f := g.finding(&b.trace.PeriodicCriteria, 0, law.PeriodicUsers, users)
	f.Source, f.beside = law.PeriodicUsersSource(b.day, b.in.Trigger), usersBeside
	f = g.finding(&b.trace.PeriodicCriteria, law.PeriodicMinutes, 0, minutes)
	f.Source, f.beside = law.PeriodicMinutesSource(b.day, b.in.Trigger), minutesBeside
}

// lasts is the answer for a bound on time.
func (g *group) lasts(bound int64) incident.Answer {
	return within(g.measure.low, g.measure.high, bound)
}

// counts is the answer for a bound on users; users of an effect that does not count are none.
func (g *group) counts(bound int64) incident.Answer {
	if !g.measure.counted {
		return incident.No
	}
	return within(g.users.Min, g.users.Max, bound)
}

func within(low, high, bound int64) incident.Answer {
	switch {
	case low >= bound:
		return incident.Yes
	case high < bound:
		return incident.No
	}
	return incident.Undetermined
}

// minor tells whether the incident is minor (軽微な事故), which needs no periodic report. A leak is about no equipment that failed.
func (b *bench) minor() bool {
	return b.in.Equipment == incident.CustomerPremises && b.in.Trigger != incident.InformationLeak && law.PremisesMinor(b.day)
}

// decideSevere gives the answer of 施行規則第58条: its second limb, or its table for any group of users, or for a category as a
// whole.
func (b *bench) decideSevere() {
	if b.in.Trigger != incident.TelecomEquipment {
		return
	}
	b.limb = b.secondLimb()
	b.severe = max(b.table, b.limb)
	if b.severe == incident.No && b.sums.severe {
		b.severe = incident.Undetermined
	}
}

// secondLimb is the answer for a satellite, a submarine cable or an equivalent facility.
func (b *bench) secondLimb() incident.Answer {
	if b.in.Facility == incident.OrdinaryFacility {
		return incident.No
	}
	g := group{service: NoIndex, impact: NoIndex}
	b.measureFacility(&g.measure)
	met := min(b.in.AllTrafficLost, g.lasts(law.FacilityMinutes))
	if b.trace != nil {
		b.traceFacility(&g, met)
	}
	return met
}

// measureFacility measures how long all traffic was lost. A degradation leaves some of it possible.
func (b *bench) measureFacility(m *measure) {
	if len(b.in.Phases) == 0 {
		*m = measure{high: quantity.Unbounded, counted: true, ranged: true}
		return
	}
	stops := gauge{asOf: b.gauge.asOf}
	stops.measure(m, b.in.Phases)
}

// decidePeriodic gives the answer of 報告規則第7条の3, which leaves out severe incidents since 2023-06-16.
func (b *bench) decidePeriodic() {
	b.alone = b.bounds
	if b.severeInside() {
		b.alone = max(b.bounds, b.limb) // what the table calls severe reaches a bound by itself
	}
	switch {
	case b.in.Trigger == incident.InformationLeak:
		b.alone = yesIf(law.LeakReported(b.day))
	case b.alone == incident.No && b.sums.periodic:
		b.alone = incident.Undetermined
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

func yesIf(yes bool) incident.Answer {
	if yes {
		return incident.Yes
	}
	return incident.No
}
