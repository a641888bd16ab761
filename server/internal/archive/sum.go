package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
)

// Sum is the hash of an entry: SHA-256 over its fields, the previous hash included, as a JSON array, which no two different
// entries share.
func (e *Entry) Sum() string {
	body, err := json.Marshal([]any{
		e.Chain, e.Number, e.At.UTC().Format(time.RFC3339Nano), e.Actor, e.Action, e.Subject, e.Detail, e.Prev,
	})
	if err != nil {
		panic(err) // strings and a number always marshal
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// Follow makes e the entry after prev, or the first of its chain when prev is nil. What is not UTF-8 in it is replaced first: a backup could
// not carry it, and the entry would look changed where it is restored.
func (e *Entry) Follow(chain string, prev *Entry) {
	e.Chain, e.Number, e.Prev = chain, 1, ""
	if prev != nil {
		e.Number, e.Prev = prev.Number+1, prev.Hash
	}
	e.At = e.At.UTC().Truncate(time.Millisecond)
	for _, text := range []*string{&e.Actor, &e.Subject, &e.Detail} {
		*text = strings.ToValidUTF8(*text, "\uFFFD")
	}
	e.Hash = e.Sum()
}
