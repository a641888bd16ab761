package incident

// unreadable are the ranges of characters that are not for reading: the controls, and the format controls, which show nothing or
// turn around how the text beside them shows (U+202A to 202E, U+2066 to 2069). Variation selectors, which Japanese names need, are
// none of them.
var unreadable = [...][2]rune{
	{0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
	{0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
}

// Readable tells whether a character may stand in a text of one line.
func Readable(c rune) bool {
	for _, r := range unreadable[:] { // of an array itself, the browser would make a copy
		if r[0] <= c && c <= r[1] {
			return false
		}
	}
	return true
}

// zeroWidthJoiner joins emoji, and letters of other scripts, to one sign.
const zeroWidthJoiner = 0x200d

// ReadableInLines tells whether a character may stand in a text of several lines: ends of lines, tabs and joiners too. What would show a
// notice in another order than it was written, or hide a word from a search, may not.
func ReadableInLines(c rune) bool {
	return c == '\n' || c == '\t' || c == zeroWidthJoiner || Readable(c)
}
