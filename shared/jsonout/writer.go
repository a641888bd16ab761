// Package jsonout prints JSON into a caller's buffer, the same bytes in the browser and on the server.
package jsonout

import (
	"strconv"
	"unicode/utf8"
)

// Writer appends JSON to Buf. Commas are set by what stands before.
type Writer struct{ Buf []byte }

// Object opens an object; EndObject closes it.
func (w *Writer) Object() { w.comma(); w.Buf = append(w.Buf, '{') }

// EndObject closes an object.
func (w *Writer) EndObject() { w.Buf = append(w.Buf, '}') }

// Array opens an array; EndArray closes it.
func (w *Writer) Array() { w.comma(); w.Buf = append(w.Buf, '[') }

// EndArray closes an array.
func (w *Writer) EndArray() { w.Buf = append(w.Buf, ']') }

// Key writes the name of the next member, which is plain ASCII.
func (w *Writer) Key(name string) {
	w.comma()
	w.Buf = append(w.Buf, '"')
	w.Buf = append(w.Buf, name...)
	w.Buf = append(w.Buf, '"', ':')
}

// Int writes a whole number.
func (w *Writer) Int(n int64) { w.comma(); w.Buf = strconv.AppendInt(w.Buf, n, 10) }

// Bool writes true or false.
func (w *Writer) Bool(b bool) { w.comma(); w.Buf = strconv.AppendBool(w.Buf, b) }

// Raw writes a value that is JSON already.
func (w *Writer) Raw(json string) { w.comma(); w.Buf = append(w.Buf, json...) }

// String writes a text. Bytes that are not UTF-8 become U+FFFD; <, > and & are escaped so that the text can stand in a page.
func (w *Writer) String(s string) {
	w.Quote()
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		w.rune(s[i:i+size], r, size)
		i += size
	}
	w.EndQuote()
}

// Quote opens a text whose bytes the caller appends to Buf and which need no escape; EndQuote closes it.
func (w *Writer) Quote() { w.comma(); w.Buf = append(w.Buf, '"') }

// EndQuote closes a text.
func (w *Writer) EndQuote() { w.Buf = append(w.Buf, '"') }

const hex = "0123456789abcdef"

func (w *Writer) rune(raw string, r rune, size int) {
	switch {
	case r == utf8.RuneError && size == 1:
		w.Buf = append(w.Buf, "\uFFFD"...)
	case r == '"' || r == '\\':
		w.Buf = append(w.Buf, '\\', byte(r))
	case r < ' ' || r == '<' || r == '>' || r == '&' || r == 0x7f || r == 0x2028 || r == 0x2029:
		w.Buf = append(w.Buf, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
	default:
		w.Buf = append(w.Buf, raw...)
	}
}

func (w *Writer) comma() {
	if n := len(w.Buf); n > 0 {
		switch w.Buf[n-1] {
		case '{', '[', ':', ',':
		default:
			w.Buf = append(w.Buf, ',')
		}
	}
}
