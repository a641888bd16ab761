package severity

import (
	"jiko/shared/filing"
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
func (b *bench) canBeBeside() bool {
	return b.each.beside || b.sums.beside && b.sums.met[filing.SevereReport] != incident.Yes
}

// beside tells whether a group that can reach a criterion does so without a severe incident.
func (g *group) beside(c *law.Criterion) bool {
	minutes, users := max(g.measure.low, c.Minutes), max(g.users.Min, c.Users)
	severe := g.category.Criteria()
	for i := range severe {
		if severe[i].Reached(minutes, users) {
			return false
		}
	}
	return true
}
