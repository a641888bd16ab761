// Command wasm is the rule core for the browser. TinyGo compiles it to web/static/classifier.wasm (make wasm).
//
// The module imports nothing. After one call of _initialize the page puts the query string of its form into the buffer at
// input(n), calls ask(n, now) and reads the JSON answer, of the length that ask returned, at answer(). What input and answer
// point to holds until the next call; a view of the memory, until the memory grows.
package main

import (
	"unsafe"

	"jiko/shared/civil"
)

func main() {}

var page bridge

// input is where n bytes of a query string go; 0 when n is more than is read.
//
//go:wasmexport input
func input(n int32) unsafe.Pointer { return unsafe.Pointer(page.input(n)) }

// ask answers the n bytes at input. now is the wall clock in Japan in seconds since 1970-01-01T00:00, or 0 for none.
// It returns the length of the answer, 0 when n is more than is read.
//
//go:wasmexport ask
func ask(n int32, now int64) int32 { return int32(len(page.ask(n, civil.Instant(now)))) }

// answer is where the answer to the last question stands.
//
//go:wasmexport answer
func answer() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(page.out.Buf)) }
