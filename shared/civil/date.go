// Package civil is the calendar of the rules: dates, Japan Standard Time, fiscal years, quarters and closed days.
//
// The calendar runs from First to Last. What makes a Date out of what people give (NewDate, ParseDate, ParseInstant)
// refuses days outside it. Arithmetic may leave it, since the deadline of an incident in 2099 falls in 2100: the
// calendar functions are exact for the years 1 to 9999.
package civil

import "jiko/shared/jsonout"

// Date is a day of the Gregorian calendar, counted from 1970-01-01.
type Date int32

// The limits of the calendar. The Telecommunications Business Act (電気通信事業法, 昭和59年法律第86号) is in force from
// 1985-04-01; the formula of the equinoxes ends with 2099.
const (
	First Date = 5479  // 1985-01-01
	Last  Date = 47481 // 2099-12-31
)

// Weekday is a day of the week (曜日), Sunday = 0.
type Weekday uint8

const (
	Sunday    Weekday = iota // 日曜日
	Monday                   // 月曜日
	Tuesday                  // 火曜日
	Wednesday                // 水曜日
	Thursday                 // 木曜日
	Friday                   // 金曜日
	Saturday                 // 土曜日
)

const (
	daysBefore1970 = 719468 // from 0000-03-01 to 1970-01-01
	dateLength     = len("2020-06-29")
)

// NewDate is the given day; false when there is no such day, or when it lies outside the calendar.
func NewDate(year, month, day int) (Date, bool) {
	d, ok := gregorian(year, month, day)
	return d, ok && First <= d && d <= Last
}

// YMD is the year, the month (1 to 12) and the day of the month (1 to 31).
func (d Date) YMD() (year, month, day int) {
	n := guessMonths(d)
	for monthStart(n+1) <= d {
		n++
	}
	return n / 12, n%12 + 1, int(d-monthStart(n)) + 1
}

// guessMonths is how many months passed from January of the year 0 to the day, or up to three less in the years 1 to 9999: a month
// is taken for a little longer than its mean, 487 sixteenths of a day, and the count begins four days late, since some months do.
func guessMonths(d Date) int {
	const beforeMarch = 60 // days of January and February of the year 0
	return (int(d) + daysBefore1970 + beforeMarch - 4) * 16 / 487
}

// Weekday is the day of the week.
func (d Date) Weekday() Weekday {
	return Weekday((int(d) + daysBefore1970 + int(Wednesday)) % 7) // 0000-03-01 was a Wednesday
}

// Print writes the date as 2020-06-29.
func (d Date) Print(w *jsonout.Writer) {
	year, month, day := d.YMD()
	printTwo(w, year/100)
	printTwo(w, year%100)
	w.Byte('-')
	printTwo(w, month)
	w.Byte('-')
	printTwo(w, day)
}

// Append adds what Print writes to dst.
func (d Date) Append(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	d.Print(&w)
	return w.Buf
}

// ParseDate reads exactly YYYY-MM-DD in ASCII digits; false for anything else, for days that do not exist, and for days
// outside the calendar.
func ParseDate(s string) (Date, bool) {
	d, ok := parseDay(s)
	return d, ok && First <= d && d <= Last
}

// At is the moment at a time of day, JST: hour 0 to 23, minute and second 0 to 59. Greater numbers carry over, so that
// hour 24 is the midnight at which the day ends.
func (d Date) At(hour, minute, second int) Instant {
	return Instant(d)*secondsInDay + Instant(hour)*secondsInHour + Instant(minute)*secondsInMinute + Instant(second)
}

// gregorian is NewDate for the years 1 to 9999.
func gregorian(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	n := 12*year + month - 1
	d := monthStart(n) + Date(day-1)
	return d, d < monthStart(n+1)
}

// monthStart is the first day of the month that comes n months after January of the year 0. Its years begin on 1 March, so that the
// leap day is the last day of a year. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
func monthStart(n int) Date {
	year, month := (n-2)/12, (n-2)%12
	return Date(365*year + year/4 - year/100 + year/400 + (153*month+2)/5 - daysBefore1970)
}

// parseDay is ParseDate for the years 1 to 9999.
func parseDay(s string) (Date, bool) {
	if len(s) != dateLength || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	century, ok1 := parseTwo(s, 0)
	year, ok2 := parseTwo(s, 2)
	month, ok3 := parseTwo(s, 5)
	day, ok4 := parseTwo(s, 8)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, false
	}
	return gregorian(100*century+year, month, day)
}

// parseTwo reads two ASCII digits at i, which must lie inside s.
func parseTwo(s string, i int) (int, bool) {
	tens, ones := s[i]-'0', s[i+1]-'0'
	return int(tens)*10 + int(ones), tens <= 9 && ones <= 9
}

// printTwo writes n, 0 to 99, as two digits.
func printTwo(w *jsonout.Writer, n int) {
	w.Byte(byte('0' + n/10))
	w.Byte(byte('0' + n%10))
}
