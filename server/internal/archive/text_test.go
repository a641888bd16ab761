package archive

import (
	"slices"
	"strings"
	"testing"
)

func TestNormalize(t *testing.T) {
	for _, row := range []struct{ in, want string }{
		{"ｶﾞｷﾞ", "ガギ"}, {"ＤＮＳ", "dns"}, {"㍿東都", "株式会社東都"}, {"①", "1"}, {" a \n\t　b ", "a b"}, {"", ""}, {"　", ""}, {"が", "が"},
	} {
		if got := Normalize(row.in); got != row.want {
			t.Errorf("%q becomes %q, want %q", row.in, got, row.want)
		}
	}
}

func TestGramsAreCharactersAndPairsOnce(t *testing.T) {
	for _, row := range []struct {
		text string
		want []string
	}{
		{"", nil}, {"停", []string{"停"}}, {"停電", []string{"停", "電", "停電"}}, {"aaa", []string{"a", "aa"}}, {"ab c", []string{"a", "b", "ab", "c"}},
	} {
		if got := Grams(row.text); !slices.Equal(got, row.want) {
			t.Errorf("%q: %q, want %q", row.text, got, row.want)
		}
	}
}

func TestWordGrams(t *testing.T) {
	for _, row := range []struct {
		word string
		want []string
	}{
		{"", nil}, {"停", []string{"停"}}, {"停電中", []string{"停電", "電中"}}, {"a b", []string{"a", "b"}}, {"ab c", []string{"ab", "c"}},
	} {
		if got := WordGrams(row.word); !slices.Equal(got, row.want) {
			t.Errorf("%q: %q, want %q", row.word, got, row.want)
		}
	}
}

// FuzzWordGrams holds that a text that holds a word has all the word's grams, so that no match is missed.
func FuzzWordGrams(f *testing.F) {
	f.Add("光ケーブルの切断", 2, 5)
	f.Add("a b  c㍿ 停電", 0, 9)
	f.Fuzz(func(t *testing.T, text string, from, length int) {
		runes := []rune(Normalize(text))
		if from < 0 || length < 0 || from > len(runes) {
			return
		}
		word := Normalize(string(runes[from:min(len(runes), from+min(length, len(runes)))]))
		if !strings.Contains(string(runes), word) {
			return // what was cut off was joined to what is left
		}
		grams := Grams(string(runes))
		for _, gram := range WordGrams(word) {
			if !slices.Contains(grams, gram) {
				t.Errorf("%q holds %q, but not its gram %q", string(runes), word, gram)
			}
		}
	})
}
