package casework

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain reads a text that somebody typed: lines end in LF, and no space stands around it.
func plain(typed string) (string, error) {
	text := strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, control):
		return "", Unreadable
	case text == "":
		return "", Empty
	case utf8.RuneCountInString(text) > LongestText:
		return "", TooLong
	}
	return text, nil
}

func control(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
