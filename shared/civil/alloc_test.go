package civil_test

import (
	"testing"

	"jiko/shared/civil"
)

// Results go here, so that no call is optimised away.
var (
	number  int
	date    civil.Date
	instant civil.Instant
	weekday civil.Weekday
	holiday civil.Holiday
	closure civil.Closure
	found   bool
	text    string
)

// TestNothingAllocates: the browser's collector never frees, so no call may allocate.
func TestNothingAllocates(t *testing.T) {
	d := day(t, "2019-04-27")
	i := d.At(12, 11, 30)
	buffer := make([]byte, 0, len("2019-04-27T12:11:30+09:00"))
	for name, call := range map[string]func(){
		"NewDate":        func() { date, found = civil.NewDate(2019, 4, 27) },
		"Date.YMD":       func() { number, _, _ = d.YMD() },
		"Date.Weekday":   func() { weekday = d.Weekday() },
		"Date.Append":    func() { buffer = d.Append(buffer[:0]) },
		"ParseDate":      func() { date, found = civil.ParseDate("2019-04-27") },
		"Date.At":        func() { instant = d.At(12, 11, 30) },
		"Instant.Date":   func() { date = i.Date() },
		"Instant.Clock":  func() { number, _, _ = i.Clock() },
		"Instant.Plus":   func() { instant, found = i.Plus(156) },
		"Instant.Append": func() { buffer = i.Append(buffer[:0]) },
		"ParseInstant":   func() { instant, found = civil.ParseInstant("2019-04-27T03:11:30.000Z") },
		"FiscalYear":     func() { number = civil.FiscalYear(d) },
		"FiscalYearEnd":  func() { date = civil.FiscalYearEnd(2019) },
		"PeriodEnd":      func() { date = civil.PeriodEnd(d, civil.Quarter) },
		"MonthEnd":       func() { date = civil.MonthEnd(2019, 14) },
		"HolidayOf":      func() { holiday = civil.HolidayOf(d + 3) },
		"ClosureOf":      func() { closure = civil.ClosureOf(d + 3) },
		"Closure.String": func() { text = civil.ClosedHoliday.String() },
		"NextOpen":       func() { date = civil.NextOpen(d) },
	} {
		if allocations := testing.AllocsPerRun(100, call); allocations != 0 {
			t.Errorf("%s allocates %v times", name, allocations)
		}
	}
}

func BenchmarkYMD(b *testing.B) {
	for i := range b.N {
		number, _, _ = civil.Date(18000 + i%1000).YMD()
	}
}

func BenchmarkNextOpen(b *testing.B) {
	for i := range b.N {
		date = civil.NextOpen(civil.Date(18000 + i%1000))
	}
}

func BenchmarkParseInstant(b *testing.B) {
	for range b.N {
		instant, found = civil.ParseInstant("2019-04-27T03:11:30.000Z")
	}
}
