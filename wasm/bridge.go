package main

import (
	"unsafe"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/shared/jsonout"
)

// bridge keeps one question with its answer. TinyGo's collector never frees: everything in here is used again, so that memory
// stays as it is once the lists have the room that the largest question needs.
type bridge struct {
	out     jsonout.Writer
	inquiry inquiry.Inquiry
	query   [inquiry.MaxQuery]byte // last, so that the addresses of the others are short
}

// input is the buffer for a query string of n bytes; nil when it is too long.
func (b *bridge) input(n int32) *byte {
	if !fits(n) {
		return nil
	}
	return &b.query[0]
}

// ask answers the first n bytes of the buffer. The inquiry refers to them until it is asked again.
func (b *bridge) ask(n int32, now civil.Instant) []byte {
	b.out.Buf = b.out.Buf[:0]
	if !fits(n) {
		return nil
	}
	text := caseline.Unescape(b.query[:n])
	b.inquiry.AskUnescaped(unsafe.String(unsafe.SliceData(text), len(text)), now)
	b.inquiry.WriteJSON(&b.out)
	return b.out.Buf
}

func fits(n int32) bool { return 0 <= n && n <= inquiry.MaxQuery }
