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
	seen := make(map[string]struct{}, len(text))
	grams := make([]string, 0, len(text))
	add := func(gram string) {
		if _, known := seen[gram]; !known {
			seen[gram] = struct{}{}
			grams = append(grams, gram)
		}
	}
	last := -1 // where the character before stands; none after white space
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			last = -1
		} else {
			add(text[i : i+size])
			if last >= 0 {
				add(text[last : i+size])
			}
			last = i
		}
		i += size
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
