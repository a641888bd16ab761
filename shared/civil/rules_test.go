package civil

import "testing"

func TestRulesStandInTheOrderOfTheYear(t *testing.T) {
	for i := 1; i < len(rules); i++ {
		before, r := &rules[i-1], &rules[i]
		if before.month > r.month {
			t.Errorf("row %d, of month %d, stands after one of month %d", i, r.month, before.month)
		}
	}
}

func TestRulesFitTheirRanges(t *testing.T) {
	for i, r := range rules {
		if r.first < begin || r.first > r.last || r.last > onward {
			t.Errorf("row %d runs from %d to %d", i, r.first, r.last)
		}
		if r.month < 1 || r.month > 12 || r.on < 1 || r.on > 31 && r.on < secondMonday || r.on > autumnalEquinox {
			t.Errorf("row %d lies at place %d of month %d", i, r.on, r.month)
		}
	}
}

func TestEveryHolidayHasItsRule(t *testing.T) {
	var found [CitizensHoliday + 1]bool
	for _, r := range rules {
		found[r.holiday] = true
	}
	for holiday := NewYearsDay; holiday < SubstituteHoliday; holiday++ {
		if !found[holiday] {
			t.Errorf("holiday %d has no row", holiday)
		}
	}
	if found[NoHoliday] || found[SubstituteHoliday] || found[CitizensHoliday] {
		t.Error("a row holds a holiday that is computed")
	}
}

func TestNoHolidayComesTwiceInAYear(t *testing.T) {
	for year := begin; year <= 2099; year++ {
		var found [CitizensHoliday + 1]bool
		for _, r := range rules {
			if int(r.first) <= year && year <= int(r.last) {
				if found[r.holiday] {
					t.Errorf("holiday %d comes twice in %d", r.holiday, year)
				}
				found[r.holiday] = true
			}
		}
	}
}

func TestDatesWrittenAsNumbers(t *testing.T) {
	for text, d := range map[string]Date{
		"1985-12-27": betweenFrom, "2007-01-01": betweenOnSunday, "1992-05-01": ClosuresFrom,
	} {
		if got := string(d.Append(nil)); got != text {
			t.Errorf("day %d is %s, want %s", d, got, text)
		}
	}
}
