package filing_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/law"
)

// The dates are held to the calendar of the time package and to the list of holidays that the calendar's own tests use.

func holidays(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("../civil/testdata/holidays.txt")
	if err != nil {
		t.Fatal(err)
	}
	days := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if len(line) > 10 && line[0] != '#' {
			days[line[:10]] = true
		}
	}
	if len(days) < 600 {
		t.Fatalf("%d holidays only", len(days))
	}
	return days
}

// open is the first day from d on on which the offices are open.
func open(d time.Time, holiday map[string]bool) time.Time {
	for {
		yearEnd := d.Month() == 12 && d.Day() >= 29 || d.Month() == 1 && d.Day() <= 3
		if d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !yearEnd && !holiday[d.Format(time.DateOnly)] {
			return d
		}
		d = d.AddDate(0, 0, 1)
	}
}

// lastOfMonth is the last day of the month that lies so many months after d.
func lastOfMonth(d time.Time, months int) time.Time {
	return time.Date(d.Year(), d.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
}

// quarterEnd is the end of the quarter: of April to June, and so on.
func quarterEnd(d time.Time) time.Time { return lastOfMonth(d, 2-(int(d.Month())-1)%3) }

// fiscalYearEnd is the 31 March that follows.
func fiscalYearEnd(d time.Time) time.Time {
	year := d.Year()
	if d.Month() > time.March {
		year++
	}
	return time.Date(year, time.March, 31, 0, 0, 0, 0, time.UTC)
}

func day(year, month, dayOfMonth int) civil.Date {
	d, _ := civil.NewDate(year, month, dayOfMonth)
	return d
}

func text(d civil.Date) string { return string(d.Append(nil)) }

func TestTheDatesOfEveryDay(t *testing.T) {
	holiday := holidays(t)
	first := time.Date(1992, time.May, 1, 0, 0, 0, 0, time.UTC)
	annual := time.Date(2025, time.April, 1, 0, 0, 0, 0, time.UTC)
	for d := first; d.Year() < 2030; d = d.AddDate(0, 0, 1) {
		occurred, _ := civil.ParseDate(d.Format(time.DateOnly))
		severe := filing.Severe(occurred)
		nominal := d.AddDate(0, 0, 30)
		if text(severe.Nominal) != nominal.Format(time.DateOnly) || text(severe.Due) != open(nominal, holiday).Format(time.DateOnly) {
			t.Fatalf("the severe report of %s is due on %s, moved to %s", d.Format(time.DateOnly), text(severe.Nominal), text(severe.Due))
		}
		end := quarterEnd(d)
		if !d.Before(annual) {
			end = fiscalYearEnd(d)
		}
		periodic := filing.PeriodicReport(occurred, occurred, filing.PeriodicDetailed)
		nominal = lastOfMonth(end, 2)
		if text(filing.PeriodEnd(occurred, occurred)) != end.Format(time.DateOnly) || text(periodic.Nominal) != nominal.Format(time.DateOnly) ||
			text(periodic.Due) != open(nominal, holiday).Format(time.DateOnly) {
			t.Fatalf("the periodic report of %s is due on %s, moved to %s", d.Format(time.DateOnly), text(periodic.Nominal), text(periodic.Due))
		}
	}
}

func TestCheckedDates(t *testing.T) {
	for _, row := range []struct{ what, occurred, nominal, due string }{
		{"the last quarterly report", "2025-03-31", "2025-05-31", "2025-06-02"},
		{"the first annual report", "2025-04-01", "2026-05-31", "2026-06-01"},
		{"the end of February moves to 1 March", "2020-12-31", "2021-02-28", "2021-03-01"},
		{"the end of February of a leap year", "2023-10-01", "2024-02-29", "2024-02-29"},
		{"FY2020 No. 3", "2020-06-29", "2020-08-31", "2020-08-31"},
		{"before the offices closed on every Saturday nothing is moved", "1990-12-31", "1991-02-28", "1991-02-28"},
		{"a Sunday before 1992-05-01", "1987-12-31", "1988-02-29", "1988-02-29"},
	} {
		d, _ := civil.ParseDate(row.occurred)
		if got := filing.PeriodicReport(d, d, filing.PeriodicDetailed); text(got.Nominal) != row.nominal || text(got.Due) != row.due {
			t.Errorf("%s: %s, moved to %s; want %s, %s", row.what, text(got.Nominal), text(got.Due), row.nominal, row.due)
		}
	}
	for _, row := range []struct{ what, occurred, nominal, due string }{
		{"30 days from 29 June end on 29 July", "2020-06-29", "2020-07-29", "2020-07-29"},
		{"a run of holidays in May", "2020-04-03", "2020-05-03", "2020-05-07"},
		{"the ten days of 2019", "2019-04-01", "2019-05-01", "2019-05-07"},
		{"the turn of the year", "2020-12-01", "2020-12-31", "2021-01-04"},
		{"the Olympic holidays of 2021", "2021-06-22", "2021-07-22", "2021-07-26"},
		{"a Sunday before 1992-05-01 stays", "1992-04-01", "1992-05-01", "1992-05-01"},
		{"the last day that is not moved", "1992-03-27", "1992-04-26", "1992-04-26"},
		{"the first day that is", "1992-04-02", "1992-05-02", "1992-05-06"},
	} {
		d, _ := civil.ParseDate(row.occurred)
		if got := filing.Severe(d); text(got.Nominal) != row.nominal || text(got.Due) != row.due {
			t.Errorf("%s: %s, moved to %s; want %s, %s", row.what, text(got.Nominal), text(got.Due), row.nominal, row.due)
		}
	}
}

// Read under another edition, an incident of 2020 has an annual report of the fiscal year in which it occurred.
func TestTheRuleDayPicksThePeriod(t *testing.T) {
	occurred, _ := civil.ParseDate("2020-06-29")
	ruleDay, _ := civil.ParseDate("2026-04-01")
	if got := filing.PeriodicReport(occurred, ruleDay, filing.PeriodicDetailed); text(got.Nominal) != "2021-05-31" {
		t.Error(text(got.Nominal))
	}
}

func TestTheEndOfTheCalendar(t *testing.T) {
	severe := filing.Severe(civil.Last)
	if text(severe.Nominal) != "2100-01-30" || severe.Due < severe.Nominal {
		t.Errorf("due on %s, moved to %s", text(severe.Nominal), text(severe.Due))
	}
}

func TestReportsAndFormsHaveTheirNames(t *testing.T) {
	for report, want := range map[filing.Report]string{filing.SevereFirst: "severe-first", filing.SevereReport: "severe-report", filing.Periodic: "periodic"} {
		if report.String() != want {
			t.Errorf("%s, want %s", report, want)
		}
	}
	for form, want := range map[filing.Form][2]string{
		filing.NoForm:             {"", ""},
		filing.SevereForm:         {"severe-report", "様式第50の3"},
		filing.PeriodicDetailed:   {"periodic-detailed", "様式第27"},
		filing.PeriodicSimplified: {"periodic-simplified", "簡易な様式（告示）"},
	} {
		if got := [2]string{form.String(), form.Name()}; got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func TestDutiesCiteTheLaw(t *testing.T) {
	d, _ := civil.ParseDate("2020-06-29")
	for _, row := range []struct {
		duty     filing.Duty
		want     string
		evidence law.Evidence
	}{
		{filing.First(day(2020, 4, 1)), "電気通信事業法施行規則第57条", law.Verified},
		{filing.First(day(2020, 3, 31)), "電気通信事業法施行規則第57条", law.Inferred},
		{filing.Severe(d), "電気通信事業法施行規則第57条", law.Unverified}, // that day one is not counted
		{filing.PeriodicReport(d, d, filing.PeriodicSimplified), "電気通信事業報告規則第7条の3第1項", law.Inferred},
	} {
		if got := string(row.duty.Source.Append(nil)); got != row.want || row.duty.Source.Evidence != row.evidence {
			t.Errorf("%s is cited as %s, %s", row.duty.Report, got, row.duty.Source.Evidence)
		}
	}
	if first := filing.First(day(2020, 4, 1)); first.Nominal != 0 || first.Due != 0 || first.Form != filing.NoForm {
		t.Errorf("the first word has no day and no form: %+v", first)
	}
}
