package notation

import "jiko/shared/civil"

// The days that are named by the day of reference, and how many days they are from it.
const dayNames = `本日|今日|きょう|今朝|today
昨日|きのう|yesterday
一昨日|おととい
同日|当日
翌日`

var dayShifts = [...]civil.Date{0, -1, -2, 0, +1}

// byAfter is the first row for which the day of reference is that of Reference.After, not of Now.
const byAfter = 4

// The marks behind the parts of a date. One of the last row may stand behind the year and the month.
const (
	noMark = iota
	yearMark
	monthMark
	dayMark
	anyMark
)

const dateMarks = "年\n月\n日\n/|.|" + dashes

// The mark behind a day, and what is none: the beginning of 日曜日.
const dayMarks = "日\n日曜"

const weekdays = "日|sun\n月|mon\n火|tue\n水|wed\n木|thu\n金|fri\n土|sat"

// date reads a date and completes it by the reference. It is false when none stands here.
func (s *scanner) date(ref Reference) (d civil.Date, ok bool) {
	if d, ok = s.namedDate(ref); !ok {
		d, ok = s.writtenDate(ref)
	}
	if ok {
		s.weekday(d)
	}
	return d, ok
}

// namedDate reads the name of a day: 本日, 昨日, 同日.
func (s *scanner) namedDate(ref Reference) (d civil.Date, ok bool) {
	start := s.skip(s.pos)
	row := s.word(dayNames)
	if row == 0 {
		return 0, false
	}
	at := ref.Now
	if row >= byAfter {
		at = ref.After
	}
	return s.known(at, start).Date() + dayShifts[row-1], true
}

// parts are the parts of a date that are written, at most three.
type parts struct {
	value [3]int
	n     int
	first int        // the mark of the first part; noMark until it is known
	inEra bool       // the year is one of an era,
	since civil.Date // which began on this day
}

// writtenDate reads a date in numbers: 令和2年6月29日, R2.6.29, 2020-06-29, 20200629, 6/29, 29日.
func (s *scanner) writtenDate(ref Reference) (d civil.Date, ok bool) {
	before := s.pos
	start := s.skip(before)
	if d, ok = s.eightDigits(); ok {
		return d, true
	}
	p := s.parts()
	if p.first == noMark {
		p.first = dayMark + 1 - p.n
		if p.n < 2 { // a bare number, such as the hour of 12:11
			s.pos = before
			return 0, false
		}
	}
	switch {
	case p.first+p.n != dayMark+1: // 2020年6月
		s.fail(Unreadable, start, s.pos)
	case p.first != yearMark:
		return s.near(&p, ref, start), true
	case !p.inEra && p.value[0] < 1000: // 20/6/29
		s.fail(Ambiguous, start, s.pos)
	}
	d = s.newDate(p.value[0], p.value[1], p.value[2], start)
	if d < p.since {
		s.fail(NoSuchDate, start, s.pos)
	}
	return d, true
}

// eightDigits reads 20200629. More digits may follow, those of the time of day.
func (s *scanner) eightDigits() (d civil.Date, ok bool) {
	before := s.pos
	start := s.skip(before)
	if _, digits := s.whole(); digits < 8 {
		s.pos = before
		return 0, false
	}
	s.pos = start
	value := 0
	for range 8 {
		digit, size, _ := s.digit(s.pos)
		value = 10*value + int(digit)
		s.pos += size
	}
	return s.newDate(value/10000, value/100%100, value%100, start), true
}

// parts reads the parts of a date.
func (s *scanner) parts() (p parts) {
	year, since, inEra := s.eraYear()
	if inEra {
		p.first, p.inEra, p.since = yearMark, true, since
		if !s.part(&p, year) {
			return p
		}
	}
	for {
		n, digits := s.whole()
		if digits < 0 || !s.part(&p, n) {
			return p
		}
	}
}

// part adds a part and reads the mark behind it. It tells whether another part must follow.
func (s *scanner) part(p *parts, value int) bool {
	p.value[p.n] = value
	p.n++
	before := s.pos
	if p.n == 3 || p.first+p.n == dayMark+1 { // the last part: the slash of 2020/6/29/12:11 belongs to the time
		if s.word(dayMarks) != 1 {
			s.pos = before
		}
		return false
	}
	mark := s.word(dateMarks)
	if mark == noMark || mark == anyMark {
		return mark == anyMark
	}
	if p.first == noMark {
		p.first = mark + 1 - p.n
	}
	if p.first < yearMark || p.first+p.n != mark+1 {
		s.failRest(Unreadable, before)
	}
	return mark != dayMark
}

// near is the date without its year, or without its year and month: the first such day from the day of ref.After on;
// when that is not known, the last one up to the day of ref.Now.
func (s *scanner) near(p *parts, ref Reference, start int) civil.Date {
	from, step := ref.After.Date(), 1
	if ref.After <= 0 {
		from, step = s.known(ref.Now, start).Date(), -1
	}
	year, month, _ := from.YMD()
	day, stride := p.value[0], step
	if p.first == monthMark {
		month, day, stride = p.value[0], p.value[1], 12*step
		if month < 1 || month > 12 {
			s.fail(NoSuchDate, start, s.pos)
		}
	}
	months := 12*year + month - 1
	for range 6 { // a leap day is at most four years away, and any other day less
		if d, ok := civil.NewDate(months/12, months%12+1, day); ok && int(d-from)*step >= 0 {
			return d
		}
		months += stride
	}
	s.fail(NoSuchDate, start, s.pos)
	return 0
}

// newDate is the date, or a problem with the part from start on.
func (s *scanner) newDate(year, month, day, start int) civil.Date {
	d, ok := civil.NewDate(year, month, day)
	if ok {
		return d
	}
	code := NoSuchDate
	if _, known := civil.NewDate(year, 1, 1); !known {
		code = OutsideCalendar
	}
	s.fail(code, start, s.pos)
	return 0
}

// weekday reads the day of the week, (月) or 月曜日, which must be that of the date.
func (s *scanner) weekday(d civil.Date) {
	before := s.pos
	bracket := s.one("(")
	start := s.skip(s.pos)
	row := s.word(weekdays)
	long := s.one("曜|曜日")
	end := s.pos
	if row == 0 || bracket && !s.one(")") || !bracket && !long {
		s.pos = before
		return
	}
	if civil.Weekday(row-1) != d.Weekday() {
		s.fail(WeekdayMismatch, start, end)
	}
}
