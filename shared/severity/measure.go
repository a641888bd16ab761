package severity

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// measure is how long something lasted, in whole minutes, between the strictest and the most generous reading.
// Low is the longest stretch without a gap: two stretches may be two incidents (regulation §6 row 8).
// High is the union of all phases, those without a place in time laid end to end (row 7).
type measure struct {
	low, high int64
	why       Why           // what keeps the length from being known
	began     civil.Instant // of the stretch that goes on; zero when none does
	settled   int64         // low, were there no stretch that goes on
	counted   bool          // there is a phase that counts
}

const secondsPerMinute = 60

// gauge tells which phases count, and until when an ongoing one is known to have lasted.
type gauge struct {
	asOf        civil.Instant
	degradation bool
}

func (g *gauge) counts(p *incident.Phase) bool { return g.degradation || p.Effect == incident.Stop }

// end is the instant until which a phase with a place in time is known to have lasted.
func (g *gauge) end(p *incident.Phase) civil.Instant {
	if p.To != 0 {
		return p.To
	}
	return max(p.From, g.asOf)
}

// measureTimed measures the phases of one impact or facility that have their place in time.
func (g *gauge) measureTimed(m *measure, phases []incident.Phase) {
	var s sweep
	for s.look(g, phases); s.take(); s.look(g, phases) {
	}
	s.measure(m)
}

// addUntimed adds the phases given by their length alone: they may lie inside another phase or after it. It tells whether any phase,
// with or without a place in time, counts.
func (g *gauge) addUntimed(m *measure, phases []incident.Phase) (counted bool) {
	for i := range phases {
		p := &phases[i]
		if !g.counts(p) {
			continue
		}
		counted = true
		if p.Timed() {
			continue
		}
		if m.counted {
			m.why |= PhasesUntimed
		}
		m.counted = true
		if !p.Minutes.IsExact() {
			m.why |= MinutesRange
		}
		m.low = max(m.low, p.Minutes.Min)
		m.settled = max(m.settled, p.Minutes.Min)
		m.high = quantity.Sum(m.high, p.Minutes.Max)
	}
	return counted
}

// sweep walks through stretches of time in their order without storing them: each step looks for the earliest stretch
// that reaches beyond the cursor. The work grows with the square of the number of phases, which is small and limited.
type sweep struct {
	began, cursor    civil.Instant // the stretch without a gap up to the cursor; everything before the cursor is counted
	total            civil.Instant // seconds counted
	longest, settled civil.Instant // seconds of the longest stretch without a gap, and of the longest that does not go on
	stretches        int           // so far
	ongoing          civil.Instant // start of the earliest ongoing phase
	goingOn          civil.Instant // start of the stretch that holds it
	from, to         civil.Instant // the earliest phase that reaches beyond the cursor; there is none where to does not
}

// look compares the phases with the earliest one found so far in this step.
func (s *sweep) look(g *gauge, phases []incident.Phase) {
	for i := range phases {
		p := &phases[i]
		if !p.Timed() || !g.counts(p) {
			continue
		}
		if p.Ongoing() && (s.ongoing == 0 || p.From < s.ongoing) {
			s.ongoing = p.From
		}
		if to := g.end(p); to > s.cursor && (s.to <= s.cursor || p.From < s.from) {
			s.from, s.to = p.From, to
		}
	}
}

// take counts the phase found, if any, and moves the cursor to its end.
func (s *sweep) take() bool {
	if s.to <= s.cursor {
		return false
	}
	if s.from > s.cursor {
		s.endStretch()
		s.stretches++
		s.began, s.cursor = s.from, s.from
	}
	s.total += s.to - s.cursor
	s.cursor = s.to
	return true
}

// endStretch is done with the stretch at the cursor.
func (s *sweep) endStretch() {
	length := s.cursor - s.began
	s.longest = max(s.longest, length)
	if s.began <= s.ongoing && s.ongoing <= s.cursor {
		s.goingOn = s.began
	} else {
		s.settled = max(s.settled, length)
	}
}

// measure is the result of the walk.
func (s *sweep) measure(m *measure) {
	s.endStretch()
	m.low, m.high = int64(s.longest)/secondsPerMinute, int64(s.total)/secondsPerMinute
	m.settled = int64(s.settled) / secondsPerMinute
	m.counted = s.stretches > 0
	if s.stretches > 1 {
		m.why |= Gap
	}
	if s.goingOn != 0 {
		m.high, m.began = quantity.Unbounded, s.goingOn
		m.why |= Ongoing
	}
}
