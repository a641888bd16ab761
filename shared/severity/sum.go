package severity

import (
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// total is the most generous reading of the groups of users of one category of services: all users together, for as long
// as any of them was touched. Whether the law adds them up is not stated in any source (regulation §6 rows 9 to 11), so a
// total never makes an answer yes; it only keeps it from being no.
type total struct {
	measure  measure
	users    quantity.Range
	groups   int
	services int
}

// reaches tells whether the total, read generously, reaches a bound of the table, which no single group did.
func (t *total) reaches(c law.Criterion) bool {
	return t.groups > 1 && t.measure.high >= c.Minutes && t.users.Max >= c.Users
}

// reachesPeriodic is reaches for the bounds of the periodic report.
func (t *total) reachesPeriodic() bool {
	return t.groups > 1 && (t.measure.high >= law.PeriodicMinutes || t.users.Max >= law.PeriodicUsers)
}

// severeSum tells whether a category as a whole, read generously, is severe.
func (b *bench) severeSum() bool {
	if !b.manyGroups() {
		return false
	}
	for _, category := range b.edition.Rows {
		t := b.sum(category)
		for _, c := range category.Criteria() {
			if t.reaches(c) {
				return true
			}
		}
	}
	return false
}

// periodicSum tells whether a category as a whole, read generously, belongs in the periodic report.
func (b *bench) periodicSum() bool {
	if !b.manyGroups() {
		return false
	}
	for _, category := range b.edition.Rows {
		if t := b.sum(category); t.reachesPeriodic() {
			return true
		}
	}
	return false
}

// manyGroups tells whether there can be anything to add up.
func (b *bench) manyGroups() bool {
	return len(b.in.Services) > 1 || len(b.in.Services) == 1 && len(b.in.Services[0].Impacts) > 1
}

// sum adds up the groups of a category.
func (b *bench) sum(category law.Category) total {
	var t total
	for i := range b.in.Services {
		if s := &b.in.Services[i]; b.takes(category, s) {
			b.add(&t, s)
		}
	}
	if t.groups > 1 {
		b.addTimed(&t, category)
	}
	return t
}

// takes tells whether a service is one of the category that the criteria do not leave out.
func (b *bench) takes(category law.Category, s *incident.Service) bool {
	of, _ := b.edition.CategoryOf(s.Kind)
	return of == category && !b.leftOut(s)
}

// add adds the users of a service, and its phases without a place in time.
func (b *bench) add(t *total, s *incident.Service) {
	groups := t.groups
	for i := range s.Impacts {
		if b.gauge.any(s.Impacts[i].Phases) {
			t.groups++
			t.users = t.users.Add(s.Impacts[i].Users)
			b.gauge.addUntimed(s.Impacts[i].Phases, &t.measure)
		}
	}
	if t.groups > groups {
		t.services++
	}
}

// addTimed adds the union of all phases that have their place in time.
func (b *bench) addTimed(t *total, category law.Category) {
	var s sweep
	s.start()
	for b.look(&s, category); s.take(); b.look(&s, category) {
	}
	timed := s.measure()
	t.measure.low = max(t.measure.low, timed.low)
	t.measure.high = quantity.Between(0, t.measure.high).Add(quantity.Between(0, timed.high)).Max
	t.measure.began, t.measure.gap = timed.began, timed.gap
	t.measure.untimed = t.measure.untimed || t.measure.counted && timed.counted
}

func (b *bench) look(s *sweep, category law.Category) {
	for i := range b.in.Services {
		if service := &b.in.Services[i]; b.takes(category, service) {
			for j := range service.Impacts {
				s.look(b.gauge, service.Impacts[j].Phases)
			}
		}
	}
}
