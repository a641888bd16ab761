// Package runes takes texts apart into characters. It does what unicode/utf8 does, without the tables that make that fast: they
// would cost the browser more than the rest of it.
package runes

// Invalid stands for a byte that belongs to no character (U+FFFD).
const Invalid = '\uFFFD'

// First is the first character of a text and its length in bytes: Invalid and 1 where the text does not begin with one in UTF-8,
// 0 and 0 at the end.
func First(s string) (r rune, size int) {
	if s == "" {
		return 0, 0
	}
	lead := s[0]
	if lead < 0x80 {
		return rune(lead), 1
	}
	size, least := 2, rune(0x80)
	if lead >= 0xe0 {
		size, least = 3, 0x800
	}
	if lead >= 0xf0 {
		size, least = 4, 0x10000
	}
	r = rune(lead & (0x7f >> size))
	for i := 1; i < size; i++ {
		if i == len(s) || s[i]&0xc0 != 0x80 {
			return Invalid, 1
		}
		r = r<<6 | rune(s[i]&0x3f)
	}
	if lead < 0xc0 || lead >= 0xf8 || r < least || r > 0x10ffff || 0xd800 <= r && r < 0xe000 {
		return Invalid, 1
	}
	return r, size
}
