package quantity_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"jiko/shared/quantity"
)

// roundsTo rounds a number as one does by hand: at the place of the last digit of n that is not zero, half up.
func roundsTo(x, n int64) bool {
	digits := strconv.FormatInt(n, 10)
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	place := int64(math.Pow10(zeros))
	return (x+place/2)/place*place == n
}

func TestAboutIsEveryNumberThatRoundsToIt(t *testing.T) {
	for _, n := range []int64{1, 9, 10, 15, 20, 100, 101, 110, 999, 1000, 7_900, 8_000, 12_300, 30_000, 34_500} {
		r := quantity.Rounded(n)
		for x := int64(0); x < 60_000; x++ {
			if in := r.Min <= x && x <= r.Max; in != roundsTo(x, n) {
				t.Fatalf("約%d is %d to %d, and %d rounds to it: %v", n, r.Min, r.Max, x, !in)
			}
		}
		if r.Stated != n || r.Mark != quantity.About {
			t.Errorf("約%d is kept as %+v", n, r)
		}
	}
}

func TestAboutInSentences(t *testing.T) {
	for _, row := range []struct {
		what           string
		n, least, most int64
	}{
		{"約3万", 30_000, 25_000, 34_999},
		{"約7,900", 7_900, 7_850, 7_949},
		{"約220万", 2_200_000, 2_150_000, 2_249_999},
		{"約100万", 1_000_000, 500_000, 1_499_999},
		{"約166,803", 166_803, 166_803, 166_803},
		{"about none", 0, 0, 0},
		{"the largest number that can be kept", math.MaxInt64, math.MaxInt64, math.MaxInt64},
		{"one that rounds from beyond it", 9_000_000_000_000_000_000, 8_500_000_000_000_000_000, math.MaxInt64},
	} {
		if r := quantity.Rounded(row.n); r.Min != row.least || r.Max != row.most {
			t.Errorf("%s is %d to %d, want %d to %d", row.what, r.Min, r.Max, row.least, row.most)
		}
	}
}

func TestTheWaysToKnowANumber(t *testing.T) {
	for _, row := range []struct {
		what  string
		got   quantity.Range
		want  quantity.Range
		exact bool
	}{
		{"exact", quantity.Exact(5), quantity.Range{Min: 5, Max: 5}, true},
		{"at least", quantity.AtLeast(5), quantity.Range{Min: 5, Max: math.MaxInt64}, false},
	} {
		if row.got != row.want || row.got.IsExact() != row.exact {
			t.Errorf("%s is %+v", row.what, row.got)
		}
	}
}

func TestASumHasNoEndWhereOneOfItHasNone(t *testing.T) {
	for _, row := range []struct{ a, b, want quantity.Range }{
		{quantity.Exact(2), quantity.Range{Min: 3, Max: 4}, quantity.Range{Min: 5, Max: 6}},
		{quantity.Exact(2), quantity.AtLeast(3), quantity.AtLeast(5)},
		{quantity.AtLeast(3), quantity.AtLeast(3), quantity.AtLeast(6)},
		{quantity.Exact(math.MaxInt64 - 1), quantity.Exact(1), quantity.Exact(math.MaxInt64)},
		{quantity.Exact(math.MaxInt64 - 1), quantity.Exact(2), quantity.Exact(math.MaxInt64)},
		{quantity.Rounded(30_000), quantity.Exact(1), quantity.Range{Min: 25_001, Max: 35_000}},
	} {
		if got := row.a.Add(row.b); got != row.want {
			t.Errorf("%v and %v are %v, want %v", row.a, row.b, got, row.want)
		}
		if got := row.b.Add(row.a); got != row.want {
			t.Errorf("%v and %v are %v, want %v", row.b, row.a, got, row.want)
		}
	}
}

func TestMarksAndUnitsHaveTheirCodes(t *testing.T) {
	for mark, want := range []string{"", "about", "highest"} {
		if got := quantity.Mark(mark).String(); got != want {
			t.Errorf("mark %d is %q, want %q", mark, got, want)
		}
	}
	for i, want := range []string{"", "persons", "lines", "contracts", "subscribers"} {
		unit := quantity.Unit(i)
		if read, ok := quantity.ParseUnit(want); unit.String() != want || !ok || read != unit {
			t.Errorf("unit %d is %q, read back as %d", i, unit, read)
		}
	}
	if unit, ok := quantity.ParseUnit("人"); ok || unit != quantity.NoUnit {
		t.Error("a unit is read that is none")
	}
}
