// Package civil is the calendar of the rules: dates, Japan Standard Time, fiscal years, quarters and closed days.
package civil

// Date is a day of the Gregorian calendar, counted from 1970-01-01.
type Date int32

// Instant is a moment in Japan Standard Time (JST, UTC+9, no daylight saving), in seconds since 1970-01-01T00:00+09:00.
// Zero stands for no instant.
type Instant int64
