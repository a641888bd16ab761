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
	low, high    int64
	began        civil.Instant // of the stretch that goes on; zero when none does
	settled      int64         // low, were there no stretch that goes on
	counted      bool          // there is a phase that counts
	ranged       bool          // why low and high differ, beside what goes on: a length is a range,
	gap, untimed bool          // stretches lie apart, phases have no place in time
}

const (
	secondsPerMinute = 60
	beforeAll        = civil.Instant(-1 << 62)
)

// gauge tells which phases count, and until when an ongoing one is known to have lasted.
type gauge struct {
	asOf        civil.Instant
	degradation bool
}

func (g *gauge) counts(p *incident.Phase) bool { return g.degradation || p.Effect == incident.Stop }

// any tells whether one of the phases counts.
func (g *gauge) any(phases []incident.Phase) bool {
	for i := range phases {
		if g.counts(&phases[i]) {
			return true
		}
	}
	return false
}

// end is the instant until which a phase with a place in time is known to have lasted.
func (g *gauge) end(p *incident.Phase) civil.Instant {
	if p.To != 0 {
		return p.To
	}
	return max(p.From, g.asOf)
}

// measure measures the phases of one impact or facility.
func (g *gauge) measure(m *measure, phases []incident.Phase) {
	*m = measure{}
	if len(phases) > 1 {
		var s sweep
		s.start()
		for s.look(g, phases); s.take(); s.look(g, phases) {
		}
		s.measure(m)
	} else if p := &phases[0]; p.Timed() {
		g.single(m, p)
	}
	g.addUntimed(m, phases)
}

// single is measure for the one phase that nearly every impact has.
func (g *gauge) single(m *measure, p *incident.Phase) {
	if !g.counts(p) {
		return
	}
	m.counted = true
	m.low = int64(g.end(p)-p.From) / secondsPerMinute
	m.high = m.low
	if p.Ongoing() {
		m.high, m.began = quantity.Unbounded, p.From
	}
}

// addUntimed adds the phases given by their length alone: they may lie inside another phase or after it.
func (g *gauge) addUntimed(m *measure, phases []incident.Phase) {
	for i := range phases {
		p := &phases[i]
		if !g.counts(p) || p.Timed() {
			continue
		}
		m.untimed = m.untimed || m.counted
		m.counted = true
		m.ranged = m.ranged || !p.Minutes.IsExact()
		m.low = max(m.low, p.Minutes.Min)
		m.settled = max(m.settled, p.Minutes.Min)
		m.high = quantity.Sum(m.high, p.Minutes.Max)
	}
}

// sweep walks through stretches of time in their order without storing them: each step looks for the earliest stretch
// that reaches beyond the cursor. The work grows with the square of the number of phases, which is small and limited.
type sweep struct {
	cursor         civil.Instant // everything before it is counted
	total          civil.Instant // seconds counted
	block, longest civil.Instant // seconds of the stretch at the cursor, and of the longest one
	settled        civil.Instant // seconds of the longest stretch that does not go on
	blocks         int
	blockBegan     civil.Instant // start of the stretch at the cursor
	ongoing, began civil.Instant // start of the earliest ongoing phase, and of the stretch that holds it
	found          bool
	from, to       civil.Instant // the stretch found
}

func (s *sweep) start() { s.cursor = beforeAll }

// look compares the phases with the earliest stretch found so far in this step.
func (s *sweep) look(g *gauge, phases []incident.Phase) {
	for i := range phases {
		p := &phases[i]
		if !p.Timed() || !g.counts(p) {
			continue
		}
		if p.Ongoing() && (s.ongoing == 0 || p.From < s.ongoing) {
			s.ongoing = p.From
		}
		if to := g.end(p); to > s.cursor && (!s.found || p.From < s.from) {
			s.found, s.from, s.to = true, p.From, to
		}
	}
}

// take counts the stretch found, if any, and moves the cursor to its end.
func (s *sweep) take() bool {
	if !s.found {
		return false
	}
	s.found = false
	if s.from > s.cursor {
		s.endBlock()
		s.blocks++
		s.block, s.blockBegan, s.cursor = 0, s.from, s.from
	}
	s.block += s.to - s.cursor
	s.total += s.to - s.cursor
	s.longest = max(s.longest, s.block)
	s.cursor = s.to
	if s.ongoing != 0 && s.blockBegan <= s.ongoing && s.ongoing <= s.cursor {
		s.began = s.blockBegan
	}
	return true
}

// endBlock is done with the stretch at the cursor.
func (s *sweep) endBlock() {
	if s.began != s.blockBegan {
		s.settled = max(s.settled, s.block)
	}
}

// measure is the result of the walk.
func (s *sweep) measure(m *measure) {
	s.endBlock()
	*m = measure{
		low: int64(s.longest) / secondsPerMinute, high: int64(s.total) / secondsPerMinute,
		began: s.began, settled: int64(s.settled) / secondsPerMinute, counted: s.blocks > 0, gap: s.blocks > 1,
	}
	if s.began != 0 {
		m.high = quantity.Unbounded
	}
}
