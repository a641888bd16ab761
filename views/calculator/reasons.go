package calculator

import (
	"slices"
	"strings"

	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/quantity"
	"jiko/shared/severity"
	"jiko/views/words"
)

// hangs are the conditions on which one of the two answers hangs.
func (t *teller) hangs(report filing.Report) []severity.Hang {
	var open []severity.Hang
	for _, h := range t.v.Hangs {
		if h.Report == report {
			open = append(open, h)
		}
	}
	return open
}

// reasons says why the answer is what it is, or on what it hangs.
func (t *teller) reasons() []string {
	switch t.v.Severe {
	case incident.Yes:
		return []string{t.because(&t.v.Criteria[t.v.Nearest])}
	case incident.Undetermined:
		return t.conditions(filing.SevereReport)
	}
	if t.v.Nearest == severity.NoIndex {
		return []string{t.r.NotTested[t.q.Incident.Trigger.String()]}
	}
	f := &t.v.Criteria[t.v.Nearest]
	if f.Service != severity.NoIndex && t.onlyDegraded(f) {
		return []string{t.r.OnlyStops}
	}
	short := t.short(f)
	if short == "" {
		return nil
	}
	return []string{t.named(words.Fill(t.r.Nearest, "bound", t.bound(f), "short", short), group{f.Service, f.Impact})}
}

// onlyDegraded tells whether the edition counts none of what happened to the group of a criterion.
func (t *teller) onlyDegraded(f *severity.Finding) bool {
	phases := t.q.Incident.Services[f.Service].Impacts[f.Impact].Phases
	return !t.v.Edition.Degradation && !slices.ContainsFunc(phases, func(p incident.Phase) bool { return p.Effect == incident.Stop })
}

// because says which criterion is met, and by what.
func (t *teller) because(f *severity.Finding) string {
	if f.Facility != incident.OrdinaryFacility {
		return words.Fill(t.r.BecauseLost, "bound", t.bound(f))
	}
	m := t.measured(f.Service, f.Impact)
	return words.Fill(t.r.Because, "what", t.what(f.Service, f.Impact), "minutes", t.length(m), "users", t.r.UsersIn(m.Users, t.unit(f)), "bound", t.bound(f))
}

// what names a group of users by its service and area.
func (t *teller) what(service, impact int) string { return t.kindIn(service, t.area(service, impact)) }

// measured is what the criteria were held against, for one group of users.
func (t *teller) measured(service, impact int) *severity.Measured {
	i := slices.IndexFunc(t.v.Measured, func(m severity.Measured) bool { return m.Service == service && m.Impact == impact })
	return &t.v.Measured[i]
}

// length says how long a group of users was affected.
func (t *teller) length(m *severity.Measured) string {
	if t.goesOn(m) {
		return words.Fill(t.r.SoFar, "v", t.r.Length(m.Minutes.Min))
	}
	return t.r.LengthIn(m.Minutes)
}

// goesOn tells whether what was measured is still going on.
func (t *teller) goesOn(m *severity.Measured) bool {
	return m.Minutes.Max == quantity.Unbounded && t.q.Incident.Services[m.Service].Impacts[m.Impact].Ongoing()
}

// bound says what a criterion asks for.
func (t *teller) bound(f *severity.Finding) string {
	switch {
	case f.Facility != incident.OrdinaryFacility:
		return words.Fill(t.r.LostBound, "what", t.r.Facilities[f.Facility.String()], "minutes", t.r.Length(f.Minutes))
	case f.Trigger == incident.InformationLeak:
		return t.r.LeakBound
	case f.LeftOut != severity.TakenIn:
		return t.r.LeftOut[f.LeftOut.String()]
	case f.Minutes == 0:
		return words.Fill(t.r.AtLeast, "v", t.r.BoundOf(f.Users))
	case f.Users == 0:
		return words.Fill(t.r.AtLeast, "v", t.r.Length(f.Minutes))
	}
	return words.Fill(t.r.Bound, "minutes", t.r.Length(f.Minutes), "users", t.r.BoundOf(f.Users))
}

// unit is what the number of users of a criterion's group counts.
func (t *teller) unit(f *severity.Finding) quantity.Unit {
	if f.Service == severity.NoIndex {
		return quantity.NoUnit
	}
	return t.q.Incident.Services[f.Service].Impacts[f.Impact].Unit
}

// short says what is missing from a criterion; empty when nothing is.
func (t *teller) short(f *severity.Finding) string {
	var parts []string
	if f.MinutesShort > 0 {
		parts = append(parts, t.r.Length(f.MinutesShort))
	}
	if f.UsersShort > 0 {
		parts = append(parts, t.r.UsersOf(t.unit(f))(f.UsersShort))
	}
	return strings.Join(parts, t.r.And)
}

// conditions says on what an open answer hangs, each condition once.
func (t *teller) conditions(report filing.Report) []string {
	open := t.hangs(report)
	if len(open) == 1 && open[0].Why == severity.SevereUndetermined {
		return []string{words.Fill(t.r.Cond["unless"], "outcome", t.r.Outcome[reportCode(report)])}
	}
	var said sentences
	for _, h := range open {
		if slices.ContainsFunc(open, func(other severity.Hang) bool { return asksMore(&h, &other) || t.sooner(&other, &h) }) {
			continue // 100,000 users say nothing where 30,000 are enough
		}
		for _, sentence := range t.condition(&h) {
			said.add(sentence, group{h.Service, h.Impact})
		}
	}
	var named []string
	for _, s := range said {
		named = append(named, t.named(s.text, s.of...))
	}
	return named
}

// asksMore tells whether a condition asks for more than another one does of the same group of users.
func asksMore(h, other *severity.Hang) bool {
	return h.Service != severity.NoIndex && h.Service == other.Service && h.Impact == other.Impact &&
		h.Minutes >= other.Minutes && h.Users >= other.Users && (h.Minutes > other.Minutes || h.Users > other.Users)
}

// sooner tells whether a condition comes true by the clock alone, before another one can.
func (t *teller) sooner(h, other *severity.Hang) bool {
	if h.Why != severity.Ongoing || h.Users > 0 {
		return false
	}
	at := t.crossing(h)
	return at != 0 && at < t.crossing(other)
}

// plainWhys are the reasons that a condition on time, users and traffic says already.
const plainWhys = severity.UsersRange | severity.MinutesRange | severity.Ongoing | severity.FacilityUnknown

// condition says what would have to be so, and why it is not known, where that is not plain.
func (t *teller) condition(h *severity.Hang) []string {
	var said []string
	if h.Why&(severity.ImpactsSummed|severity.ServicesSummed) == 0 && (h.Minutes > 0 || h.Users > 0) {
		said = append(said, t.ifReached(h))
	}
	why := h.Why
	if len(said) > 0 {
		why &^= plainWhys
	}
	for i := range severity.WhyCount {
		if why&(1<<i) != 0 {
			said = append(said, t.r.Why[severity.Whys.At(i)])
		}
	}
	return said
}

func (t *teller) ifReached(h *severity.Hang) string {
	pattern, at := "both", civil.Instant(0)
	if h.Minutes > 0 {
		at = t.crossing(h)
	}
	lost := h.Why&severity.FacilityUnknown != 0
	switch {
	case lost && at != 0:
		pattern = "until-lost"
	case lost:
		pattern = "lost"
	case h.Minutes == 0:
		pattern = "users"
	case at != 0 && h.Users == 0:
		pattern = "until"
	case at != 0:
		pattern = "until-users"
	case h.Users == 0:
		pattern = "minutes"
	}
	return words.Fill(t.r.Cond[pattern], "minutes", t.r.Length(h.Minutes), "users", t.r.BoundOf(h.Users),
		"time", t.r.MomentAfter(at, t.now), "outcome", t.r.Outcome[reportCode(h.Report)])
}

// reportCode is the code of the report that an answer is about.
func reportCode(report filing.Report) string {
	if report == filing.Periodic {
		return "periodic"
	}
	return "severe"
}

// crossing is when the criterion of a condition is reached on time, while the incident goes on.
func (t *teller) crossing(h *severity.Hang) civil.Instant {
	for _, list := range [...][]severity.Finding{t.v.Criteria, t.v.PeriodicCriteria} {
		for _, f := range list {
			if f.Service == h.Service && f.Impact == h.Impact && f.Minutes == h.Minutes && f.Crosses > t.now {
				return f.Crosses
			}
		}
	}
	return 0
}

// firstCrossing is when an ongoing incident becomes severe, if the number of users is known to suffice.
func (t *teller) firstCrossing() civil.Instant {
	first := civil.Instant(0)
	for _, h := range t.hangs(filing.SevereReport) {
		if at := t.crossing(&h); h.Users == 0 && at != 0 && (first == 0 || at < first) {
			first = at
		}
	}
	return first
}
