package civil_test

import (
	"testing"
	"time"

	"jiko/shared/civil"
)

// day is a date that a test writes down.
func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, ok := civil.ParseDate(text)
	if !ok {
		t.Fatalf("%s is no date of the calendar", text)
	}
	return d
}

func TestTheCalendarRunsFrom1985To2099(t *testing.T) {
	if got := string(civil.First.Append(nil)); got != "1985-01-01" {
		t.Errorf("First is %s", got)
	}
	if got := string(civil.Last.Append(nil)); got != "2099-12-31" {
		t.Errorf("Last is %s", got)
	}
}

func TestEveryDayAgreesWithTime(t *testing.T) {
	for d := civil.First; d <= civil.Last; d++ {
		want := time.Unix(int64(d)*86400, 0).UTC()
		checkCalendar(t, d, want)
		year, month, dayOfMonth := d.YMD()
		if got, ok := civil.NewDate(year, month, dayOfMonth); !ok || got != d {
			t.Fatalf("NewDate of %s is %d, %t, want %d", want.Format(time.DateOnly), got, ok, d)
		}
		if got, ok := civil.ParseDate(want.Format(time.DateOnly)); !ok || got != d {
			t.Fatalf("ParseDate of %s is %d, %t, want %d", want.Format(time.DateOnly), got, ok, d)
		}
		checkFiscal(t, d, want)
	}
}

// TestArithmeticMayLeaveTheCalendar holds the promise of the years 1 to 9999.
func TestArithmeticMayLeaveTheCalendar(t *testing.T) {
	first := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	last := time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
	for at := first; !at.After(last); at = at.AddDate(0, 0, 1) {
		d := civil.Date(at.Unix() / 86400)
		checkCalendar(t, d, at)
		if t.Failed() {
			return
		}
	}
}

// checkCalendar compares a day with the same day of the standard library.
func checkCalendar(t *testing.T, d civil.Date, want time.Time) {
	t.Helper()
	year, month, dayOfMonth := d.YMD()
	if year != want.Year() || month != int(want.Month()) || dayOfMonth != want.Day() {
		t.Fatalf("day %d is %d-%d-%d, want %s", d, year, month, dayOfMonth, want.Format(time.DateOnly))
	}
	if int(d.Weekday()) != int(want.Weekday()) {
		t.Fatalf("%s is weekday %d, want %s", want.Format(time.DateOnly), d.Weekday(), want.Weekday())
	}
	var buffer [10]byte
	if got := string(d.Append(buffer[:0])); got != want.Format(time.DateOnly) {
		t.Fatalf("day %d prints as %s, want %s", d, got, want.Format(time.DateOnly))
	}
}

func TestNewDateRefusesDaysThatDoNotExist(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             bool
	}{
		{1984, 12, 31, false}, {1985, 1, 1, true},
		{2099, 12, 31, true}, {2100, 1, 1, false},
		{2020, 2, 29, true}, {2020, 2, 30, false},
		{2021, 2, 28, true}, {2021, 2, 29, false},
		{2000, 2, 29, true}, {1900, 2, 28, false},
		{2021, 4, 30, true}, {2021, 4, 31, false},
		{2021, 12, 31, true}, {2021, 12, 32, false},
		{2021, 0, 1, false}, {2021, 1, 1, true},
		{2021, 13, 1, false}, {2021, 12, 1, true},
		{2021, 1, 0, false}, {2021, 1, -1, false}, {2021, -1, 1, false},
		{0, 1, 1, false}, {-2021, 1, 1, false}, {10000, 1, 1, false},
		{1 << 30, 1, 1, false}, {2021, 1 << 30, 1, false}, {2021, 1, 1 << 30, false},
	} {
		if _, got := civil.NewDate(c.year, c.month, c.day); got != c.want {
			t.Errorf("NewDate(%d, %d, %d) is %t, want %t", c.year, c.month, c.day, got, c.want)
		}
	}
}

func TestParseDateReadsOneFormOnly(t *testing.T) {
	for text, want := range map[string]bool{
		"2020-06-29": true, "1985-01-01": true, "2099-12-31": true, "2020-02-29": true,
		"1984-12-31": false, "2100-01-01": false, "2021-02-29": false, "2020-00-01": false, "2020-01-00": false,
		"0000-01-01": false, "0001-01-01": false, "9999-12-31": false,
		"": false, "2020": false, "2020-6-29": false, "2020-06-9": false, "20200629": false, "2020/06/29": false,
		"2020-06/29": false, "2020-06-29 ": false, " 2020-06-29": false, "2020-06-29T": false,
		"+020-06-29": false, "2 20-06-29": false, "20a0-06-29": false, "202:-06-29": false,
		"2020--6-29": false, "2020-0x-29": false, "2020-06-2/": false, "2020-06-:9": false, "２０２０-06-29": false,
	} {
		if _, got := civil.ParseDate(text); got != want {
			t.Errorf("ParseDate(%q) is %t, want %t", text, got, want)
		}
	}
}
