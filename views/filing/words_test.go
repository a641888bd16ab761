package filing

import (
	"testing"

	"jiko/shared/taxonomy"
	"jiko/views/words"
)

func TestEveryPartOfTheFormHasItsWords(t *testing.T) {
	for _, w := range []*words.Filing{&words.Japanese.Filing, &words.English.Filing} {
		fields := 0
		for _, s := range Sections {
			if w.Sections[s.Name].Label == "" {
				t.Errorf("no heading for %s", s.Name)
			}
			names := s.Fields
			if s.List != nil {
				for _, f := range s.List.Fields {
					names = append(names, Field{Name: s.List.Name + "." + f.Name})
				}
				if w.Rows[s.List.Name] == "" || w.Add[s.List.Name] == "" {
					t.Errorf("no words for the list %s", s.List.Name)
				}
			}
			for _, f := range names {
				if fields++; w.Fields[f.Name].Label == "" {
					t.Errorf("no label for %s", f.Name)
				}
			}
		}
		if fields != len(w.Fields) || len(Sections) != len(w.Sections) {
			t.Errorf("words for what the form does not ask: %d, %d", fields, len(w.Fields))
		}
	}
}

func TestEveryTermHasItsWords(t *testing.T) {
	for _, w := range []*words.Filing{&words.Japanese.Filing, &words.English.Filing} {
		for _, groups := range [][]taxonomy.Group{taxonomy.Causes, taxonomy.FailedEquipment} {
			for _, g := range groups {
				for _, term := range g.Terms {
					if w.Terms[term.Code] == "" || w.Terms[g.Code] == "" {
						t.Errorf("no words for %s", term.Code)
					}
				}
			}
		}
		if len(w.Regions) != len(taxonomy.Prefectures)+1 {
			t.Errorf("%d regions", len(w.Regions))
		}
	}
}
