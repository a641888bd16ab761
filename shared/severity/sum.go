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
	group
	groups   int
	services int
}

// reaches tells whether the total, read generously, reaches a bound of the table.
func (t *total) reaches(c *law.Criterion) bool {
	return t.measure.high >= c.Minutes && t.users.Max >= c.Users
}

// sums is what the totals of all categories say.
type sums struct {
	severe        bool // one of them, read generously, reaches a bound of the table
	severeAtLeast bool // one of them does at its least
	periodic      bool // one of them, read generously, reaches a bound of the periodic report
	beside        bool // one of them can do so without a severe incident
}

// addUp adds up each category of which there is more than one group.
func (b *bench) addUp() {
	for row := range b.edition.Rows {
		var t total
		if !b.sum(&t, row) {
			continue
		}
		criteria := t.category.Criteria()
		for i := range criteria {
			b.sums.severe = b.sums.severe || t.reaches(&criteria[i])
		}
		b.sums.severeAtLeast = b.sums.severeAtLeast || t.severeAt(t.measure.low, t.users.Min)
		b.sums.periodic = b.sums.periodic || t.measure.high >= law.PeriodicMinutes || t.users.Max >= law.PeriodicUsers
		b.sums.beside = b.sums.beside || t.usersBeside() || t.minutesBeside()
	}
	if b.minor() {
		b.sums.periodic = false
	}
}

// sum adds up the groups of a row's category. It is false where there is nothing to add up.
func (b *bench) sum(t *total, row int) bool {
	if len(b.in.Services) == 1 && len(b.in.Services[0].Impacts) == 1 {
		return false
	}
	t.service, t.impact, t.category, t.row = NoIndex, NoIndex, b.edition.Rows[row], uint8(row+1)
	for i := range b.in.Services {
		if s := &b.in.Services[i]; b.takes(t.category, s) {
			b.add(t, s)
		}
	}
	if t.groups > 1 {
		b.addTimed(t)
	}
	return t.groups > 1
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
		m := &s.Impacts[i]
		if b.gauge.any(m.Phases) {
			t.groups++
			t.users = t.users.Add(m.Users)
			b.gauge.addUntimed(&t.measure, m.Phases)
		}
	}
	if t.groups > groups {
		t.services++
	}
}

// addTimed adds the union of all phases that have their place in time.
func (b *bench) addTimed(t *total) {
	var s sweep
	s.start()
	for b.look(&s, t.category); s.take(); b.look(&s, t.category) {
	}
	var timed measure
	s.measure(&timed)
	m := &t.measure
	m.low = max(m.low, timed.low)
	m.high = quantity.Sum(m.high, timed.high)
	m.began, m.gap = timed.began, timed.gap
	m.untimed = m.untimed || m.counted && timed.counted
}

func (b *bench) look(s *sweep, category law.Category) {
	for i := range b.in.Services {
		if service := &b.in.Services[i]; b.takes(category, service) {
			for j := range service.Impacts {
				s.look(&b.gauge, service.Impacts[j].Phases)
			}
		}
	}
}
