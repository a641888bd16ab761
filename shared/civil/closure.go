package civil

import "jiko/shared/codes"

// Closure is why national administrative organs are closed on a day (行政機関の休日に関する法律, 昭和63年法律第91号, Art. 1(1)).
type Closure uint8

const (
	Open           Closure = iota
	ClosedSaturday         // 土曜日, item 一
	ClosedSunday           // 日曜日, item 一
	ClosedHoliday          // 国民の祝日に関する法律に規定する休日, item 二: see HolidayOf
	ClosedYearEnd          // 12月29日から翌年の1月3日までの日, item 三, which leaves out the holidays
)

// Closures are the codes of the closures; none for an open day.
const Closures codes.List = "|saturday|sunday|holiday|year-end"

// String is the code of the closure in an answer; empty for an open day.
func (c Closure) String() string { return Closures.At(int(c)) }

// ClosuresFrom is the first day that can be closed, 1992-05-01. Since then every Saturday is closed (平成4年法律第28号);
// before it only some were, and which ones is not verified, so that nothing is said of those days.
const ClosuresFrom Date = 8156

// ClosureOf tells why the day is closed. Where several reasons hold the more telling one is given: a holiday before the
// turn of the year, as item 三 has it, and both before Sunday and Saturday. Days before ClosuresFrom are Open.
func ClosureOf(d Date) Closure {
	switch {
	case d < ClosuresFrom:
		return Open
	case HolidayOf(d) != NoHoliday:
		return ClosedHoliday
	case isYearEnd(d):
		return ClosedYearEnd
	case d.Weekday() == Sunday:
		return ClosedSunday
	case d.Weekday() == Saturday:
		return ClosedSaturday
	}
	return Open
}

// NextOpen is the day on which a period ends whose last day is d: d itself, or when it is closed the day after the
// closed days (same Act, Art. 2). Days before ClosuresFrom stay as they are.
func NextOpen(d Date) Date {
	for ClosureOf(d) != Open {
		d++
	}
	return d
}

// isYearEnd tells whether the day is one of 29 December to 3 January (年末年始).
func isYearEnd(d Date) bool {
	_, month, day := (d + 3).YMD() // 1 to 6 January
	return month == 1 && day <= 6
}
