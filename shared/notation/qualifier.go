package notation

import "jiko/shared/quantity"

// qualifiers are what came with a number: a bit for each row of the tables of qualifiers, and behind them what else may come.
type qualifiers uint

const (
	about   qualifiers = 2 << iota // rounded
	highest                        // the upper estimate
	atLeast                        // this or more
	above                          // more than this
	atMost                         // this or less
	below                          // less than this
	summand                        // with a plus sign behind it, which makes a sum with what follows
	several                        // 数万: the number is the least that it can be
	named                          // with a unit

	lower  = atLeast | above
	upper  = atMost | below
	bounds = lower | upper
)

// has tells whether any of some qualifiers is there.
func (q qualifiers) has(any qualifiers) bool { return q&any != 0 }

// aboutRow is the row of 約 and the like.
const aboutRow = 1

// 約 and the words for it, before and behind.
const (
	aboutBefore = "約|およそ|おおよそ|概ね|おおむね|ほぼ|about|approx*imately|approx.|around|推定|≈|≒"
	aboutBehind = "程度|くらい|ぐらい|位|ほど|前後|頃|ごろ|ころ"
)

const qualifiersBefore = aboutBefore + `|~
最大*で|最長|max*imum|max.|^
少なくとも|最低*でも|at least|>=|≥|≧
more than|over|>
多くとも|at most|up to|<=|≤|≦|..
less than|fewer than|under|<`

// 強 and 弱 (a little more, a little less) tell on which side of the number the truth lies, but not how far.
const qualifiersBehind = aboutBehind + `
(最大)|(max)
以上|強|余*り|あまり|or more|+
超*え|を超える|より多い
以下|以内|まで|or less|or fewer
未満|弱|より少ない`

// figure is a number with its unit and its qualifiers: an end of a range, or all that was typed.
type figure struct {
	number
	size        int64 // what the number counts in: 60 seconds in 36分; 1 when it counts users
	lead        int64 // what the first number counts in
	place       int64 // where 約 rounds
	said        qualifiers
	total       int64 // users or seconds: without the last number until the figure is settled, such as the 2時間 of 2時間36分
	first, last int   // where it stands in the input
}

// figure reads a number with its unit and its qualifiers.
func (s *scanner) figure(f *figure) {
	f.first = s.skip(s.pos)
	f.scale, f.place = 1, 1
	for s.qualifier(f, qualifiersBefore) {
	}
	if !s.measure(f) {
		s.refuse()
	}
	if f.vague {
		f.said |= several
	}
	for s.qualifier(f, qualifiersBehind) || s.readUnit(f) {
	}
	f.last = s.pos
}

// measure reads the number.
func (s *scanner) measure(f *figure) bool {
	if s.kind == length {
		return s.length(f)
	}
	f.size, f.lead = 1, 1
	return s.number(&f.number)
}

// qualifier reads one of the words of the table.
func (s *scanner) qualifier(f *figure, table words) bool {
	start := s.skip(s.pos)
	r, size := char(s.text, start)
	row := s.word(table)
	if row == 0 {
		return false
	}
	// In full width, the tilde before a number may as well be that of 〜3万 (up to).
	if r == '~' && size > 1 {
		s.fail(Ambiguous, start, s.pos)
	}
	if r == '+' {
		f.said |= summand
	}
	s.say(f, 1<<row)
	return true
}

// say gives the figure a qualifier. It can have one bound only.
func (s *scanner) say(f *figure, what qualifiers) {
	f.said |= what
	if bound := f.said & bounds; bound&(bound-1) != 0 {
		s.fail(Ambiguous, f.first, s.pos)
	}
}

// refuse makes a problem of what is no number: of half a day, which has two meanings, of a number below zero, or of anything else.
func (s *scanner) refuse() {
	start := s.skip(s.pos)
	switch {
	case s.kind == length && s.word("半日") != 0:
		s.fail(Ambiguous, start, s.pos)
	case s.word(dashes) != 0 && s.whole() >= 0:
		s.fail(Negative, start, s.pos)
	}
	s.failRest(Unreadable, start)
}

// round notes the place at which 約 rounds: that of the last digit, in the last unit, that is not zero. 約2時間 rounds to
// hours, 約2時間30分 to ten minutes, and 約2時間半, like 約2.5時間, to half hours.
func (f *figure) round() {
	switch {
	case f.value == 0:
	case f.scale == 10 && f.value%10 == 5:
		f.place = f.size / 2
	default:
		last := number{value: quantity.Place(f.value), scale: f.scale}
		f.place = last.in(f.size)
	}
}

// add adds the last number to the value.
func (f *figure) add() {
	f.total = sum(f.total, f.in(f.size))
	f.round()
}

// settle works out the value, once it is certain what the last number counts in.
func (s *scanner) settle(f *figure) {
	f.add()
	product := times(f.value, f.size)
	switch {
	case product == tooLarge || f.total == tooLarge:
		s.fail(TooLarge, f.start, f.last)
	case uint64(product)%uint64(f.scale) != 0:
		s.fail(Fraction, f.start, f.last)
	}
}

// spread is what the figure stands for, its bound aside.
func (s *scanner) spread(f *figure) quantity.Range {
	place := f.place
	if !f.said.has(about) || s.kind == length && place <= 60 { // lengths are cut to whole minutes; nothing is rounded below
		place = 1
	}
	return quantity.RoundedTo(f.total, place)
}
