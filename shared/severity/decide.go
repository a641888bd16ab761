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
	b := newBench(in, edition)
	severe = b.severe()
	return severe, b.periodic(severe)
}

// bench holds what every step of a decision needs.
type bench struct {
	in      *incident.Incident
	edition *law.Edition
	day     civil.Date // the day as of which dated rules are read
	gauge   gauge
	table   incident.Answer // of the table, for the groups of users each by itself
	bounds  incident.Answer // of the bounds of the periodic report, likewise
	alone   incident.Answer // of the periodic report, before severe incidents are taken out
}

func newBench(in *incident.Incident, edition *law.Edition) bench {
	b := bench{
		in: in, edition: edition, day: edition.Day(in.Occurred.Date()),
		gauge: gauge{asOf: in.AsOf, degradation: edition.Degradation},
	}
	for i := range in.Services {
		b.hold(&in.Services[i])
	}
	return b
}

// hold holds the groups of users of a service, each by itself, against the table and the bounds of the periodic report.
func (b *bench) hold(s *incident.Service) {
	if b.leftOut(s) {
		return
	}
	category, _ := b.edition.CategoryOf(s.Kind)
	for i := range s.Impacts {
		users := s.Impacts[i].Users
		m := b.gauge.of(s.Impacts[i].Phases)
		for _, c := range category.Criteria() {
			b.table = max(b.table, meets(&m, users, c))
		}
		b.bounds = max(b.bounds, lasts(&m, law.PeriodicMinutes), counts(&m, users, law.PeriodicUsers))
	}
}

// leftOut tells whether the criteria leave a service out: additional functions, where telecom equipment failed.
func (b *bench) leftOut(s *incident.Service) bool {
	return s.AdditionalFunction && b.in.Trigger == incident.TelecomEquipment
}

// severe is the answer of 施行規則第58条: its second limb, or its table for any group of users, or for a category as a whole.
func (b *bench) severe() incident.Answer {
	if b.in.Trigger != incident.TelecomEquipment {
		return incident.No
	}
	answer := max(b.table, b.secondLimb())
	if answer == incident.No && b.severeSum() {
		return incident.Undetermined
	}
	return answer
}

// secondLimb is the answer for a satellite, a submarine cable or an equivalent facility.
func (b *bench) secondLimb() incident.Answer {
	if b.in.Facility == incident.OrdinaryFacility || b.in.AllTrafficLost == incident.No {
		return incident.No
	}
	m := b.facilityMeasure()
	return min(b.in.AllTrafficLost, lasts(&m, law.FacilityMinutes))
}

// facilityMeasure is how long all traffic was lost. A degradation leaves some of it possible.
func (b *bench) facilityMeasure() measure {
	if len(b.in.Phases) == 0 {
		return measure{high: quantity.Unbounded, counted: true, ranged: true}
	}
	stops := gauge{asOf: b.gauge.asOf}
	return stops.of(b.in.Phases)
}

// meets is the answer for one pair of bounds: both must be reached.
func meets(m *measure, users quantity.Range, c law.Criterion) incident.Answer {
	return min(lasts(m, c.Minutes), counts(m, users, c.Users))
}

// lasts is the answer for a bound on time.
func lasts(m *measure, bound int64) incident.Answer { return within(m.low, m.high, bound) }

// counts is the answer for a bound on users; users of an effect that does not count are none.
func counts(m *measure, users quantity.Range, bound int64) incident.Answer {
	if !m.counted {
		return incident.No
	}
	return within(users.Min, users.Max, bound)
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

// periodicAlone is the answer of 報告規則第7条の3 before severe incidents are taken out.
func (b *bench) periodicAlone() incident.Answer {
	if b.in.Trigger == incident.InformationLeak {
		return yesIf(law.LeakReported(b.day))
	}
	if b.minor() {
		return incident.No
	}
	if b.bounds == incident.No && b.periodicSum() {
		return incident.Undetermined
	}
	return b.bounds
}

func yesIf(yes bool) incident.Answer {
	if yes {
		return incident.Yes
	}
	return incident.No
}

// minor tells whether the incident is minor (軽微な事故), which needs no periodic report. A leak is about no equipment that failed.
func (b *bench) minor() bool {
	return b.in.Equipment == incident.CustomerPremises && b.in.Trigger != incident.InformationLeak && law.PremisesMinor(b.day)
}

// periodic is the answer of 報告規則第7条の3, which leaves out severe incidents since 2023-06-16.
func (b *bench) periodic(severe incident.Answer) incident.Answer {
	b.alone = b.periodicAlone()
	switch {
	case !law.SevereExcluded(b.day):
		return b.alone
	case b.mustBeBeside(severe) && !b.beside():
		return incident.No
	}
	return min(b.alone, incident.Yes-severe)
}
