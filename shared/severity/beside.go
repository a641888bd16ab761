package severity

import (
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// Since 2023-06-16 severe incidents stay out of the periodic report, so that one unknown can open both answers and yet never
// bring a periodic report: 75 minutes of emergency voice for an unknown number of users are severe from 30,000 users on, and
// with fewer they reach no bound of the periodic report. Where both answers are open, a reading must be found in which a
// bound of the periodic report is reached and no severe one: raise one group just to the bound and leave all else at its least.

// mustBeBeside tells whether both answers are open and exclude each other.
func (b *bench) mustBeBeside(severe incident.Answer) bool {
	return severe == incident.Undetermined && b.alone == incident.Undetermined && law.SevereExcluded(b.day)
}

// beside tells whether the periodic report can be due while an open severe answer is still no.
func (b *bench) beside() bool {
	for i := range b.in.Services {
		if s := &b.in.Services[i]; !b.leftOut(s) && b.serviceBeside(s) {
			return true
		}
	}
	return b.manyGroups() && b.sumBeside()
}

func (b *bench) serviceBeside(s *incident.Service) bool {
	category, _ := b.edition.CategoryOf(s.Kind)
	for i := range s.Impacts {
		m, users := b.gauge.of(s.Impacts[i].Phases), s.Impacts[i].Users
		if m.counted && (usersBeside(category, m, users) || minutesBeside(category, m, users)) {
			return true
		}
	}
	return false
}

// sumBeside is beside for the categories added up. The law is read in one way for both reports: where a category added up is
// severe at its least, the incident is.
func (b *bench) sumBeside() bool {
	found := false
	for _, category := range b.edition.Rows {
		t := b.sum(category)
		if t.groups < 2 {
			continue
		}
		if severeAt(category, t.measure.low, t.users.Min) {
			return false
		}
		found = found || usersBeside(category, t.measure, t.users) || minutesBeside(category, t.measure, t.users)
	}
	return found
}

// usersBeside tells whether the users can reach the bound of the periodic report without a severe incident.
func usersBeside(c law.Category, m measure, users quantity.Range) bool {
	return users.Max >= law.PeriodicUsers && !severeAt(c, m.low, max(users.Min, law.PeriodicUsers))
}

// minutesBeside is usersBeside for the bound on time.
func minutesBeside(c law.Category, m measure, users quantity.Range) bool {
	return m.high >= law.PeriodicMinutes && !severeAt(c, max(m.low, law.PeriodicMinutes), users.Min)
}

func severeAt(c law.Category, minutes, users int64) bool {
	for _, bounds := range c.Criteria() {
		if minutes >= bounds.Minutes && users >= bounds.Users {
			return true
		}
	}
	return false
}
