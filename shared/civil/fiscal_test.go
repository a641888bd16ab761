package civil_test

import (
	"testing"
	"time"

	"jiko/shared/civil"
)

// checkFiscal compares fiscal year and periods with months counted from April by the standard library.
func checkFiscal(t *testing.T, d civil.Date, want time.Time) {
	t.Helper()
	fromApril := want.AddDate(0, 0, 1-want.Day()).AddDate(0, -3, 0)
	fiscalYear, n := fromApril.Year(), (int(fromApril.Month())-1)/3+1
	if got := civil.FiscalYear(d); got != fiscalYear {
		t.Fatalf("%s falls in fiscal year %d, want %d", d.Append(nil), got, fiscalYear)
	}
	end := civil.Date(time.Date(fiscalYear, time.Month(4+3*n), 0, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	if got := civil.PeriodEnd(d, civil.Quarter); got != end {
		t.Fatalf("the quarter of %s ends on %s, want %s", d.Append(nil), got.Append(nil), end.Append(nil))
	}
	end = civil.Date(time.Date(fiscalYear+1, 3, 31, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	if civil.FiscalYearEnd(fiscalYear) != end || civil.PeriodEnd(d, civil.Year) != end {
		t.Fatalf("fiscal year %d ends on %s, that of %s on %s", fiscalYear, civil.FiscalYearEnd(fiscalYear).Append(nil),
			d.Append(nil), civil.PeriodEnd(d, civil.Year).Append(nil))
	}
}

func TestQuartersAndFiscalYearsTurnAtTheirEnds(t *testing.T) {
	for _, c := range []struct {
		text       string
		fiscalYear int
		quarter    string
		year       string
	}{
		{"2020-03-31", 2019, "2020-03-31", "2020-03-31"}, {"2020-04-01", 2020, "2020-06-30", "2021-03-31"},
		{"2020-06-30", 2020, "2020-06-30", "2021-03-31"}, {"2020-07-01", 2020, "2020-09-30", "2021-03-31"},
		{"2020-09-30", 2020, "2020-09-30", "2021-03-31"}, {"2020-10-01", 2020, "2020-12-31", "2021-03-31"},
		{"2020-12-31", 2020, "2020-12-31", "2021-03-31"}, {"2021-01-01", 2020, "2021-03-31", "2021-03-31"},
		{"2099-12-31", 2099, "2099-12-31", "2100-03-31"},
	} {
		d := day(t, c.text)
		if civil.FiscalYear(d) != c.fiscalYear {
			t.Errorf("%s falls in %d", c.text, civil.FiscalYear(d))
		}
		if got := string(civil.PeriodEnd(d, civil.Quarter).Append(nil)); got != c.quarter {
			t.Errorf("the quarter of %s ends on %s, want %s", c.text, got, c.quarter)
		}
		if got := string(civil.PeriodEnd(d, civil.Year).Append(nil)); got != c.year {
			t.Errorf("the fiscal year of %s ends on %s, want %s", c.text, got, c.year)
		}
	}
}

func TestFiscalYearEndsOnTheLastOfMarch(t *testing.T) {
	for fiscalYear, want := range map[int]string{1984: "1985-03-31", 2020: "2021-03-31", 2099: "2100-03-31"} {
		if got := string(civil.FiscalYearEnd(fiscalYear).Append(nil)); got != want {
			t.Errorf("fiscal year %d ends on %s, want %s", fiscalYear, got, want)
		}
	}
}

// TestMonthEndCountsPastDecember holds the deadlines of regulation.md §3.4: two months from the end of each quarter.
func TestMonthEndCountsPastDecember(t *testing.T) {
	for _, c := range []struct {
		year, month int
		want        string
	}{
		{2020, 8, "2020-08-31"}, {2020, 11, "2020-11-30"}, {2020, 14, "2021-02-28"}, {2020, 17, "2021-05-31"},
		{2019, 14, "2020-02-29"}, {2020, 1, "2020-01-31"}, {2020, 2, "2020-02-29"}, {2020, 12, "2020-12-31"},
		{2020, 13, "2021-01-31"}, {2020, 24, "2021-12-31"}, {2020, 25, "2022-01-31"}, {2020, 120, "2029-12-31"},
		{2099, 17, "2100-05-31"}, {2099, 14, "2100-02-28"},
	} {
		if got := string(civil.MonthEnd(c.year, c.month).Append(nil)); got != c.want {
			t.Errorf("month %d of %d ends on %s, want %s", c.month, c.year, got, c.want)
		}
	}
}
