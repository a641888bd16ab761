package notation

// Arithmetic on what was typed stops at tooLarge, which stands for every number from there on, so that not every step
// need be checked. The sum of two such numbers still fits.
const tooLarge = 1<<62 - 1

// number is a number as it was written: value ÷ scale.
type number struct {
	value, scale int64
	// chain is what the words behind the only digits multiply them by: 10,000,000 in 3千万, 1 in 30.
	// Zero where there is more to the number than that: 3万5千, 十二万.
	chain  int64
	myriad int64 // the greatest of 万, 億, k … in it, or 1
	end    int   // of the digits that it ends with, without what follows a comma or a point
	vague  bool  // 数万
	point  bool  // 30.000: the point may be a decimal point, or may mark the thousands
	start  int
}

// The words that multiply, each in the row of the power of ten that it stands for; k and m are ten rows below theirs. Those of
// the first rows multiply the digits before them, the others all that came before. A moment knows only the first; in a
// length, m is a minute.
const (
	multipliersOfMoment = "十|拾\n百\n千"
	multipliersOfLength = multipliersOfMoment + "\n万|萬\n\n\n\n億\n\n\n\n兆"
	multipliers         = multipliersOfLength + "\nk|thousand\n\n\nm|million"
)

const (
	belowMyriad = 3  // the last row that multiplies only the digits before it
	greatest    = 12 // the row of 兆, below which the powers begin again
)

// power is the power of ten that a row of multipliers stands for.
func power(row int) int64 {
	if row > greatest {
		row -= 10
	}
	return powerOfTen(row)
}

func powerOfTen(n int) int64 {
	power := int64(1)
	for range n {
		power = times(power, 10)
	}
	return power
}

// number reads a number without a sign. It is false when none stands here.
func (s *scanner) number(n *number) bool {
	*n = number{scale: 1, chain: 1, myriad: 1, start: s.skip(s.pos)}
	t := terms{under: tooLarge, underMyriad: tooLarge}
	for more := true; more; {
		digits := s.digits(n, t.n == 0)
		row := s.multiplier(digits >= 0 || t.section != 0)
		if more = row != 0; more || digits >= 0 {
			t.add(n, digits, row)
		}
	}
	n.value = sum(t.total, t.section)
	switch {
	case n.value == tooLarge:
		s.fail(TooLarge, n.start, s.pos)
	case t.disordered:
		s.fail(Unreadable, n.start, s.pos)
	case n.point && n.chain == 1:
		s.fail(Ambiguous, n.start, s.pos)
	}
	return t.n > 0
}

// in is what the number is if it counts in that size, without the fraction that is left.
func (n *number) in(size int64) int64 { return int64(uint64(times(n.value, size)) / uint64(n.scale)) }

// whole reads a number of a moment; -1 when none stands here. A great number becomes one too great for anything in a date.
func (s *scanner) whole() int {
	var n number
	if !s.number(&n) {
		return -1
	}
	return int(min(n.value, 999999))
}

// multiplier reads a word that multiplies and is its row, or 0. 万 needs something before it that it multiplies.
func (s *scanner) multiplier(something bool) (row int) {
	known := len(multipliers)
	switch {
	case !something || s.kind == moment:
		known = len(multipliersOfMoment)
	case s.kind == length:
		known = len(multipliersOfLength)
	}
	return s.word(multipliers[:known])
}

// terms adds up the terms of a number. From left to right they must become smaller.
type terms struct {
	n                  int
	total, section     int64 // of all, and of what the next 万 multiplies
	under, underMyriad int64 // what the next term of a section, and the next section, must be less than
	disordered         bool
}

// add adds a term: the digits, or -1, and the word that multiplies, if row is not zero.
func (t *terms) add(n *number, term int64, row int) {
	multiple := power(row)
	n.chain = times(n.chain, multiple)
	switch {
	case term >= 0 && t.n > 0:
		n.chain = 0
	case term < 0 && row <= belowMyriad: // 千 alone is 1千, and nothing behind a decimal fraction
		term, n.chain = 1, 0
		t.disordered = t.disordered || n.scale != 1
	}
	term = max(term, 0)
	if row <= belowMyriad {
		term = times(term, multiple)
	}
	t.n++
	t.disordered = t.disordered || term >= t.under
	t.section = sum(t.section, term)
	t.under = multiple
	if row > belowMyriad {
		t.endSection(multiple)
		n.myriad = max(n.myriad, multiple)
	}
}

// endSection multiplies the section by 万, 億, ….
func (t *terms) endSection(multiple int64) {
	section := times(t.section, multiple)
	t.disordered = t.disordered || section >= t.underMyriad
	t.total = sum(t.total, section)
	t.section, t.underMyriad = 0, multiple
}

// digits reads digits, in groups of three or not, and a decimal fraction, or 数, the unknown digit; -1 when none stands here.
// Only the first term of a number has a decimal fraction, and no digits follow it.
func (s *scanner) digits(n *number, first bool) int64 {
	if n.scale != 1 {
		return -1
	}
	start := s.skip(s.pos)
	value, count := s.run(start)
	n.end = s.pos
	switch {
	case s.kind == moment:
	case count == 0 && s.word("数") != 0:
		n.vague = true
		return 1
	case count != 0:
		value = s.groups(value, count, start)
		if first {
			value = s.fraction(n, value)
		}
	}
	if count == 0 {
		return -1
	}
	return value
}

// run reads digits from a position on, if any stand there: the number that they make, and how many they are.
// They are of one kind, for the 一 of 2万一3万 may be a dash.
func (s *scanner) run(at int) (value int64, count int) {
	kanji := false
	for {
		d, size := s.digit(at)
		if size == 0 || count != 0 && kanji != (d >= 10) {
			return value, count
		}
		kanji = d >= 10
		value = sum(times(value, 10), int64(d%10))
		count++
		at += size
		s.pos = at
	}
}

// groups reads the groups of three digits that follow the first ones, which begin at start. A comma must have three digits behind it;
// a blank may also be what stands between two words.
func (s *scanner) groups(value int64, first, start int) int64 {
	mark, size := char(s.text, s.pos)
	if mark != ',' && mark != '、' && mark != ' ' {
		return value
	}
	for r := mark; r == mark; r, size = char(s.text, s.pos) {
		before := s.pos
		group, count := s.run(before + size)
		whole := count == 3 && first <= 3
		if count == 0 || mark == ' ' && !whole {
			s.pos = before
			break
		}
		if !whole {
			s.fail(Unreadable, start, s.pos)
		}
		value = sum(times(value, 1000), group)
	}
	return value
}

// fraction reads a decimal fraction and sets the scale. Zeros at its end say nothing: 3.0万 is 3万. The three digits of
// 30.000 may be thousands, unless a word that multiplies is behind them.
func (s *scanner) fraction(n *number, value int64) int64 {
	point, size := char(s.text, s.pos)
	if point != '.' {
		return value
	}
	digits, count := s.run(s.pos + size)
	n.point = count == 3 && value != 0
	for count > 0 && digits%10 == 0 {
		digits /= 10
		count--
	}
	n.scale = powerOfTen(count)
	return sum(times(value, n.scale), digits)
}

const kanjiDigits = "〇一二三四五六七八九零壱弐参"

// digit is the value of the digit at a position, from 10 on when it is one in kanji, and its length; the length is 0 when there
// is none.
func (s *scanner) digit(at int) (value, size int) {
	r, size := char(s.text, at)
	if '0' <= r && r <= '9' {
		return int(r - '0'), size
	}
	for i := 0; i < len(kanjiDigits); {
		digit, width := char(kanjiDigits, i)
		if digit == r {
			return 10 + i/width, size
		}
		i += width
	}
	return 0, 0
}

// times is the product of two numbers that are not negative, or tooLarge. It has many callers; set into each of them, it
// would cost the browser half a kilobyte.
//
//go:noinline
func times(a, b int64) int64 {
	if b != 0 && a > tooLarge/b {
		return tooLarge
	}
	return a * b
}

// sum is the sum of two numbers that are not above tooLarge, or tooLarge. It is kept out of its callers as times is.
//
//go:noinline
func sum(a, b int64) int64 { return min(a+b, tooLarge) }
