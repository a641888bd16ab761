// Package artefact makes web/static/classifier.wasm and tells what it was made of. A file beside the bridge keeps the hashes of the module
// and of its sources, so that a test without TinyGo knows when the module is stale. It is no part of the module, which everyone who
// opens the page loads.
package artefact

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// The paths from the root of the module.
const (
	File       = "web/static/classifier.wasm"
	OriginFile = "wasm/origin.json"
)

// Exports are what the page may use. Whatever else the compiler exports is taken out.
var Exports = []string{"_initialize", "answer", "ask", "input", "memory"}

// Origin is what a module was made of.
type Origin struct {
	Module  string `json:"module"`  // its SHA-256
	Sources string `json:"sources"` // see Hash
	Tools   string `json:"tools"`   // their versions
}

// Sum is the SHA-256 of a content.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// OriginOf reads what Write kept of the module under root.
func OriginOf(root string) (o Origin, err error) {
	text, err := os.ReadFile(filepath.Join(root, OriginFile))
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(text, &o)
}

// Write keeps a module under root, and its origin beside it.
func Write(root string, module []byte, o Origin) error {
	text, err := json.MarshalIndent(o, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, OriginFile), append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, File), module, 0o644)
}
