package notation_test

import (
	"testing"

	"jiko/shared/notation"
	"jiko/shared/quantity"
)

func TestAppendUsers(t *testing.T) {
	for _, row := range []struct {
		users quantity.Range
		unit  quantity.Unit
		want  string
	}{
		{quantity.Exact(30000), quantity.NoUnit, "30000"},
		{quantity.Exact(1), quantity.NoUnit, "1"},
		{quantity.AtLeast(30000), quantity.NoUnit, "30000.."},
		{quantity.AtLeast(1), quantity.NoUnit, "?"},
		{quantity.Range{Min: 1, Max: 30000}, quantity.NoUnit, "..30000"},
		{quantity.Range{Min: 25000, Max: 34999}, quantity.NoUnit, "25000..34999"},
		{quantity.Rounded(30000), quantity.NoUnit, "~30000"},
		{quantity.Rounded(12345), quantity.NoUnit, "~12345"},
		{quantity.Range{Min: 2200000, Max: 2200000, Stated: 2200000, Mark: quantity.Highest}, quantity.NoUnit, "^2200000"},
		{quantity.Exact(135000), quantity.Lines, "135000lines"},
		{quantity.AtLeast(8000), quantity.Lines, "8000lines.."},
		{quantity.AtLeast(1), quantity.Lines, "1lines.."},
		{quantity.Range{Min: 1, Max: 8000}, quantity.Persons, "..8000persons"},
		{quantity.Range{Min: 25000, Max: 34999}, quantity.Contracts, "25000..34999contracts"},
		{quantity.Rounded(7900), quantity.Subscribers, "~7900subscribers"},
		{quantity.Range{Min: 2200000, Max: 2200000, Stated: 2200000, Mark: quantity.Highest}, quantity.Persons, "^2200000persons"},
	} {
		printed := string(notation.AppendUsers([]byte("u="), row.users, row.unit))
		if printed != "u="+row.want {
			t.Errorf("AppendUsers(%v, %v) = %q, want %q", row.users, row.unit, printed, "u="+row.want)
		}
		users, unit, problem := notation.Users(row.want)
		if users != row.users || unit != row.unit || problem.Code != notation.NoProblem {
			t.Errorf("Users(%q) = %v %v %v, want %v %v", row.want, users, unit, problem, row.users, row.unit)
		}
	}
}

func TestAppendQuantity(t *testing.T) {
	for _, row := range []struct {
		minutes quantity.Range
		want    string
	}{
		{quantity.Exact(156), "156"},
		{quantity.Exact(1), "1"},
		{quantity.AtLeast(120), "120.."},
		{quantity.AtLeast(1), "1.."},
		{quantity.AtLeast(0), "?"},
		{quantity.Range{Min: 0, Max: 180}, "..180"},
		{quantity.Range{Min: 1, Max: 180}, "1..180"},
		{quantity.Range{Min: 90, Max: 149}, "90..149"},
		{quantity.Range{Min: 180, Max: 180, Stated: 180, Mark: quantity.Highest}, "^180"},
		{quantity.Range{Min: 0, Max: 1}, "..1"},
		{quantity.Rounded(120), "~120"},
		{quantity.Rounded(156), "~156"},
		{quantity.RoundedTo(120, 60), "90..149~120"},
		{quantity.RoundedTo(1200, 600), "900..1499~1200"},
		{quantity.RoundedTo(1440, 60), "1410..1469~1440"},
		{quantity.RoundedTo(100, 10), "95..104~100"},
		{quantity.RoundedTo(100, 100), "~100"},
		{quantity.RoundedTo(150, 30), "135..164~150"},
		{quantity.RoundedTo(30, 30), "15..44~30"},
		{quantity.RoundedTo(1440, 1440), "720..2159~1440"},
		{quantity.RoundedTo(14400, 14400), "7200..21599~14400"},
		{quantity.RoundedTo(2040, 600), "1740..2339~2040"},
		{quantity.RoundedTo(2160, 720), "1800..2519~2160"},
		{quantity.RoundedTo(72, 6), "69..74~72"},
		{quantity.RoundedTo(120, 1), "120..120~120"},
		{quantity.Range{Min: 119, Max: 120, Stated: 120, Mark: quantity.About}, "119..120~120"},
		{quantity.Range{Min: 0, Max: 1, Stated: 1, Mark: quantity.About}, "0..1~1"},
	} {
		printed := string(notation.AppendQuantity([]byte("m="), row.minutes))
		if printed != "m="+row.want {
			t.Errorf("AppendQuantity(%v) = %q, want %q", row.minutes, printed, "m="+row.want)
		}
		minutes, problem := notation.Minutes(row.want)
		if minutes != row.minutes || problem.Code != notation.NoProblem {
			t.Errorf("Minutes(%q) = %v %v, want %v", row.want, minutes, problem, row.minutes)
		}
	}
}

// TestEarlierFormsAreRead reads what stands in permalinks that were printed when the canonical form still named hours and days.
func TestEarlierFormsAreRead(t *testing.T) {
	for text, want := range map[string]quantity.Range{
		"~2h":    quantity.RoundedTo(120, 60),
		"~20h":   quantity.RoundedTo(1200, 600),
		"~24h":   quantity.RoundedTo(1440, 60),
		"~1h40m": quantity.RoundedTo(100, 10),
		"~2.5h":  quantity.RoundedTo(150, 30),
		"~0.5h":  quantity.RoundedTo(30, 30),
		"~1d":    quantity.RoundedTo(1440, 1440),
		"~10d":   quantity.RoundedTo(14400, 14400),
	} {
		if minutes, problem := notation.Minutes(text); minutes != want || problem.Code != notation.NoProblem {
			t.Errorf("Minutes(%q) = %v %v, want %v", text, minutes, problem, want)
		}
	}
}

// TestEveryRoundingIsReadBack prints and reads what is rounded at each place that a spelling can name.
func TestEveryRoundingIsReadBack(t *testing.T) {
	for n := int64(5); n < 20000; n += 5 {
		checkMinutes(t, quantity.Rounded(n))
		for _, place := range []int64{1, 2, 6, 10, 30, 60, 100, 144, 600, 720, 1440, 14400} {
			if n >= place {
				checkMinutes(t, quantity.RoundedTo(n, place))
			}
		}
	}
}

func checkMinutes(t *testing.T, minutes quantity.Range) {
	t.Helper()
	printed := string(notation.AppendQuantity(nil, minutes))
	if got, problem := notation.Minutes(printed); got != minutes || problem.Code != notation.NoProblem {
		t.Errorf("%v is printed as %q and read back as %v %v", minutes, printed, got, problem)
	}
}

func checkUsers(t *testing.T, users quantity.Range, unit quantity.Unit) {
	t.Helper()
	printed := string(notation.AppendUsers(nil, users, unit))
	got, gotUnit, problem := notation.Users(printed)
	if got != users || gotUnit != unit || problem.Code != notation.NoProblem {
		t.Errorf("%v %v is printed as %q and read back as %v %v %v", users, unit, printed, got, gotUnit, problem)
	}
}
