package caseline

import (
	"strings"

	"jiko/shared/jsonout"
)

// separator stands between the pairs of a text whose escapes are taken away.
const separator = '\n'

// foreign stands for a separator inside a value, where none belongs: it is refused as a control character.
const foreign = 0x01

// Unescape takes away the escapes of a query string in its own bytes: & becomes the separator of pairs, + a space.
// What is no escape stays as it is.
func Unescape(query []byte) []byte {
	n := 0
	for i := 0; i < len(query); i++ {
		c := query[i]
		switch c {
		case '&':
			c = separator
		case '+':
			c = ' '
		default:
			if escaped := unescaped(query[i:]); escaped >= 0 {
				c = byte(escaped)
				i += 2
			}
			if c == separator {
				c = foreign
			}
		}
		query[n] = c
		n++
	}
	return query[:n]
}

// unescaped is the byte for which the escape stands that a text begins with; negative where it begins with none.
func unescaped(s []byte) int {
	if s[0] != '%' || len(s) < 3 {
		return -1
	}
	return unhex(s[1])<<4 | unhex(s[2])
}

const hexDigits = "0123456789ABCDEFabcdef"

// unhex is the value of a hexadecimal digit; negative for anything else.
func unhex(c byte) int {
	value := strings.IndexByte(hexDigits, c)
	if value > 0xF { // a small letter, behind the large ones
		value -= 6
	}
	return value
}

// printEscaped writes a text so that it can stand as a value in a query string.
func printEscaped(w *jsonout.Writer, s string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			w.Byte('+')
		case c < ' ' || c >= 0x7f || strings.IndexByte(`%\&+#"<>'`, c) >= 0:
			w.Byte('%')
			w.Byte(hexDigits[c>>4])
			w.Byte(hexDigits[c&15])
		default:
			w.Byte(c)
		}
	}
}
