package quantity_test

import (
	"math"
	"testing"

	"jiko/shared/quantity"
)

func TestPlaceIsThatOfTheLastDigitThatIsNotZero(t *testing.T) {
	for n, want := range map[int64]int64{0: 1, 1: 1, 10: 10, 12: 1, 120: 10, 7900: 100, 30000: 10000, 1e18: 1e18, math.MaxInt64: 1} {
		if got := quantity.Place(n); got != want {
			t.Errorf("Place(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestAboutAtAPlace(t *testing.T) {
	for _, row := range []struct {
		what                  string
		n, place, least, most int64
	}{
		{"約2時間 in minutes", 120, 60, 90, 149},
		{"約2時間半", 150, 30, 135, 164},
		{"約120分", 120, 10, 115, 124},
		{"nothing rounded", 120, 1, 120, 120},
		{"one that rounds from beyond what can be kept", math.MaxInt64, 10, math.MaxInt64 - 5, math.MaxInt64},
	} {
		want := quantity.Range{Min: row.least, Max: row.most, Stated: row.n, Mark: quantity.About}
		if got := quantity.RoundedTo(row.n, row.place); got != want {
			t.Errorf("%s is %v, want %v", row.what, got, want)
		}
	}
}

func TestNothingAllocates(t *testing.T) {
	var sum quantity.Range
	if n := testing.AllocsPerRun(10, func() { sum = quantity.Rounded(30000).Add(sum) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
