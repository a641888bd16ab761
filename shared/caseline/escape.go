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
		switch {
		case c == '&':
			c = separator
		case c == '+':
			c = ' '
		case c == separator:
			c = foreign
		case c == '%' && i+2 < len(query) && unhex(query[i+1]) < 16 && unhex(query[i+2]) < 16:
			if c = unhex(query[i+1])<<4 | unhex(query[i+2]); c == separator {
				c = foreign
			}
			i += 2
		}
		query[n] = c
		n++
	}
	return query[:n]
}

// unhex is the value of a hexadecimal digit; 16 for anything else.
func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}

const hexDigits = "0123456789ABCDEF"

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
