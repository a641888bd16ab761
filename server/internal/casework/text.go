package casework

import (
	"strings"
	"unicode/utf8"

	"jiko/shared/incident"
)

// plain reads a text that somebody typed: lines end in LF, and no space stands around it.
func plain(typed string) (string, error) {
	text := strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unreadable):
		return "", Unreadable
	case text == "":
		return "", Empty
	case utf8.RuneCountInString(text) > LongestText:
		return "", TooLong
	}
	return text, nil
}

func unreadable(r rune) bool { return !incident.ReadableInLines(r) }
