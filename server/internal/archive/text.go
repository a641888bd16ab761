package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize brings a text into the form in which it is searched: NFKC (which joins half and full width, kana too), lower case,
// any run of white space one space.
func Normalize(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(s))), " ")
}

// Grams are the search terms of a normalised text: each character and each pair of neighbours, once, white space left out. No
// engine's language analyser knows Japanese; pairs find every text from two characters on, single characters the rest.
func Grams(text string) []string {
	seen := make(map[string]bool)
	var grams []string
	add := func(gram string) {
		if !seen[gram] {
			seen[gram] = true
			grams = append(grams, gram)
		}
	}
	var last string
	for _, r := range text {
		if unicode.IsSpace(r) {
			last = ""
			continue
		}
		c := string(r)
		add(c)
		if last != "" {
			add(last + c)
		}
		last = c
	}
	return grams
}

// WordGrams are the grams that a text must have to hold the normalised word: its pairs, and characters that stand alone. Whether it
// holds the word itself is then seen in the text.
func WordGrams(word string) []string {
	var grams []string
	for _, part := range strings.Fields(word) {
		if utf8.RuneCountInString(part) == 1 {
			grams = append(grams, part)
			continue
		}
		for _, gram := range Grams(part) {
			if utf8.RuneCountInString(gram) == 2 {
				grams = append(grams, gram)
			}
		}
	}
	return grams
}
