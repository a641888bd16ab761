package notation

import "jiko/shared/quantity"

const dashes = "-|−|‐|‑|‒|–|—|―|ー|ｰ"

// The rows of separators.
const (
	dots   = 1 + iota // 25000..34999, and 25000.. for 25,000 or more
	from              // 2万〜3万, and 2万〜 for 20,000 or more
	dash              // 2万-3万
	joiner            // 1万以上、3万未満
)

const separators = `..*.|‥|…
~|から
` + dashes + `|to|ないし|至
、|,|かつ|and`

// The words for a number that is not known, and for a length that still grows.
const (
	unknown       = "?|不明|わからない|調査中|確認中|未定|unknown"
	unknownLength = unknown + "|継続中|ongoing|未復旧"
)

// read reads a number of users or a length in seconds into what is known; on a Problem that is zero or more.
func (s *scanner) read(text string, what kind) {
	s.open(text, what)
	s.known = quantity.AtLeast(0)
	if !s.isUnknown() {
		s.quantity()
	}
	if s.known.Max <= 0 {
		s.failRest(Zero, 0)
	}
	if s.problem.Code != NoProblem {
		s.known, s.unit = quantity.AtLeast(0), quantity.NoUnit
	}
}

// quantity reads a number of users or a length in seconds, with all that is known of it.
func (s *scanner) quantity() {
	var low, high figure
	s.figure(&low)
	mark := s.separator(&low)
	if s.atEnd() {
		s.settle(&low)
		s.alone(&low)
		return
	}
	s.figure(&high)
	s.settle(&high)
	if mark == from || mark == dots || mark == dash {
		s.carry(&low, &high)
	}
	s.settle(&low)
	s.between(&low, &high)
	if mark == dots && s.kind == length && s.word("~") != 0 {
		s.stated()
	}
	s.finish()
	if s.mixed {
		s.fail(Ambiguous, low.first, high.last)
	}
}

// isUnknown tells whether all that stands here is that the number is not known; nothing at all says so too.
func (s *scanner) isUnknown() bool {
	start := s.pos
	if s.kind == length {
		s.word(unknownLength)
	} else {
		s.word(unknown)
	}
	if s.atEnd() {
		return true
	}
	s.pos = start
	return false
}

// separator reads what stands between the ends of a range, or behind the only one.
func (s *scanner) separator(low *figure) (row int) {
	start := s.pos
	row = s.word(separators)
	switch atEnd := s.atEnd(); {
	case atEnd && (row == from || row == dots):
		s.say(low, atLeast)
	case atEnd && row != 0, !atEnd && (row == 0 || row == joiner) && !low.said.has(lower):
		s.failRest(Unreadable, start)
	}
	return row
}

// alone is what one figure says.
func (s *scanner) alone(f *figure) {
	if f.said.has(several) && f.said.has(about|highest|upper) || f.said.has(highest) && f.said.has(lower) {
		s.fail(Ambiguous, f.first, f.last)
	}
	s.limits(f, f)
	switch {
	case f.said.has(several | bounds):
	case f.said.has(about): // an upper estimate too, if it was rounded
		s.known.Stated, s.known.Mark = f.total, quantity.About
	case f.said.has(highest):
		s.known.Stated, s.known.Mark = f.total, quantity.Highest
	}
}

// between is what two figures say. 約 before or behind them is said of both.
func (s *scanner) between(low, high *figure) {
	low.said |= high.said & about
	high.said |= low.said & about
	s.limits(low, high)
	switch {
	case low.said.has(summand | upper | several | highest), high.said.has(lower | several | highest):
		s.fail(Ambiguous, low.first, high.last)
	case s.known.Min > s.known.Max:
		s.fail(Reversed, low.first, high.last)
	}
}

// limits are the range of what lies between two figures, or of what one figure says that stands for both.
func (s *scanner) limits(low, high *figure) {
	s.known.Min, s.known.Max = s.spread(low).Min, s.spread(high).Max
	if low.said.has(above) {
		s.known.Min++
	}
	if high.said.has(below) {
		s.known.Max--
	}
	if low.said.has(upper) {
		s.known.Min = 0
	}
	if s.known.Min >= tooLarge || s.known.Max >= tooLarge {
		s.failRest(TooLarge, 0)
	}
	if high.said.has(lower | several) {
		s.known.Max = quantity.Unbounded
	}
}

// carry lets the unit of the upper end hold for a lower end that has none: 2〜3万人, 2〜3時間.
func (s *scanner) carry(low, high *figure) {
	multiple := high.myriad
	certain := low.chain == 1 && high.chain != 0
	if certain {
		multiple = high.chain
	}
	factor := times(multiple, high.lead)
	if low.said.has(named|bounds) || low.myriad > 1 || factor == low.size {
		return
	}
	carried := low.in(factor)
	switch {
	case carried/10 > high.total: // 500〜3万人: only as it stands
	case carried > high.total:
		s.fail(Reversed, low.first, high.last)
	case !certain: // 2〜3万5千
		s.fail(Ambiguous, low.first, high.last)
	default:
		low.size = factor
	}
}

// stated reads the number that a range was rounded from, the 100 of 95..104~100.
func (s *scanner) stated() {
	var f figure
	s.figure(&f)
	s.settle(&f)
	if f.total < s.known.Min || s.known.Max < f.total {
		s.fail(Unreadable, f.first, f.last)
	}
	s.known.Stated, s.known.Mark = f.total, quantity.About
}
