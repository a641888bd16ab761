// Package notation reads numbers of users, lengths of time and moments as telecommunications operators type them:
// 約3万5千回線, 最大220万人, 2時間36分, 81h32m, 令和2年6月29日(月) 12時11分頃, R2.4.30 14:07.
//
// What is read has one meaning. What could mean two things, or nothing, is a Problem that names the part of the input;
// nothing is guessed, and nothing may follow what was read. Full-width and half-width characters, capital and small
// letters are the same, and blanks may stand between words. No function allocates, and none panics, whatever the bytes.
package notation

import "jiko/shared/codes"

// longestInput is the length in bytes from which on an input is not read at all.
const longestInput = 200

// Problem names the part of an input that could not be read.
type Problem struct {
	Code       Code
	Start, End int // of the part: input[Start:End]
}

// Code tells what is wrong.
type Code uint8

const (
	NoProblem       Code = iota
	Unreadable           // not a spelling that is known
	TooLarge             // more than 4 × 10^18 users or seconds
	Zero                 // no users, no time at all
	Negative             // less than nothing
	Fraction             // not a whole number of users or seconds
	Reversed             // the lower end of a range is above the upper end
	NoSuchDate           // 2月30日, 令和元年4月30日
	NoSuchTime           // 30時, 12:60, 午後13時, 2時間75分
	NeedsDate            // a date or time of day that is not complete, and nothing to complete it by
	NeedsTime            // a date without a time of day
	OutsideCalendar      // before civil.First or after civil.Last
	WeekdayMismatch      // the day of the week is not that of the date
	Ambiguous            // two readings
)

// problems are the codes in their order.
const problems codes.List = "|unreadable|too-large|zero|negative|fraction|reversed|no-such-date|no-such-time|needs-date|needs-time|" +
	"outside-calendar|weekday-mismatch|ambiguous"

// String is the code in every text form; empty for NoProblem.
func (c Code) String() string { return problems.At(int(c)) }
