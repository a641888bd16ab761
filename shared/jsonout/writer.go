// Package jsonout prints text and JSON into a caller's buffer, the same bytes in the browser and on the server.
package jsonout

import (
	"jiko/shared/codes"
	"jiko/shared/runes"
)

// Writer appends to Buf: JSON, whose commas are set by what stands before, and text as it is.
//
// It is handed on as a pointer. A buffer that is handed on as a slice, and handed back, is six words at each call: printed in
// that way, the browser's core would be a tenth larger.
type Writer struct{ Buf []byte }

// Text appends a text as it is.
func (w *Writer) Text(s string) { copy(w.extend(len(s)), s) }

// Byte appends a byte.
func (w *Writer) Byte(c byte) { w.extend(1)[0] = c }

// extend lengthens the buffer by n bytes and returns them, for the caller to set. In WebAssembly it is smaller and faster than append.
func (w *Writer) extend(n int) []byte {
	start := len(w.Buf)
	end := start + n
	if end > cap(w.Buf) {
		room := make([]byte, end, 2*end)
		copy(room, w.Buf)
		w.Buf = room
	}
	w.Buf = w.Buf[:end]
	return w.Buf[start:]
}

// Decimal appends a whole number.
func (w *Writer) Decimal(n int64) {
	if n < 0 {
		w.Byte('-')
		n = -n
	}
	w.digits(uint64(n)) // of the least number too, which is its own opposite
}

func (w *Writer) digits(n uint64) {
	if n >= 10 {
		w.digits(n / 10)
	}
	w.Byte('0' + byte(n%10))
}

// Object opens an object; EndObject closes it.
func (w *Writer) Object() { w.open('{') }

// EndObject closes an object.
func (w *Writer) EndObject() { w.Byte('}') }

// Array opens an array; EndArray closes it.
func (w *Writer) Array() { w.open('[') }

// EndArray closes an array.
func (w *Writer) EndArray() { w.Byte(']') }

// Key writes the name of the next member.
func (w *Writer) Key(name Name) {
	w.open('"')
	w.Text(name.String())
	w.Text(`":`)
}

// List writes the name of a member that is an array, and opens it.
func (w *Writer) List(name Name) {
	w.Key(name)
	w.Array()
}

// Quoted writes the name of a member that is a text, and opens the text as Quote does.
func (w *Writer) Quoted(name Name) {
	w.Key(name)
	w.Quote()
}

// Member writes a member that is a text without need of escapes, such as a code.
func (w *Writer) Member(name Name, plain string) {
	w.Key(name)
	w.Plain(plain)
}

// Code writes a member that is the code of a value.
func (w *Writer) Code(name Name, list codes.List, value int) { w.Member(name, list.At(value)) }

// Number writes a member that is a whole number.
func (w *Writer) Number(name Name, n int64) {
	w.Key(name)
	w.Decimal(n)
}

// True writes a member that is true.
func (w *Writer) True(name Name) {
	w.Key(name)
	w.Text("true")
}

// Int writes a whole number.
func (w *Writer) Int(n int64) { w.comma(); w.Decimal(n) }

// Raw writes a value that is JSON already.
func (w *Writer) Raw(json string) { w.comma(); w.Text(json) }

// String writes a text. Bytes that are not UTF-8 become U+FFFD; <, > and & are escaped so that the text can stand in a page.
func (w *Writer) String(s string) {
	w.Quote()
	for len(s) > 0 {
		r, size := runes.First(s)
		switch {
		case r == runes.Invalid:
			w.Text("\uFFFD")
		case r == '"' || r == '\\':
			w.Byte('\\')
			w.Byte(byte(r))
		case isEscaped(r):
			w.escape(r)
		default:
			w.Text(s[:size])
		}
		s = s[size:]
	}
	w.EndQuote()
}

// Plain writes a text without need of escapes.
func (w *Writer) Plain(s string) {
	w.Quote()
	w.Text(s)
	w.EndQuote()
}

// Quote opens a text whose bytes the caller appends and which need no escape; EndQuote closes it.
func (w *Writer) Quote() { w.open('"') }

// EndQuote closes a text.
func (w *Writer) EndQuote() { w.Byte('"') }

const hex = "0123456789abcdef"

func isEscaped(r rune) bool {
	switch r {
	case '<', '>', '&', 0x7f, 0x2028, 0x2029:
		return true
	}
	return r < ' '
}

func (w *Writer) escape(r rune) {
	w.Text(`\u`)
	for shift := 12; shift >= 0; shift -= 4 {
		w.Byte(hex[r>>shift&15])
	}
}

func (w *Writer) open(c byte) {
	w.comma()
	w.Byte(c)
}

func (w *Writer) comma() {
	if n := len(w.Buf); n > 0 {
		switch w.Buf[n-1] {
		case '{', '[', ':', ',':
		default:
			w.Byte(',')
		}
	}
}
