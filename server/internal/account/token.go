package account

import (
	"encoding/base32"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"time"
)

// A token is jiko_ and 56 letters and digits: 31 random bytes and their CRC-32, in base32. The prefix lets scanners for secrets find one
// that was published; the checksum lets a mistyped one be refused without a look into the archive.
const (
	tokenPrefix = "jiko_"
	tokenRandom = 31
)

var tokenText = base32.StdEncoding.WithPadding(base32.NoPadding)

// newToken makes a token.
func (a *Accounts) newToken() (string, error) {
	b, err := a.draw(tokenRandom)
	if err != nil {
		return "", err
	}
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return tokenPrefix + strings.ToLower(tokenText.EncodeToString(b)), nil
}

// wellFormed tells whether s can be a token: exactly what newToken could have made.
func wellFormed(s string) bool {
	text, prefixed := strings.CutPrefix(s, tokenPrefix)
	if !prefixed || len(text) != tokenText.EncodedLen(tokenRandom+crc32.Size) {
		return false
	}
	b, err := tokenText.DecodeString(strings.ToUpper(text))
	if err != nil || strings.ToLower(tokenText.EncodeToString(b)) != text {
		return false
	}
	return crc32.ChecksumIEEE(b[:tokenRandom]) == binary.BigEndian.Uint32(b[tokenRandom:])
}

// Bearer is the token in an Authorization header, if that is what it holds.
func Bearer(header string) (token string, ok bool) {
	scheme, token, found := strings.Cut(header, " ")
	token = strings.TrimSpace(token)
	return token, found && strings.EqualFold(scheme, "Bearer") && token != ""
}

// token is a token as it is kept, under the digest of what its owner was shown.
type token struct {
	Login  string    `json:"login"`
	Label  string    `json:"label,omitempty"` // what its owner calls it
	Scopes Scopes    `json:"scopes"`
	Issued time.Time `json:"issued"`
	By     string    `json:"by"` // who issued it
	Used   time.Time `json:"used"`
}
