package account

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// commonList holds passwords that many people chose: of the 49,233 most frequent of zxcvbn-ts (npm @zxcvbn-ts/language-common
// 3.0.4, MIT licence, made from leaked passwords) those long enough to be chosen here, and the words among the first 10,000.
//
//go:embed common.txt
var commonList string

var common = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(commonList) {
		set[strings.TrimSpace(line)] = true
	}
	return set
})

// guessable tells whether a password is among the first that anybody would try: one that many chose, as it is, with numbers
// and signs around it or letters replaced by what looks like them; one short piece again and again; or a few rows of the alphabet,
// the numbers or the keyboard.
func guessable(password string) bool {
	s := strings.ToLower(password)
	plain := strings.TrimFunc(s, notLetter)
	return common()[s] || common()[plain] || common()[unleet(s)] || common()[strings.TrimFunc(unleet(s), notLetter)] ||
		repeated(s) || rows(s) <= len([]rune(s))/4
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// leet are the signs that people put in the place of letters.
var leet = strings.NewReplacer("@", "a", "4", "a", "8", "b", "3", "e", "1", "i", "!", "i", "0", "o", "$", "s", "5", "s", "7", "t")

// unleet puts the letters back, but leaves the numbers at the end, which are numbers.
func unleet(s string) string {
	word := strings.TrimRightFunc(s, notLetter)
	return leet.Replace(word) + s[len(word):]
}

// repeated tells whether s is one piece of less than eight characters again and again.
func repeated(s string) bool {
	r := []rune(s)
	for period := 1; period < 8 && period <= len(r)/2; period++ {
		same := 0
		for i := period; i < len(r) && r[i] == r[i-period]; i++ {
			same++
		}
		if same == len(r)-period {
			return true
		}
	}
	return false
}

// rows counts the pieces of s that each run along the alphabet, the numbers or a row of the keyboard, in either direction, or stand.
func rows(s string) int {
	r := []rune(s)
	count, step := 1, 0
	for i := 1; i < len(r); i++ {
		next, runs := stride(r[i-1], r[i])
		if !runs || step != 0 && next != step {
			count, step = count+1, 0
			continue
		}
		step = next
	}
	return count
}

// still is the stride from a character to itself; zero is that of a piece that has only begun.
const still = 3

// stride tells whether b follows a in a row, and in which direction.
func stride(a, b rune) (step int, runs bool) {
	switch {
	case a == b:
		return still, true
	case b-a == 1:
		return 1, true
	case a-b == 1:
		return -1, true
	}
	for _, row := range []string{"1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"} {
		at, then := strings.IndexRune(row, a), strings.IndexRune(row, b)
		if at >= 0 && then >= 0 && (then-at == 1 || at-then == 1) {
			return 2 * (then - at), true
		}
	}
	return 0, false
}
