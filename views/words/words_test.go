package words

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// empty are the words that one language does without.
var empty = map[string]bool{
	"Japanese.Result.Join":        true,
	"English.Result.TenThousands": true,
}

func TestNoWordIsMissing(t *testing.T) {
	for name, catalog := range map[string]*Catalog{"Japanese": &Japanese, "English": &English} {
		visit(reflect.ValueOf(*catalog), name, func(path, text string) {
			optional := strings.HasSuffix(path, ".Help") || strings.HasSuffix(path, ".Official") || strings.HasSuffix(path, ".Mark")
			if text == "" && !optional && !empty[path] {
				t.Errorf("%s has no words", path)
			}
		})
	}
}

func TestBothLanguagesSayTheSameThings(t *testing.T) {
	japanese, english := map[string]string{}, map[string]string{}
	visit(reflect.ValueOf(Japanese), "", func(path, text string) { japanese[path] = text })
	visit(reflect.ValueOf(English), "", func(path, text string) { english[path] = text })
	for path, text := range japanese {
		other, ok := english[path]
		if !ok {
			t.Errorf("English lacks %s", path)
		}
		if (text == "") != (other == "") && !empty["Japanese"+path] && !empty["English"+path] && !strings.HasSuffix(path, ".Official") {
			t.Errorf("%s is empty in one language: %q, %q", path, text, other)
		}
		if want, got := places(text), places(other); !slices.Equal(want, got) && !empty["English"+path] {
			t.Errorf("%s has the places %v in Japanese and %v in English", path, want, got)
		}
	}
	for path := range english {
		if _, ok := japanese[path]; !ok {
			t.Errorf("Japanese lacks %s", path)
		}
	}
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

// places are the places for values in a text, sorted.
func places(text string) []string {
	found := place.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// visit calls with every text inside a value, and where it stands.
func visit(v reflect.Value, path string, call func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		call(path, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			visit(v.Field(i), path+"."+v.Type().Field(i).Name, call)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			visit(v.MapIndex(key), path+"["+key.String()+"]", call)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), path+"["+string(rune('0'+i))+"]", call)
		}
	}
}

func TestEveryCodeHasItsWords(t *testing.T) {
	for _, c := range []*Catalog{&Japanese, &English} {
		for kind := range incident.Kind(incident.KindCount) {
			has(t, c.Result.Kinds, kind.String())
			if _, ok := c.Form.Kinds[kind.String()]; !ok {
				t.Errorf("%s: no choice %s", c.Lang, kind)
			}
		}
		for p := incident.Problem(1); p < incident.ProblemCount; p++ {
			has(t, c.Result.Problems, p.String())
		}
		for n := range severity.Note(severity.NoteCount) {
			has(t, c.Result.Notes, n.String())
		}
		for l := severity.MinorIncident; l <= severity.AdditionalOnly; l++ {
			has(t, c.Result.LeftOut, l.String())
		}
		for unit := range quantity.UnitCount {
			has(t, c.Result.Users, unit.String())
		}
		for _, e := range law.Editions {
			if c.Result.Editions[e.ID].Name == "" {
				t.Errorf("%s: no words for edition %s", c.Lang, e.ID)
			}
		}
	}
}

func has(t *testing.T, m map[string]string, code string) {
	t.Helper()
	if m[code] == "" {
		t.Errorf("no words for %q", code)
	}
}
