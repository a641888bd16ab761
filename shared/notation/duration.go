package notation

import "jiko/shared/quantity"

// The rows of the units of length.
const (
	inSeconds = 1 + iota
	inMinutes
	inHours
	inDays
	inWeeks
)

const lengthUnits = `秒*間|s*ec*ond*s|secs
分*間|m*in*ute*s|mins
時間|h*r*s|hour*s
日*間|d*ay*s
週間|w*eek*s`

// In seconds; the first row is no unit.
var lengths = [...]int64{inSeconds: 1, inMinutes: 60, inHours: 3600, inDays: 24 * 3600, inWeeks: 7 * 24 * 3600}

// length reads a length: 156, 2時間36分, 3日と4時間, 2h36m, 2h36, 1.5時間, 2時間半, 2:36, 2:36:40.
func (s *scanner) length(f *figure) bool {
	for last := 0; ; {
		before := s.pos
		if last != 0 {
			s.word("と|and|,")
		}
		var n number
		if !s.number(&n) {
			s.pos = before
			return last != 0
		}
		f.follow(&n)
		unit := s.word(lengthUnits)
		end := s.pos
		if unit == 0 && last == 0 && s.word(":") != 0 {
			return s.clockLength(f, end)
		}
		s.count(f, unit, last)
		if unit == 0 || s.half(f, unit) || f.scale != 1 {
			return true
		}
		last = unit
	}
}

// count gives the last number its unit, which must be smaller than the unit before. A number without a unit counts
// minutes, alone or behind hours.
func (s *scanner) count(f *figure, unit, last int) {
	if unit != 0 {
		f.said |= named
	}
	if unit == 0 && (last == 0 || last == inHours) {
		unit = inMinutes
	}
	f.size = lengths[unit]
	if last == 0 {
		f.lead = f.size
		return
	}
	f.chain = 0
	switch {
	case unit == 0 || unit >= last:
		s.failRest(Unreadable, f.start)
	case f.in(f.size) >= lengths[last]: // 2時間75分
		s.fail(NoSuchTime, f.start, s.pos)
	}
}

// half reads 半 behind hours or minutes. Half a day may be twelve hours or half a working day.
func (s *scanner) half(f *figure, unit int) bool {
	if s.word("半") == 0 {
		return false
	}
	if unit > inHours || unit < inMinutes || f.scale != 1 {
		s.fail(Ambiguous, f.start, s.pos)
	}
	f.value = sum(times(f.value, 10), 5)
	f.scale, f.chain = 10, 0
	return true
}

// clockLength reads the minutes and seconds of 2:36:40, whose hours and first colon were read. The hours are nothing but digits.
func (s *scanner) clockLength(f *figure, end int) bool {
	row := s.match("|MM: SS#|MM#")
	minute, second := s.values.of('m'), s.values.of('s')
	switch {
	case f.chain != 1 || f.end != end:
		s.failRest(Unreadable, f.start)
	case row == 0:
		s.failRest(Unreadable, s.pos)
	case minute >= 60 || second >= 60:
		s.fail(NoSuchTime, f.start, s.pos)
	}
	f.said |= named
	f.chain = 0
	f.size, f.lead = lengths[inHours], lengths[inHours]
	f.next(minute, inMinutes)
	if row == 1 {
		f.next(second, inSeconds)
	}
	return true
}

// follow puts a number behind what there is of the figure. It takes an address: the fields of a value are copied one by one.
func (f *figure) follow(n *number) {
	f.add()
	f.number = *n
}

// next puts a number with its unit behind what there is of the figure.
func (f *figure) next(value, unit int) {
	f.add()
	f.value, f.size = int64(value), lengths[unit]
}

// Minutes reads a length of time (継続時間) in whole minutes: 156, 2時間36分, 81h32m, 2:36, 1.5時間, 約2時間, 2時間以上,
// 2〜3時間, and the canonical 156, 120.., ..180, 90..149, ~120, ^180, 90..149~120, ?.
// A plain number is minutes. Seconds are cut off, never rounded up: 59分59秒 is 59 minutes, and more than 2 hours are
// 120 minutes or more. Only of what lasted less than a minute, 30秒 or 1分未満, no more is known than that it lasted up to
// one: nothing at all, 0分, is a Problem. A length that is not known, or not given, and one that goes on, is zero or more.
//
// On a Problem the range is that of a length that is not known.
func Minutes(s string) (r quantity.Range, problem Problem) {
	var in scanner
	in.read(s, length)
	r = in.known
	r.Min /= 60
	r.Stated /= 60
	if r.Max != quantity.Unbounded {
		r.Max /= 60
	}
	if r.Max == 0 {
		r.Max, r.Mark = 1, quantity.Plain
	}
	return r, in.problem
}
