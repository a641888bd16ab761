package words

import (
	"math"
	"strconv"
	"strings"

	"jiko/shared/civil"
	"jiko/shared/quantity"
)

// The browser writes numbers, lengths and dates by the same rules (web/static/words.js).

// Fill puts values into the places of a sentence: Fill("{n}人", "n", "30") is 30人.
func Fill(sentence string, placesAndValues ...string) string {
	for i := 0; i < len(placesAndValues); i += 2 {
		sentence = strings.ReplaceAll(sentence, "{"+placesAndValues[i]+"}", placesAndValues[i+1])
	}
	return sentence
}

// Number is a whole number with its thousands apart: 2,200,000.
func Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// UsersOf says a number of users to the last one: 135,000人, 135,000回線.
func (r *Result) UsersOf(unit quantity.Unit) func(n int64) string {
	return func(n int64) string { return Fill(r.Users[unit.String()], "n", Number(n)) }
}

// BoundOf is a number of users as the law says it: 3万人.
func (r *Result) BoundOf(n int64) string {
	const tenThousand = 10_000
	if r.TenThousands == "" || n%tenThousand != 0 {
		return r.UsersOf(quantity.NoUnit)(n)
	}
	return Fill(r.TenThousands, "n", Number(n/tenThousand))
}

// Length is a number of minutes: 2時間36分. From 100 hours on the days are counted, 4日4時間; below that, hours are what the law counts
// in, and what the ministry prints (81時間32分, FY2020 No. 1).
func (r *Result) Length(minutes int64) string {
	const perHour, perDay = 60, 24 * 60
	days := int64(0)
	if minutes >= 100*perHour {
		days, minutes = minutes/perDay, minutes%perDay
	}
	var said []string
	for _, part := range [...]struct {
		words string
		n     int64
	}{{r.Days, days}, {r.Hours, minutes / perHour}, {r.Minutes, minutes % perHour}} {
		if part.n != 0 {
			said = append(said, Fill(part.words, "n", Number(part.n)))
		}
	}
	if said == nil {
		return Fill(r.Minutes, "n", "0")
	}
	return strings.Join(said, r.Join)
}

// UsersIn is a number of users as far as it is known.
func (r *Result) UsersIn(q quantity.Range, unit quantity.Unit) string {
	return r.quantity(q, 1, r.UsersOf(unit))
}

// NumberIn is a number of users without a unit, as far as it is known.
func (r *Result) NumberIn(q quantity.Range) string { return r.quantity(q, 1, Number) }

// LengthIn is a length as far as it is known.
func (r *Result) LengthIn(q quantity.Range) string { return r.quantity(q, 0, r.Length) }

// UsersRead is UsersIn with the range that a rounded number is read as.
func (r *Result) UsersRead(q quantity.Range, unit quantity.Unit) string {
	return r.read(q, 1, r.UsersOf(unit))
}

// LengthRead is LengthIn with the range that a rounded length is read as.
func (r *Result) LengthRead(q quantity.Range) string { return r.read(q, 0, r.Length) }

func (r *Result) read(q quantity.Range, least int64, one func(int64) string) string {
	said := r.quantity(q, least, one)
	if q.Mark != quantity.About || q.IsExact() {
		return said
	}
	q.Mark = quantity.Plain
	return Fill(r.ReadAs, "v", said, "r", r.quantity(q, least, one))
}

// quantity says what is known of a number that is at least least.
func (r *Result) quantity(q quantity.Range, least int64, one func(int64) string) string {
	switch {
	case q.Mark == quantity.About:
		return Fill(r.About, "v", one(q.Stated))
	case q.Mark == quantity.Highest:
		return Fill(r.Highest, "v", one(q.Stated))
	case q.IsExact():
		return one(q.Min)
	case q.Max == math.MaxInt64 && q.Min <= least:
		return r.Unknown
	case q.Max == math.MaxInt64:
		return Fill(r.AtLeast, "v", one(q.Min))
	case q.Min <= least:
		return Fill(r.AtMost, "v", one(q.Max))
	}
	return Fill(r.Between, "a", one(q.Min), "b", one(q.Max))
}

// Size is a number of bytes: 18 B, 340 KB, 1.2 MB, in steps of 1,024 as the limits are.
func Size(bytes int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	switch {
	case bytes < kilo:
		return strconv.FormatInt(bytes, 10) + " B"
	case bytes < mega:
		return strconv.FormatInt(bytes/kilo, 10) + " KB"
	case bytes%mega == 0:
		return strconv.FormatInt(bytes/mega, 10) + " MB"
	}
	tenths := bytes * 10 / mega
	return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10) + " MB"
}

// Day is a date: 2020年6月29日（月）.
func (r *Result) Day(d civil.Date) string {
	year, month, day := d.YMD()
	return Fill(r.Date, "y", strconv.Itoa(year), "m", r.Months[month-1], "d", strconv.Itoa(day), "w", r.Weekdays[d.Weekday()])
}

// Clock is the time of day of an instant: 12:11.
func Clock(at civil.Instant) string {
	hour, minute, second := at.Clock()
	clock := strconv.Itoa(hour) + ":" + two(minute)
	if second != 0 {
		clock += ":" + two(second)
	}
	return clock
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Moment is an instant: 2020年6月29日（月）12:11.
func (r *Result) Moment(at civil.Instant) string {
	return Fill(r.DateTime, "date", r.Day(at.Date()), "time", Clock(at))
}

// MomentAfter is an instant, without its date where that is the date of another one said before.
func (r *Result) MomentAfter(at, before civil.Instant) string {
	if at.Date() == before.Date() {
		return Clock(at)
	}
	return r.Moment(at)
}
