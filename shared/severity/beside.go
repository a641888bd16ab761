package severity

import (
	"jiko/shared/incident"
	"jiko/shared/law"
)

// Since 2023-06-16 severe incidents stay out of the periodic report, so that one unknown can open both answers and yet never
// bring a periodic report: 75 minutes of emergency voice for an unknown number of users are severe from 30,000 users on, and
// with fewer they reach no bound of the periodic report. Where both answers are open, a reading must be found in which a
// bound of the periodic report is reached and no severe one: raise one group just to the bound and leave all else at its least.

// mustBeBeside tells whether both answers are open and exclude each other.
func (b *bench) mustBeBeside() bool {
	return b.severe == incident.Undetermined && b.alone == incident.Undetermined && law.SevereExcluded(b.day)
}

// canBeBeside tells whether the periodic report can be due while an open severe answer is still no. The law is read in one way
// for both reports: where a category added up is severe at its least, the incident is.
func (b *bench) canBeBeside() bool { return b.beside || b.sums.beside && !b.sums.severeAtLeast }

// usersBeside tells whether the users can reach the bound of the periodic report without a severe incident.
func (g *group) usersBeside() bool {
	return g.users.Max >= law.PeriodicUsers && !g.severeAt(g.measure.low, max(g.users.Min, law.PeriodicUsers))
}

// minutesBeside is usersBeside for the bound on time.
func (g *group) minutesBeside() bool {
	return g.measure.high >= law.PeriodicMinutes && !g.severeAt(max(g.measure.low, law.PeriodicMinutes), g.users.Min)
}

func (g *group) severeAt(minutes, users int64) bool {
	for _, c := range g.category.Criteria() {
		if minutes >= c.Minutes && users >= c.Users {
			return true
		}
	}
	return false
}
