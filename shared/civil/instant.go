package civil

import "jiko/shared/jsonout"

// Instant is a moment in Japan Standard Time (日本標準時, JST: UTC+9, no daylight saving), in seconds since
// 1970-01-01T00:00+09:00. Zero stands for no instant: 1970 lies outside the calendar, so no moment of it is zero.
type Instant int64

const (
	secondsInMinute = 60
	secondsInHour   = 60 * secondsInMinute
	secondsInDay    = 24 * secondsInHour
	secondsOfJST    = 9 * secondsInHour // east of UTC

	timeMark     = len("2020-06-29")       // where the T stands
	minuteLength = len("2020-06-29T12:11") // the shortest form
)

// FromUnix is the moment that many seconds after 1970-01-01T00:00Z.
func FromUnix(seconds int64) Instant { return Instant(seconds + secondsOfJST) }

// Unix is how many seconds the moment comes after 1970-01-01T00:00Z.
func (i Instant) Unix() int64 { return int64(i) - secondsOfJST }

// InCalendar tells whether the moment lies on a day of the calendar.
func (i Instant) InCalendar() bool { return First.At(0, 0, 0) <= i && i < Last.At(24, 0, 0) }

// Plus is the instant a number of minutes later; false when the number is negative, or the instant beyond the calendar.
func (i Instant) Plus(minutes int64) (Instant, bool) {
	if end := Last.At(23, 59, 59); minutes < 0 || minutes > int64(end-i)/secondsInMinute {
		return 0, false
	}
	return i + Instant(minutes*secondsInMinute), true
}

// Date is the day in JST.
func (i Instant) Date() Date {
	day, _ := i.split()
	return day
}

// Clock is the time of day in JST: hour 0 to 23, minute and second 0 to 59.
func (i Instant) Clock() (hour, minute, second int) {
	_, n := i.split()
	return n / secondsInHour, n / secondsInMinute % 60, n % secondsInMinute
}

// Print writes the instant in the form of RFC 3339 with its offset, 2020-06-29T12:11+09:00; the seconds are there only
// when they are not zero. Of no instant it writes nothing.
func (i Instant) Print(w *jsonout.Writer) {
	if i != 0 {
		i.PrintLocal(w)
		w.Text("+09:00")
	}
}

// PrintLocal is Print without the offset.
func (i Instant) PrintLocal(w *jsonout.Writer) {
	day, n := i.split()
	day.Print(w)
	w.Byte('T')
	printTwo(w, n/secondsInHour)
	w.Byte(':')
	printTwo(w, n/secondsInMinute%60)
	if second := n % secondsInMinute; second != 0 {
		w.Byte(':')
		printTwo(w, second)
	}
}

// Append adds what Print writes to dst.
func (i Instant) Append(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	i.Print(&w)
	return w.Buf
}

// ParseInstant reads the form of RFC 3339: 2020-06-29T12:11:30+09:00. The seconds may be left out, and so may the
// offset, which then is that of JST; Z and ±hh:mm are converted. A fraction of a second must be zero, for there is no
// place to keep one. It is false for anything else: moments outside the calendar (as a day in JST), 24:00, leap seconds.
func ParseInstant(s string) (Instant, bool) {
	if len(s) < minuteLength || s[timeMark]|0x20 != 't' {
		return 0, false
	}
	day, ok1 := parseDay(s[:timeMark])
	clock, rest, ok2 := parseClock(s[timeMark+1:])
	east, ok3 := parseOffset(rest)
	if !ok1 || !ok2 || !ok3 {
		return 0, false
	}
	i := day.At(0, 0, clock+secondsOfJST-east)
	return i, i.InCalendar()
}

// split parts the day from the seconds since its midnight. It counts from 0000-03-01, where nothing is negative.
func (i Instant) split() (day Date, second int) {
	n := i + daysBefore1970*secondsInDay
	return Date(n/secondsInDay - daysBefore1970), int(n % secondsInDay)
}

// parseClock reads hh:mm, hh:mm:ss or hh:mm:ss.000 from the front of s, at least 5 bytes, as seconds since midnight.
func parseClock(s string) (second int, rest string, ok bool) {
	hour, ok1 := parseBelow(s, 0, 24)
	minute, ok2 := parseBelow(s, 3, 60)
	if !ok1 || !ok2 || s[2] != ':' {
		return 0, "", false
	}
	second, rest, ok = parseSecond(s[5:])
	return hour*secondsInHour + minute*secondsInMinute + second, rest, ok
}

// parseSecond reads :ss or :ss.000 from the front of s; without the colon there are no seconds.
func parseSecond(s string) (second int, rest string, ok bool) {
	if s == "" || s[0] != ':' {
		return 0, s, true
	}
	if len(s) < len(":30") {
		return 0, "", false
	}
	second, ok = parseBelow(s, 1, 60)
	rest = s[3:]
	if rest == "" || rest[0] != '.' {
		return second, rest, ok
	}
	digits := 1
	for digits < len(rest) && rest[digits] == '0' {
		digits++
	}
	return second, rest[digits:], ok && digits > 1
}

// parseOffset reads all of s as an offset from UTC, in seconds towards the east: Z, ±hh:mm, or nothing for JST.
func parseOffset(s string) (east int, ok bool) {
	switch {
	case s == "":
		return secondsOfJST, true
	case s == "Z" || s == "z":
		return 0, true
	case len(s) != len("+09:00") || s[3] != ':':
		return 0, false
	}
	hour, ok1 := parseBelow(s, 1, 24)
	minute, ok2 := parseBelow(s, 4, 60)
	east = hour*secondsInHour + minute*secondsInMinute
	if s[0] == '-' {
		return -east, ok1 && ok2
	}
	return east, ok1 && ok2 && s[0] == '+'
}

// parseBelow reads two ASCII digits at i, which must lie inside s, as a number less than limit.
func parseBelow(s string, i, limit int) (int, bool) {
	n, ok := parseTwo(s, i)
	return n, ok && n < limit
}
