package civil_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"jiko/shared/civil"
)

// The years that testdata/holidays.txt lists.
const (
	oracleFirst = "1989-01-01"
	oracleLast  = "2030-12-31"
)

// oracle is the set of holidays that testdata/holidays.txt lists.
func oracle(t *testing.T) map[civil.Date]bool {
	t.Helper()
	file, err := os.Open("testdata/holidays.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	holidays := map[civil.Date]bool{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			holidays[day(t, line)] = true
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(holidays) < 700 {
		t.Fatalf("the list holds %d holidays only", len(holidays))
	}
	return holidays
}

func TestEveryDayAgreesWithTheListOfHolidays(t *testing.T) {
	holidays := oracle(t)
	for d := day(t, oracleFirst); d <= day(t, oracleLast); d++ {
		if got := civil.HolidayOf(d); (got != civil.NoHoliday) != holidays[d] {
			t.Errorf("%s is holiday %d, but in the list: %t", d.Append(nil), got, holidays[d])
		}
	}
}

func TestHolidaysByName(t *testing.T) {
	for _, c := range []struct {
		date string
		want civil.Holiday
	}{
		{"2020-01-01", civil.NewYearsDay},
		{"1999-01-15", civil.ComingOfAgeDay}, {"2000-01-10", civil.ComingOfAgeDay}, {"2000-01-15", civil.NoHoliday},
		{"2020-02-11", civil.NationalFoundationDay},

		// 天皇誕生日 goes with the Emperor; 2019 has none.
		{"1988-04-29", civil.EmperorsBirthday}, {"1988-12-23", civil.NoHoliday},
		{"1989-12-23", civil.EmperorsBirthday}, {"2018-12-23", civil.EmperorsBirthday},
		{"2019-02-23", civil.NoHoliday}, {"2019-12-23", civil.NoHoliday},
		{"2020-02-23", civil.EmperorsBirthday}, {"2020-02-24", civil.SubstituteHoliday},
		{"2006-04-29", civil.GreeneryDay}, {"2007-04-29", civil.ShowaDay}, {"2007-05-04", civil.GreeneryDay},
		{"2020-05-03", civil.ConstitutionMemorialDay}, {"2020-05-05", civil.ChildrensDay},

		// Equinoxes move between two days.
		{"1992-03-20", civil.VernalEquinoxDay}, {"1993-03-20", civil.VernalEquinoxDay}, {"1991-03-21", civil.VernalEquinoxDay},
		{"2012-09-22", civil.AutumnalEquinoxDay}, {"2011-09-23", civil.AutumnalEquinoxDay}, {"2099-09-23", civil.AutumnalEquinoxDay},

		// Happy Mondays.
		{"1995-07-20", civil.NoHoliday}, {"1996-07-20", civil.MarineDay}, {"2003-07-21", civil.MarineDay}, {"2022-07-18", civil.MarineDay},
		{"2002-09-15", civil.RespectForTheAgedDay}, {"2003-09-15", civil.RespectForTheAgedDay}, {"2004-09-20", civil.RespectForTheAgedDay},
		{"1999-10-10", civil.HealthAndSportsDay}, {"2000-10-09", civil.HealthAndSportsDay}, {"2019-10-14", civil.HealthAndSportsDay},
		{"2022-10-10", civil.SportsDay},
		{"2015-08-11", civil.NoHoliday}, {"2016-08-11", civil.MountainDay}, {"2022-08-11", civil.MountainDay},
		{"2020-11-03", civil.CultureDay}, {"2020-11-23", civil.LaborThanksgivingDay},

		// Days of one year.
		{"1989-02-24", civil.EmperorsFuneral}, {"1990-02-24", civil.NoHoliday},
		{"1990-11-12", civil.EnthronementCeremony}, {"1991-11-12", civil.NoHoliday},
		{"1993-06-09", civil.CrownPrincesWedding}, {"1994-06-09", civil.NoHoliday},
		{"2019-04-30", civil.CitizensHoliday}, {"2019-05-01", civil.EnthronementDay}, {"2019-05-02", civil.CitizensHoliday},
		{"2019-05-06", civil.SubstituteHoliday}, {"2019-10-22", civil.EnthronementCeremony}, {"2020-10-22", civil.NoHoliday},

		// The games moved three holidays in each of two years.
		{"2020-07-20", civil.NoHoliday}, {"2020-07-23", civil.MarineDay}, {"2020-07-24", civil.SportsDay},
		{"2020-08-10", civil.MountainDay}, {"2020-08-11", civil.NoHoliday}, {"2020-10-12", civil.NoHoliday},
		{"2021-07-19", civil.NoHoliday}, {"2021-07-22", civil.MarineDay}, {"2021-07-23", civil.SportsDay},
		{"2021-08-08", civil.MountainDay}, {"2021-08-09", civil.SubstituteHoliday}, {"2021-08-11", civil.NoHoliday},
		{"2021-10-11", civil.NoHoliday},

		// 振替休日: the Monday until 2006, the first day that is no holiday from 2007 on.
		{"2006-01-02", civil.SubstituteHoliday}, {"2008-05-06", civil.SubstituteHoliday}, {"2009-05-06", civil.SubstituteHoliday},
		{"2015-05-06", civil.SubstituteHoliday}, {"2010-05-06", civil.NoHoliday}, {"2020-05-06", civil.SubstituteHoliday},

		// 国民の休日: from 27 December 1985, and until 2006 neither on a Sunday nor in place of a 振替休日.
		{"1985-05-04", civil.NoHoliday}, {"1986-05-04", civil.NoHoliday}, {"1987-05-04", civil.SubstituteHoliday},
		{"1988-05-04", civil.CitizensHoliday}, {"1997-05-04", civil.NoHoliday}, {"1998-05-04", civil.SubstituteHoliday},
		{"2006-05-04", civil.CitizensHoliday}, {"2009-09-22", civil.CitizensHoliday}, {"2015-09-22", civil.CitizensHoliday},
		{"2026-09-22", civil.CitizensHoliday}, {"2032-09-21", civil.CitizensHoliday},
	} {
		if got := civil.HolidayOf(day(t, c.date)); got != c.want {
			t.Errorf("%s is holiday %d, want %d", c.date, got, c.want)
		}
	}
}

// TestHolidaysBeforeTheList holds the years of the calendar that the list does not reach.
func TestHolidaysBeforeTheList(t *testing.T) {
	want := map[civil.Date]bool{}
	for _, text := range strings.Fields(`
		1985-01-01 1985-01-15 1985-02-11 1985-03-21 1985-04-29 1985-05-03 1985-05-05 1985-05-06 1985-09-15 1985-09-16
		1985-09-23 1985-10-10 1985-11-03 1985-11-04 1985-11-23
		1986-01-01 1986-01-15 1986-02-11 1986-03-21 1986-04-29 1986-05-03 1986-05-05 1986-09-15 1986-09-23 1986-10-10
		1986-11-03 1986-11-23 1986-11-24
		1987-01-01 1987-01-15 1987-02-11 1987-03-21 1987-04-29 1987-05-03 1987-05-04 1987-05-05 1987-09-15 1987-09-23
		1987-10-10 1987-11-03 1987-11-23
		1988-01-01 1988-01-15 1988-02-11 1988-03-20 1988-03-21 1988-04-29 1988-05-03 1988-05-04 1988-05-05 1988-09-15
		1988-09-23 1988-10-10 1988-11-03 1988-11-23`) {
		want[day(t, text)] = true
	}
	for d := civil.First; d < day(t, oracleFirst); d++ {
		if got := civil.HolidayOf(d); (got != civil.NoHoliday) != want[d] {
			t.Errorf("%s is holiday %d, but in the list: %t", d.Append(nil), got, want[d])
		}
	}
}

// TestUntil2006NoNamedHolidaysAdjoined: what isSubstitute relies on.
func TestUntil2006NoNamedHolidaysAdjoined(t *testing.T) {
	isNamed := func(d civil.Date) bool {
		holiday := civil.HolidayOf(d)
		return holiday != civil.NoHoliday && holiday != civil.SubstituteHoliday && holiday != civil.CitizensHoliday
	}
	for d := civil.First; d < day(t, "2007-01-01"); d++ {
		if isNamed(d) && isNamed(d+1) {
			t.Errorf("%s and the day after are holidays", d.Append(nil))
		}
	}
}
