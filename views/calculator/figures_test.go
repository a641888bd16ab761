package calculator

import (
	"slices"
	"testing"
)

func TestFiguresAreNumberedWhereThereAreSeveral(t *testing.T) {
	for query, want := range map[string]Figures{
		"v=1&t=2020-06-29T12:11&k=voice&u=135000&a=石川県&e=stop&m=156": {
			Lengths: []string{"2時間36分"}, Users: []string{"135,000人"}, Areas: []string{"石川県"},
		},
		"v=1&t=2020-04-30T14:07&k=other&u=166803&e=stop&m=120&e=degrade&m=4892": {
			Lengths: []string{"①停止 2時間", "②品質の低下 81時間32分"}, Users: []string{"166,803人"},
		},
		"v=1&t=2020-06-29T12:11&k=voice&u=5&a=甲&e=stop&m=1&u=6&a=乙&e=degrade&n=12:41": {
			Lengths: []string{"①1分", "②品質の低下 30分"}, Users: []string{"①5人", "②6人"}, Areas: []string{"甲", "乙"},
		},
	} {
		got := FiguresOf(input("ja", query))
		if !slices.Equal(got.Lengths, want.Lengths) || !slices.Equal(got.Users, want.Users) || !slices.Equal(got.Areas, want.Areas) || got.Occurred == "" || got.Categories == "" {
			t.Errorf("%s: %+v", query, got)
		}
	}
}

func TestLinesBeyondTwentyAreNumberedInBrackets(t *testing.T) {
	lines := make([]string, 21)
	if number(lines); lines[0] != "①" || lines[19] != "⑳" || lines[20] != "(21) " {
		t.Errorf("%q", lines)
	}
	if number(lines[:1]); lines[0] != "①" {
		t.Errorf("one line is numbered: %q", lines[0])
	}
}
