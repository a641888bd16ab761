package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// Judge fills v with the answer under an edition and its trace. It allocates only where the lists of v are too short.
// The incident must have passed Check.
func Judge(in *incident.Incident, edition *law.Edition, v *Verdict) {
	b := newBench(in, edition)
	v.reset(edition)
	v.Severe = b.severe()
	v.Periodic = b.periodic(v.Severe)
	for i := range in.Services {
		b.traceService(v, i)
	}
	b.traceSecondLimb(v)
	b.traceLeak(v)
	b.traceSums(v)
	v.Nearest = nearest(v.Criteria)
	b.forms(v)
	b.duties(v)
	b.notes(v)
}

// reset empties the verdict and keeps the room of its lists.
func (v *Verdict) reset(edition *law.Edition) {
	*v = Verdict{
		Edition: edition, Nearest: NoIndex,
		Forms: v.Forms[:0], Criteria: v.Criteria[:0], PeriodicCriteria: v.PeriodicCriteria[:0], Measured: v.Measured[:0],
		Hangs: v.Hangs[:0], Duties: v.Duties[:0], Conditional: v.Conditional[:0], Notes: v.Notes[:0],
	}
}

// traceService holds every group of users of a service against every criterion.
func (b *bench) traceService(v *Verdict, i int) {
	s := &b.in.Services[i]
	for j := range s.Impacts {
		g := group{service: i, impact: j, measure: b.gauge.of(s.Impacts[j].Phases), users: s.Impacts[j].Users}
		g.category, g.row = b.edition.CategoryOf(s.Kind)
		if g.measure.began != 0 {
			v.AsOf = b.in.AsOf
		}
		v.Measured = append(v.Measured, Measured{i, j, quantity.Between(g.measure.low, g.measure.high), g.users})
		if b.in.Trigger == incident.TelecomEquipment && !s.AdditionalFunction {
			b.traceTable(v, &g)
		}
		if b.in.Trigger != incident.InformationLeak && !b.minor() && !b.leftOut(s) {
			b.tracePeriodic(v, &g)
		}
	}
}

// group is a group of users with what was measured of it.
type group struct {
	service, impact int
	category        law.Category
	row             uint8
	measure         measure
	users           quantity.Range
}

func (b *bench) traceTable(v *Verdict, g *group) {
	for _, c := range g.category.Criteria() {
		f := g.finding(c.Minutes, c.Users, b.edition.TableSource(g.row))
		f.Met = meets(&g.measure, g.users, c)
		v.Criteria = append(v.Criteria, f)
		if v.Severe == incident.Undetermined && f.Met == incident.Undetermined {
			v.Hangs = append(v.Hangs, g.hang(filing.SevereReport, c.Minutes, c.Users))
		}
	}
}

func (b *bench) tracePeriodic(v *Verdict, g *group) {
	item := uint8(1)
	if b.in.Trigger == incident.OtherEquipment {
		item = 2
	}
	users := g.finding(0, law.PeriodicUsers, law.PeriodicUsersSource(b.day, item))
	users.Met = counts(&g.measure, g.users, law.PeriodicUsers)
	minutes := g.finding(law.PeriodicMinutes, 0, law.PeriodicMinutesSource(b.day, item))
	minutes.Met = lasts(&g.measure, law.PeriodicMinutes)
	v.PeriodicCriteria = append(v.PeriodicCriteria, users, minutes)
	if v.Periodic != incident.Undetermined || b.alone != incident.Undetermined {
		return
	}
	all := !b.mustBeBeside(v.Severe)
	if users.Met == incident.Undetermined && (all || usersBeside(g.category, g.measure, g.users)) {
		v.Hangs = append(v.Hangs, g.hang(filing.Periodic, 0, law.PeriodicUsers))
	}
	if minutes.Met == incident.Undetermined && (all || minutesBeside(g.category, g.measure, g.users)) {
		v.Hangs = append(v.Hangs, g.hang(filing.Periodic, law.PeriodicMinutes, 0))
	}
}

// finding is a criterion with what is missing from it for the group.
func (g *group) finding(minutes, users int64, source law.Source) Finding {
	f := Finding{
		Service: g.service, Impact: g.impact, Category: g.category, Row: g.row, Minutes: minutes, Users: users, Source: source,
		MinutesShort: max(0, minutes-g.measure.low), UsersShort: max(0, users-g.users.Min),
	}
	if !g.measure.counted {
		f.UsersShort = users // of an effect that does not count there are none
	}
	if minutes > g.measure.settled && g.measure.began != 0 {
		f.Crosses = g.measure.began + civil.Instant(minutes*secondsPerMinute)
	}
	return f
}

// hang is the condition that a group must still reach.
func (g *group) hang(report filing.Report, minutes, users int64) Hang {
	h := Hang{Report: report, Service: g.service, Impact: g.impact, Category: g.category, Row: g.row}
	if g.measure.low < minutes {
		h.Minutes, h.Why = minutes, g.measure.why()
	}
	if g.users.Min < users {
		h.Users, h.Why = users, h.Why|UsersRange
	}
	return h
}

// why names what keeps the length from being known.
func (m *measure) why() Why {
	var w Why
	if m.began != 0 {
		w |= Ongoing
	}
	if m.gap {
		w |= Gap
	}
	if m.untimed {
		w |= PhasesUntimed
	}
	if m.ranged {
		w |= MinutesRange
	}
	return w
}

// traceSecondLimb holds the facility against the second limb.
func (b *bench) traceSecondLimb(v *Verdict) {
	if b.in.Trigger != incident.TelecomEquipment || b.in.Facility == incident.OrdinaryFacility {
		return
	}
	g := group{service: NoIndex, impact: NoIndex, measure: b.facilityMeasure()}
	f := g.finding(law.FacilityMinutes, 0, b.edition.FacilitySource())
	f.Facility, f.Met = b.in.Facility, b.secondLimb()
	v.Criteria = append(v.Criteria, f)
	if g.measure.began != 0 {
		v.AsOf = b.in.AsOf
	}
	if v.Severe != incident.Undetermined || f.Met != incident.Undetermined {
		return
	}
	h := g.hang(filing.SevereReport, law.FacilityMinutes, 0)
	if b.in.AllTrafficLost == incident.Undetermined {
		h.Why |= FacilityUnknown
	}
	v.Hangs = append(v.Hangs, h)
}

// traceLeak states the rule on information leaks, which has no bound.
func (b *bench) traceLeak(v *Verdict) {
	if b.in.Trigger != incident.InformationLeak {
		return
	}
	v.PeriodicCriteria = append(v.PeriodicCriteria, Finding{
		Service: NoIndex, Impact: NoIndex, Trigger: incident.InformationLeak,
		Met: yesIf(law.LeakReported(b.day)), Source: law.LeakSource(b.day),
	})
}

// traceSums names the totals that keep an answer from being no, and a severe answer that keeps the periodic one open.
func (b *bench) traceSums(v *Verdict) {
	severe := v.Severe == incident.Undetermined && !hangsOn(v.Hangs, filing.SevereReport)
	periodic := v.Periodic == incident.Undetermined && b.alone == incident.Undetermined && !hangsOn(v.Hangs, filing.Periodic)
	for i := range b.edition.Rows {
		if severe || periodic {
			b.traceSum(v, i, severe, periodic)
		}
	}
	if v.Periodic == incident.Undetermined && v.Severe == incident.Undetermined && law.SevereExcluded(b.day) {
		v.Hangs = append(v.Hangs, Hang{Report: filing.Periodic, Service: NoIndex, Impact: NoIndex, Why: SevereUndetermined})
	}
}

func hangsOn(hangs []Hang, report filing.Report) bool {
	for i := range hangs {
		if hangs[i].Report == report {
			return true
		}
	}
	return false
}

func (b *bench) traceSum(v *Verdict, row int, severe, periodic bool) {
	category := b.edition.Rows[row]
	t := b.sum(category)
	if t.groups < 2 {
		return
	}
	for _, c := range category.Criteria() {
		if severe && t.reaches(c) {
			v.Hangs = append(v.Hangs, t.hang(filing.SevereReport, category, row, c.Minutes, c.Users))
		}
	}
	all := !b.mustBeBeside(v.Severe)
	if periodic && t.users.Max >= law.PeriodicUsers && (all || usersBeside(category, t.measure, t.users)) {
		v.Hangs = append(v.Hangs, t.hang(filing.Periodic, category, row, 0, law.PeriodicUsers))
	}
	if periodic && t.measure.high >= law.PeriodicMinutes && (all || minutesBeside(category, t.measure, t.users)) {
		v.Hangs = append(v.Hangs, t.hang(filing.Periodic, category, row, law.PeriodicMinutes, 0))
	}
}

// hang is the condition that a total would have to reach, and what keeps it open beside the adding up.
func (t *total) hang(report filing.Report, category law.Category, row int, minutes, users int64) Hang {
	g := group{service: NoIndex, impact: NoIndex, category: category, row: uint8(row + 1), measure: t.measure, users: t.users}
	h := g.hang(report, minutes, users)
	h.Minutes, h.Users, h.Why = minutes, users, h.Why|ImpactsSummed
	if t.services > 1 {
		h.Why ^= ImpactsSummed | ServicesSummed
	}
	return h
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

// missing is the larger of the two shares that are missing, as a fraction.
func (f *Finding) missing() (short, of int64) {
	if f.Users == 0 || f.MinutesShort*f.Users > f.UsersShort*f.Minutes {
		return f.MinutesShort, f.Minutes
	}
	return f.UsersShort, f.Users
}
