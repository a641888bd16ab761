package account

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// longestLogin is the most characters of a login.
const longestLogin = 64

// ParseLogin reads a login as people type it, in full width or capitals too, and gives the one form in which it is kept: ASCII
// small letters, digits and . _ - @ +, beginning with a letter or a digit. So no two logins look alike. False when it is none.
func ParseLogin(s string) (string, bool) {
	if len(s) > 4*longestLogin { // full width takes three bytes a character
		return "", false
	}
	login := strings.Map(lowerASCII, norm.NFKC.String(strings.TrimSpace(s)))
	if login == "" || len(login) > longestLogin || !letterOrDigit(rune(login[0])) {
		return "", false
	}
	for _, r := range login {
		if !letterOrDigit(r) && !strings.ContainsRune("._-@+", r) {
			return "", false
		}
	}
	return login, true
}

func letterOrDigit(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
