package account

import (
	"strings"
	"unicode"

	"github.com/trustelem/zxcvbn"
)

const (
	// unguessable is the score that zxcvbn gives from 10^8 guesses on: out of reach of signing in, which is slowed and locked, and dear
	// for who has stolen a hash of ours.
	unguessable = 3

	// rated is how many characters of a password are rated: the time grows with the cube of the length, to 0.1 s for this many.
	rated = 64
)

// guessable tells whether a password is among the first that anybody would try: made of what many chose, of words, names, dates, rows of
// the keyboard and repetitions, or of the given names. What is hard to guess by its beginning is hard to guess.
func guessable(password string, names []string) bool {
	signs := make(standIns)
	text := signs.replace(password)
	own := make([]string, len(names))
	for i, name := range names {
		own[i] = signs.replace(name)
	}
	return zxcvbn.PasswordStrength(text[:min(len(text), rated)], own).Score < unguessable
}

// standIns are control characters, which no password has, in the place of what is not ASCII: zxcvbn takes bytes for characters where it
// counts repetitions and looks for what stands before a word, and would find nothing in 秘密のpassword but "password".
type standIns map[rune]rune

func (s standIns) replace(text string) string {
	// A step above five keeps the stand-ins of neighbours from being a row, and 31 is prime, so that each comes once.
	const step, signs = 7, 31
	return strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII {
			return r
		}
		if _, there := s[r]; !there {
			s[r] = rune(1 + len(s)*step%signs)
		}
		return s[r]
	}, text)
}
