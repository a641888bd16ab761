package account

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// draw takes n random bytes.
func (a *Accounts) draw(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(a.options.Random, b); err != nil {
		return nil, fmt.Errorf("randomness: %w", err)
	}
	return b, nil
}

// digest is the key under which a secret is kept. The secrets are random and long: one SHA-256 is enough, and who reads the
// archive cannot use what is in it.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// shortID is what a session or token is called, where people see it and in the ledger: the beginning of its key.
func shortID(key string) string { return key[:min(len(key), 12)] }
