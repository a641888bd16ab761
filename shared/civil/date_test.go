package civil_test

import (
	"testing"
	"time"

	"jiko/shared/civil"
)

// TestEveryDayAgainstTime compares each day of the calendar with the standard library.
func TestEveryDayAgainstTime(t *testing.T) {
	for d := civil.First; d <= civil.Last; d++ {
		want := time.Unix(int64(d)*86400, 0).UTC()
		text := want.Format(time.DateOnly)
		year, month, day := d.YMD()
		if year != want.Year() || month != int(want.Month()) || day != want.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %s", d, year, month, day, text)
		}
		if int(d.Weekday()) != int(want.Weekday()) {
			t.Fatalf("%s is weekday %d, want %s", text, d.Weekday(), want.Weekday())
		}
		if got, ok := civil.NewDate(year, month, day); !ok || got != d {
			t.Fatalf("NewDate of %s is %d, %t, want %d", text, got, ok, d)
		}
		if got, ok := civil.ParseDate(text); !ok || got != d {
			t.Fatalf("ParseDate of %s is %d, %t, want %d", text, got, ok, d)
		}
		if got := string(d.Append(nil)); got != text {
			t.Fatalf("day %d prints as %s, want %s", d, got, text)
		}
	}
}
