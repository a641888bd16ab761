package codes_test

import (
	"testing"

	"jiko/shared/codes"
)

const answers codes.List = "no|undetermined|yes"

func TestEveryValueHasItsCode(t *testing.T) {
	for n, code := range []string{"no", "undetermined", "yes"} {
		if got := answers.At(n); got != code {
			t.Errorf("the code of %d is %q, want %q", n, got, code)
		}
		if got, ok := answers.Find(code); got != n || !ok {
			t.Errorf("%q is found as %d, %v", code, got, ok)
		}
	}
}

func TestTheFirstValueMayHaveNoCode(t *testing.T) {
	const marks codes.List = "|about"
	if got := marks.At(0); got != "" {
		t.Errorf("the code of the first value is %q", got)
	}
	if got, ok := marks.Find(""); got != 0 || !ok {
		t.Errorf("no code is found as %d, %v", got, ok)
	}
}

func TestWhatIsNotInTheListHasNoCode(t *testing.T) {
	for _, n := range []int{3, 4, 255, -1} {
		if got := answers.At(n); got != "" {
			t.Errorf("the code of %d is %q", n, got)
		}
	}
	for _, code := range []string{"", "n", "no|undetermined", "maybe", "|"} {
		if n, ok := answers.Find(code); ok {
			t.Errorf("%q is found as %d", code, n)
		}
	}
}
