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
	digits int   // how many, where the number is nothing but digits without commas
	vague  bool  // 数万: the number is the least that it can be
	point  bool  // 30.000: the point may be a decimal point, or may mark the thousands
	start  int
}

// The words that multiply. Those of the first rows multiply the digits before them, the others all that came before.
// A moment knows only the first; in a length, m is a minute.
const (
	multipliersOfMoment = "十|拾\n百\n千"
	multipliersOfLength = multipliersOfMoment + "\n万|萬\n億\n兆"
	multipliers         = multipliersOfLength + "\nk|thousand\nm|million"
)

var multiples = [...]int64{1, 10, 100, 1000, 1e4, 1e8, 1e12, 1e3, 1e6}

const belowMyriad = 3 // the last row that multiplies only the digits before it

// number reads a number without a sign. It is false when none stands here.
func (s *scanner) number(n *number) bool {
	*n = number{scale: 1, chain: 1, myriad: 1, start: s.skip(s.pos)}
	t := terms{under: tooLarge, underMyriad: tooLarge}
	for more := true; more; {
		digits, found := s.digits(n, t.n == 0)
		row := s.multiplier(found || t.section != 0)
		if more = row != 0; more || found {
			t.add(n, digits, found, row)
		}
	}
	n.value = min(t.total+t.section, tooLarge)
	switch {
	case n.value == tooLarge:
		s.fail(TooLarge, n.start, s.pos)
	case t.disordered:
		s.fail(Unreadable, n.start, s.pos)
	case n.point && n.chain == 1:
		s.fail(Ambiguous, n.start, s.pos)
	}
	if n.chain != 1 {
		n.digits = 0
	}
	return t.n > 0
}

// whole reads a number of a moment, and tells how many digits it has: 0 where it is written in another way, -1 when
// none stands here. A great number becomes one too great for anything in a date.
func (s *scanner) whole() (value, digits int) {
	var n number
	if !s.number(&n) {
		return 0, -1
	}
	return int(min(n.value, 999999)), n.digits
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

// add adds a term: the digits, if any were found, and the word that multiplies, if row is not zero.
func (t *terms) add(n *number, term int64, found bool, row int) {
	multiple := multiples[row]
	n.chain = times(n.chain, multiple)
	if row <= belowMyriad {
		if !found { // 千 alone is 1千, and nothing behind a decimal fraction
			term, n.chain = 1, 0
			t.disordered = t.disordered || n.scale != 1
		}
		term = times(term, multiple)
	}
	if found && t.n > 0 {
		n.chain = 0
	}
	t.n++
	t.disordered = t.disordered || term >= t.under
	t.section = min(t.section+term, tooLarge)
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
	t.total = min(t.total+section, tooLarge)
	t.section, t.underMyriad = 0, multiple
}

// digits reads digits, in groups of three or not, and a decimal fraction, or 数, the unknown digit.
// Only the first term of a number has a decimal fraction, and no digits follow it.
func (s *scanner) digits(n *number, first bool) (value int64, found bool) {
	if n.scale != 1 {
		return 0, false
	}
	start := s.skip(s.pos)
	value, n.digits, s.pos = s.run(start, s.pos)
	if n.digits == 0 {
		if s.kind != moment && s.one("数") {
			n.vague = true
			return 1, true
		}
		return 0, false
	}
	if s.kind != moment {
		value = s.groups(n, value, start)
		if first {
			value = s.fraction(n, value)
		}
	}
	return value, true
}

// run is the number that the digits from start on make, how many they are, and where they end; fallback without any.
// They are of one kind, for the 一 of 2万一3万 may be a dash.
func (s *scanner) run(start, fallback int) (value int64, count, end int) {
	end = fallback
	var kind bool
	for {
		d, size, kanji := s.digit(start)
		if count == 0 {
			kind = kanji
		}
		if size == 0 || kanji != kind {
			return value, count, end
		}
		value = min(times(value, 10)+d, tooLarge)
		count++
		start += size
		end = start
	}
}

// groups reads the groups of three digits that follow the first. A comma must have three digits behind it; a blank may
// also be what stands between two words.
func (s *scanner) groups(n *number, value int64, start int) int64 {
	mark, size := char(s.text, s.pos)
	if mark != ',' && mark != '、' && mark != ' ' {
		return value
	}
	first := n.digits
	for r := mark; r == mark; r, size = char(s.text, s.pos) {
		group, count, end := s.run(s.pos+size, s.pos)
		whole := count == 3 && first <= 3
		if count == 0 || mark == ' ' && !whole {
			break
		}
		if !whole {
			s.fail(Unreadable, start, end)
		}
		value = min(times(value, 1000)+group, tooLarge)
		s.pos, n.digits = end, 0
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
	digits, count, end := s.run(s.pos+size, s.pos)
	n.point = count == 3 && value != 0
	if count > 0 {
		s.pos, n.digits = end, 0
	}
	for count > 0 && digits%10 == 0 {
		digits /= 10
		count--
	}
	for range count {
		n.scale = times(n.scale, 10)
	}
	return min(times(value, n.scale)+digits, tooLarge)
}

const kanjiDigits = "〇一二三四五六七八九零壱弐参"

// digit is the value of the digit at a position, and its length; the length is 0 when there is none.
func (s *scanner) digit(at int) (value int64, size int, kanji bool) {
	r, size := char(s.text, at)
	if '0' <= r && r <= '9' {
		return int64(r - '0'), size, false
	}
	for i := 0; i < len(kanjiDigits); {
		digit, width := char(kanjiDigits, i)
		if digit == r {
			return int64(i / width % 10), size, true
		}
		i += width
	}
	return 0, 0, false
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
