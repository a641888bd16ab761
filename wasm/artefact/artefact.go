// Package artefact makes web/static/classifier.wasm and tells what it was made of. The file carries the hash of its sources, so
// that a test without TinyGo knows when it is stale.
package artefact

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
)

// File is the artefact's path from the root of the module.
const File = "web/static/classifier.wasm"

// Exports are what the page may use. Whatever else the compiler exports is taken out.
var Exports = []string{"_initialize", "answer", "ask", "input", "memory"}

// Origin is what a module was made of.
type Origin struct {
	Sources Fingerprint // see Hash
	Tools   Fingerprint // of their versions
}

// Fingerprint is the beginning of a SHA-256: enough to tell what is stale, and nobody is kept out by it. Everyone who opens the page
// loads it, so it is short.
type Fingerprint [4]byte

func fingerprint(content []byte) Fingerprint {
	sum := sha256.Sum256(content)
	return Fingerprint(sum[:])
}

// mark is the head of the last section of a module, a custom one that holds its origin: its ID, its length, and its name behind the
// length of that.
const mark = "\x00\x0d\x04jiko"

// Mark appends the origin to a module.
func Mark(module []byte, o Origin) []byte {
	return slices.Concat(module, []byte(mark), o.Sources[:], o.Tools[:])
}

var errNoOrigin = errors.New("the module does not say what it was made of")

// OriginOf reads what Mark wrote, at the end of the module.
func OriginOf(module []byte) (Origin, error) {
	i := bytes.LastIndex(module, []byte(mark))
	if i < 0 || len(module) != i+len(mark)+len(Origin{}.Sources)+len(Origin{}.Tools) {
		return Origin{}, errNoOrigin
	}
	origin := module[i+len(mark):]
	return Origin{Sources: Fingerprint(origin[:4]), Tools: Fingerprint(origin[4:])}, nil
}
