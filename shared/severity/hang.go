package severity

import (
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// traceHangs names the conditions on which an undetermined answer hangs: bounds that a group may reach, or else a category as
// a whole, or the severe answer that keeps the periodic one open.
func (b *bench) traceHangs() {
	severe := b.severe == incident.Undetermined
	periodic := b.periodic == incident.Undetermined
	bounds := periodic && b.alone == incident.Undetermined
	severeSum := severe && !b.hangs(wanted{severe: true})
	boundsSum := bounds && !b.hangs(wanted{periodic: true})
	b.hangs(wanted{severe: severeSum, periodic: boundsSum, sums: true})
	if periodic && severe && law.SevereExcluded(b.day) {
		*incident.Grow(&b.trace.Hangs) = Hang{Report: filing.Periodic, Service: NoIndex, Impact: NoIndex, Why: SevereUndetermined}
	}
}

// wanted are the conditions to be named: those of the severe answer, of the periodic one, or of both; of groups by themselves, or of
// categories as a whole.
type wanted struct{ severe, periodic, sums bool }

// hangs names the open conditions that are wanted, and tells whether there are any.
func (b *bench) hangs(w wanted) (some bool) {
	v := b.trace
	for i := range v.open {
		h := &v.open[i]
		open := w.severe
		if h.Report == filing.Periodic {
			open = w.periodic && (h.beside || !b.mustBeBeside())
		}
		if open && h.Why.summed() == w.sums {
			*incident.Grow(&v.Hangs) = *h
			some = true
		}
	}
	return some
}

// open adds the condition that a group would have to reach for a criterion that is open, and what keeps it open.
func (b *bench) open(g *group, report filing.Report, c *law.Criterion) *Hang {
	h := incident.Grow(&b.trace.open)
	*h = Hang{Report: report, Service: g.service, Impact: g.impact, Category: g.category, Row: g.row}
	if g.measure.low < c.Minutes {
		h.Minutes, h.Why = c.Minutes, g.measure.why
	}
	if g.users.Min < c.Users {
		h.Users = c.Users
		h.Why |= UsersRange
	}
	if g.isSum() {
		h.Minutes, h.Users = c.Minutes, c.Users // nothing of a sum is certain
		h.Why |= g.summed()
	}
	return h
}

// summed names what was added up.
func (g *group) summed() Why {
	if g.services > 1 {
		return ServicesSummed
	}
	return ImpactsSummed
}
