package civil_test

import (
	"testing"
	"time"

	"jiko/shared/civil"
)

// TestNextOpenExamples holds the checked examples of regulation.md §3.4b and the edges beside them.
func TestNextOpenExamples(t *testing.T) {
	for _, c := range []struct{ nominal, due, why string }{
		{"2021-02-28", "2021-03-01", "a Sunday"},
		{"2025-05-31", "2025-06-02", "a Saturday"},
		{"2026-05-31", "2026-06-01", "a Sunday"},
		{"2020-05-03", "2020-05-07", "three holidays and a substitute"},
		{"2019-05-01", "2019-05-07", "the days around the enthronement"},
		{"2020-12-31", "2021-01-04", "the turn of the year"},
		{"2021-07-22", "2021-07-26", "two moved holidays and a weekend"},

		{"2020-07-29", "2020-07-29", "a Wednesday"},
		{"2020-08-31", "2020-08-31", "a Monday"},
		{"2019-04-27", "2019-05-07", "the longest run of closed days"},
		{"2020-12-28", "2020-12-28", "the last open day of a year"},
		{"2024-12-28", "2025-01-06", "a Saturday before the turn of the year"},
		{"2099-12-31", "2100-01-04", "the end of the calendar"},
		{"2100-05-31", "2100-05-31", "the deadline of fiscal year 2099"},

		{"1992-04-29", "1992-04-29", "a holiday before closed days are known"},
		{"1992-04-26", "1992-04-26", "a Sunday before closed days are known"},
		{"1992-04-30", "1992-04-30", "the day before closed days are known"},
		{"1992-05-01", "1992-05-01", "a Friday"},
		{"1992-05-02", "1992-05-06", "the first Saturday that is closed"},
	} {
		d, ok := civil.ParseDate(c.nominal)
		if !ok {
			d = civil.MonthEnd(2099, 17)
		}
		if got := string(civil.NextOpen(d).Append(nil)); got != c.due {
			t.Errorf("%s (%s) moves to %s, want %s", c.nominal, c.why, got, c.due)
		}
	}
}

func TestTheMoreTellingReasonWins(t *testing.T) {
	for _, c := range []struct {
		date string
		want civil.Closure
	}{
		{"2020-06-29", civil.Open},
		{"2020-06-27", civil.ClosedSaturday},
		{"2020-06-28", civil.ClosedSunday},
		{"2020-05-03", civil.ClosedHoliday}, // a Sunday
		{"2019-11-23", civil.ClosedHoliday}, // a Saturday
		{"2020-05-06", civil.ClosedHoliday}, // 振替休日
		{"2019-04-30", civil.ClosedHoliday}, // 国民の休日
		{"2021-01-01", civil.ClosedHoliday}, // of the turn of the year too
		{"2023-01-02", civil.ClosedHoliday}, // 振替休日 of the turn of the year
		{"2020-12-28", civil.Open},
		{"2020-12-29", civil.ClosedYearEnd},
		{"2020-12-31", civil.ClosedYearEnd},
		{"2021-01-02", civil.ClosedYearEnd}, // a Saturday
		{"2021-01-03", civil.ClosedYearEnd}, // a Sunday
		{"2021-01-04", civil.Open},
		{"2020-11-29", civil.ClosedSunday}, // the 29th of another month
		{"2021-02-03", civil.Open},
		{"1992-04-29", civil.Open}, // みどりの日
		{"1992-05-02", civil.ClosedSaturday},
	} {
		if got := civil.ClosureOf(day(t, c.date)); got != c.want {
			t.Errorf("%s is closed by %d, want %d", c.date, got, c.want)
		}
	}
}

func TestEveryClosureHasItsCode(t *testing.T) {
	for closure, want := range map[civil.Closure]string{
		civil.Open: "", civil.ClosedSaturday: "saturday", civil.ClosedSunday: "sunday", civil.ClosedHoliday: "holiday",
		civil.ClosedYearEnd: "year-end",
	} {
		if got := closure.String(); got != want {
			t.Errorf("closure %d has the code %q, want %q", closure, got, want)
		}
	}
}

// TestEveryDayIsClosedByTheList closes each day by the list of holidays and the standard library's weekdays.
func TestEveryDayIsClosedByTheList(t *testing.T) {
	holidays := oracle(t)
	next := day(t, "2031-01-06") // a Monday, the first open day after the list
	for d := next - 1; d >= day(t, oracleFirst); d-- {
		at := time.Unix(int64(d)*86400, 0).UTC()
		weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
		turn := at.Month() == time.December && at.Day() >= 29 || at.Month() == time.January && at.Day() <= 3
		closed := d >= civil.ClosuresFrom && (weekend || turn || holidays[d])
		if got := civil.ClosureOf(d) != civil.Open; got != closed {
			t.Errorf("%s is closed: %t, want %t", d.Append(nil), got, closed)
		}
		if !closed {
			next = d
		}
		if got := civil.NextOpen(d); got != next {
			t.Errorf("%s moves to %s, want %s", d.Append(nil), got.Append(nil), next.Append(nil))
		}
	}
}

// TestNothingStaysClosedForLong: from 1985 to 2099 no run of closed days is longer than the ten of 2019.
func TestNothingStaysClosedForLong(t *testing.T) {
	for d := civil.First; d <= civil.Last; d++ {
		if days := civil.NextOpen(d) - d; days < 0 || days > 10 {
			t.Errorf("%s moves by %d days", d.Append(nil), days)
		}
	}
}
