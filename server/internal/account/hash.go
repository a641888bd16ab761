package account

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Hashing is the cost of an argon2id hash.
type Hashing struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// Recommended is the second recommended option of RFC 9106, section 4 (64 MiB, 3 passes, 4 lanes), which is above what OWASP's
// cheat sheet asks for at least (46 MiB and 1 pass, or what costs as much).
var Recommended = Hashing{Memory: 64 << 10, Passes: 3, Threads: 4}

// Lengths of RFC 9106's recommended options, in bytes.
const (
	saltLength = 16
	hashLength = 32
)

// The most that is computed to check a password. Whoever could write another hash into the archive must not stop the server by it.
const (
	mostMemory  = 1 << 20 // KiB
	mostPasses  = 64
	mostThreads = 64
	longestPHC  = 256
)

// phc is a hash in the PHC string format: $argon2id$v=19$m=65536,t=3,p=4$salt$hash.
type phc struct {
	hashing    Hashing
	salt, hash []byte
}

// newPHC hashes a password with a new salt.
func newPHC(password string, h Hashing, random io.Reader) (phc, error) {
	salt := make([]byte, saltLength)
	if _, err := io.ReadFull(random, salt); err != nil {
		return phc{}, fmt.Errorf("salt: %w", err)
	}
	return phc{h, salt, h.sum(password, salt, hashLength)}, nil
}

// dummy is a hash that no password has, and that costs as much to check as a real one.
func (h Hashing) dummy() phc { return phc{h, make([]byte, saltLength), make([]byte, hashLength)} }

func (h Hashing) sum(password string, salt []byte, length int) []byte {
	return argon2.IDKey([]byte(password), salt, h.Passes, h.Memory, h.Threads, uint32(length))
}

// matches tells whether the hash is that of the password.
func (p phc) matches(password string) bool {
	return subtle.ConstantTimeCompare(p.hashing.sum(password, p.salt, len(p.hash)), p.hash) == 1
}

// String is the hash as it is kept.
func (p phc) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.hashing.Memory, p.hashing.Passes, p.hashing.Threads,
		b64.EncodeToString(p.salt), b64.EncodeToString(p.hash))
}

// parsePHC reads what String wrote, and nothing else.
func parsePHC(s string) (phc, bool) {
	var p phc
	part := strings.Split(s, "$")
	if len(s) > longestPHC || len(part) != 6 {
		return phc{}, false
	}
	if _, err := fmt.Sscanf(part[3], "m=%d,t=%d,p=%d", &p.hashing.Memory, &p.hashing.Passes, &p.hashing.Threads); err != nil {
		return phc{}, false
	}
	b64 := base64.RawStdEncoding.Strict()
	p.salt, _ = b64.DecodeString(part[4])
	p.hash, _ = b64.DecodeString(part[5])
	return p, p.sound() && p.String() == s
}

// sound tells whether the hash can be checked at a bearable cost, and is long enough to mean something.
func (p phc) sound() bool {
	h := p.hashing
	return len(p.salt) >= 8 && len(p.hash) >= 16 &&
		1 <= h.Passes && h.Passes <= mostPasses &&
		1 <= h.Threads && h.Threads <= mostThreads &&
		8*uint32(h.Threads) <= h.Memory && h.Memory <= mostMemory
}
