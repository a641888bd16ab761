package account

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The lengths of a password. NIST SP 800-63B counts code points and wants length, no composition; revision 4 asks for 15 where
// nothing else is asked for and 8 beside a second factor.
const (
	shortestPassword = 12   // characters
	longestPassword  = 1024 // bytes
)

// readPassword brings a password into the form that is hashed (NFKC), so that it fits however a keyboard composes it.
func readPassword(s string) (string, error) {
	if len(s) > longestPassword {
		return "", refuse(PasswordTooLong)
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		return "", refuse(PasswordUnreadable)
	}
	return norm.NFKC.String(s), nil
}

// newPassword reads a password that somebody chose for an account whose own names are given, and refuses what is easily guessed.
func newPassword(s string, names ...string) (string, error) {
	password, err := readPassword(s)
	if err != nil {
		return "", err
	}
	// One character can become many by normalising, which does not make it harder to guess.
	switch characters := min(utf8.RuneCountInString(s), utf8.RuneCountInString(password)); {
	case characters < shortestPassword:
		return "", refuse(PasswordTooShort)
	case ownName(password, names):
		return "", refuse(PasswordOwnName)
	case guessable(password, names):
		return "", refuse(PasswordGuessable)
	}
	return password, nil
}

// ownName tells whether little is left of a password without the names that anybody would try first.
func ownName(password string, names []string) bool {
	const shortest, enough = 3, 6
	whole := strings.ToLower(password)
	rest := whole
	for _, name := range slices.Concat(names, []string{"jiko", "事故"}) {
		if name = strings.ToLower(norm.NFKC.String(name)); len(name) >= shortest {
			rest = strings.ReplaceAll(rest, name, "")
		}
	}
	return rest != whole && countLetters(rest) < enough
}

// countLetters counts letters and digits.
func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
