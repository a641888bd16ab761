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

// What may stand behind a year and a month.
const (
	dateMarks  = "/|.|" + dashes
	yearMarks  = "年|" + dateMarks
	monthMarks = "月|" + dateMarks
)

// dates are the ways in which a date is written: one without marks, and those that are tried behind the name of an era too, of which
// only the first is a date there. The last ones lack the year, and the last one of all the month as well.
const (
	noEra     = "|YYYYOODD"
	dates     = noEra + "|y/o-d|dn YYYY#|nd, YYYY#|o-d|dn|nd|d日"
	monthDate = 5
	dayDate   = 8
)

const monthNames = `jan*uary
feb*ruary
mar*ch
apr*il
may
jun*e
jul*y
aug*ust
sep*t*ember
oct*ober
nov*ember
dec*ember`

// The mark behind a day, and what is none: the beginning of 日曜日.
const dayMarks = "日\n日曜"

const weekdays = "日|sun*day\n月|mon*day\n火|tue*sday\n水|wed*nesday\n木|thu*rsday\n金|fri*day\n土|sat*urday"

// noDate, which lies before the calendar, is the date where none stands, or one that is a problem.
const noDate civil.Date = 0

// date reads a date and completes it by the reference.
func (s *scanner) date(ref Reference) civil.Date {
	before := s.pos
	start := s.skip(before)
	row := s.word(weekdays) // Mon, 29 June 2020
	end := s.pos
	if row != 0 {
		s.word("曜*日")
		s.word(",|、")
	}
	d := s.namedDate(ref)
	if d == noDate {
		d = s.writtenDate(ref)
	}
	if d == noDate {
		s.pos = before
		if row != 0 { // a day of the week alone is to blame itself, not what a pattern read behind it
			s.far = before
		}
		return noDate
	}
	s.sameDay(d, row, start, end)
	s.weekday(d)
	return d
}

// sameDay holds the day of the week in a row of weekdays, if any, against the date.
func (s *scanner) sameDay(d civil.Date, row, start, end int) {
	if row != 0 && civil.Weekday(row-1) != d.Weekday() {
		s.fail(WeekdayMismatch, start, end)
	}
}

// namedDate reads the name of a day: 本日, 昨日, 同日.
func (s *scanner) namedDate(ref Reference) civil.Date {
	start := s.skip(s.pos)
	row := s.word(dayNames)
	if row == 0 {
		return noDate
	}
	at := ref.Now
	if row >= byAfter {
		at = ref.After
	}
	return s.given(at, start).Date() + dayShifts[row-1]
}

// writtenDate reads a date that is not named: 令和2年6月29日, R2.6.29, 2020-06-29, 20200629, 29 June 2020, Jun 29, 2020, 6/29, 29日.
func (s *scanner) writtenDate(ref Reference) civil.Date {
	before := s.pos
	start := s.skip(before)
	inEra := s.word(eraNames)
	era := &eras[inEra]
	known := dates
	if inEra != 0 {
		known = dates[len(noEra):]
	}
	row := s.match(known)
	if row == 0 || inEra != 0 && row != 1 {
		s.pos = before
		return noDate
	}
	end := s.pos
	if s.word(dayMarks) != 1 {
		s.pos = end
	}
	switch {
	case inEra == 0 && row >= monthDate:
		return s.near(row == dayDate, ref, start)
	case inEra == 0 && s.values.of('y') < 1000: // 20/6/29
		s.fail(Ambiguous, start, s.pos)
	}
	s.values.put('y', s.values.of('y')+era.yearZero)
	d := s.newDate(start)
	if d < era.first {
		s.fail(NoSuchDate, start, s.pos)
	}
	return d
}

// near is the date without its year, or without its year and month: the first such day from the day of ref.After on;
// when that is not known, the last one up to the day of ref.Now.
func (s *scanner) near(dayOnly bool, ref Reference, start int) civil.Date {
	from, step := ref.After.Date(), 1
	if ref.After <= 0 {
		from, step = s.given(ref.Now, start).Date(), -1
	}
	year, month, _ := from.YMD()
	stride := step
	if !dayOnly {
		month, stride = s.values.of('o'), 12*step
		if month < 1 || month > 12 {
			s.fail(NoSuchDate, start, s.pos)
		}
	}
	months := 12*year + month - 1
	for range 5 { // a leap day is at most four years away, and any other day less
		if d, ok := civil.NewDate(months/12, months%12+1, s.values.of('d')); ok && int(d-from)*step >= 0 {
			return d
		}
		months += stride
	}
	s.fail(NoSuchDate, start, s.pos)
	return noDate
}

// newDate is the date with its year, or a problem with the part from start on.
func (s *scanner) newDate(start int) civil.Date {
	year := s.values.of('y')
	d, ok := civil.NewDate(year, s.values.of('o'), s.values.of('d'))
	if ok {
		return d
	}
	code := NoSuchDate
	if _, known := civil.NewDate(year, 1, 1); !known {
		code = OutsideCalendar
	}
	s.fail(code, start, s.pos)
	return noDate
}

// weekday reads the day of the week, (月) or 月曜日, which must be that of the date.
func (s *scanner) weekday(d civil.Date) {
	before := s.pos
	bracket := s.word("(") != 0
	start := s.skip(s.pos)
	row := s.word(weekdays)
	long := s.word("曜*日") != 0
	end := s.pos
	if row == 0 || bracket && s.word(")") == 0 || !bracket && !long {
		s.pos = before
		return
	}
	s.sameDay(d, row, start, end)
}
