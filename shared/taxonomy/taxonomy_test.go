package taxonomy

import (
	"strings"
	"testing"
)

func TestEveryCodeStandsOnceAndUnderItsGroup(t *testing.T) {
	for _, groups := range [][]Group{Causes, FailedEquipment} {
		seen := map[string]bool{}
		for _, group := range groups {
			for _, term := range group.Terms {
				if seen[term.Code] || !strings.HasPrefix(term.Code, group.Code+"/") || term.Name == "" {
					t.Errorf("%q in %q", term.Code, group.Code)
				}
				seen[term.Code] = true
				if found, ok := Find(groups, term.Code); !ok || found != term {
					t.Errorf("Find(%q) = %v, %v", term.Code, found, ok)
				}
			}
		}
	}
	if _, ok := Find(Causes, "equipment"); ok {
		t.Error("a group is no cause")
	}
}

func TestRegionsAreThe47PrefecturesAndTheWholeCountry(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range Prefectures {
		if got, ok := Region(name); !ok || got != name || seen[name] {
			t.Errorf("Region(%q) = %q, %v", name, got, ok)
		}
		seen[name] = true
	}
	if _, ok := Region(Nationwide); !ok {
		t.Error("全国 is refused")
	}
	if _, ok := Region("石川"); ok {
		t.Error("石川 is no prefecture's name")
	}
}
