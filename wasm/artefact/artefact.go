// Package artefact makes web/static/classifier.wasm and tells what it was made of. The file carries the hash of its sources, so
// that a test without TinyGo knows when it is stale.
package artefact

import (
	"bytes"
	"errors"
	"slices"
)

// File is the artefact's path from the root of the module.
const File = "web/static/classifier.wasm"

// Exports are what the page may use. Whatever else the compiler exports is taken out.
var Exports = []string{"_initialize", "answer", "ask", "input", "memory"}

// section is the name of the custom section of the module that says what it was made of.
const section = "jiko"

// Origin is what a module was made of.
type Origin struct {
	Sources string // the hash of the sources: see Hash
	Tools   string // their versions
}

// Mark appends the origin to a module.
func Mark(module []byte, o Origin) []byte {
	body := append([]byte{byte(len(section))}, section...)
	body = append(body, o.Sources+"\n"+o.Tools...)
	module = append(slices.Clone(module), 0) // the ID of a custom section
	module = appendLength(module, len(body))
	return append(module, body...)
}

var errNoOrigin = errors.New("the module does not say what it was made of")

// OriginOf reads what Mark wrote, at the end of the module.
func OriginOf(module []byte) (Origin, error) {
	mark := append([]byte{byte(len(section))}, section...)
	i := bytes.LastIndex(module, mark)
	if i < 0 {
		return Origin{}, errNoOrigin
	}
	sources, tools, ok := bytes.Cut(module[i+len(mark):], []byte("\n"))
	if !ok {
		return Origin{}, errNoOrigin
	}
	return Origin{string(sources), string(tools)}, nil
}

// appendLength writes a length as WebAssembly does: LEB128.
func appendLength(dst []byte, n int) []byte {
	for ; n >= 0x80; n >>= 7 {
		dst = append(dst, byte(n)|0x80)
	}
	return append(dst, byte(n))
}
