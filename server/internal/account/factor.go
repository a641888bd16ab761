package account

import (
	"crypto/subtle"
	"encoding/base32"
	"slices"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
	"golang.org/x/text/unicode/norm"
)

// The second factor is a time-based code (RFC 6238) of an authenticator: six digits that change every 30 seconds.
const (
	issuer       = "Jiko"
	factorSecret = 20 // bytes; RFC 4226 asks for 20
	factorPeriod = 30 // seconds
	factorSkew   = 1  // periods that a clock may be wrong
)

// A recovery code is for whoever lost the authenticator: 80 random bits, so that one SHA-256 of it is enough.
const (
	recoveryCodes  = 10
	recoveryRandom = 10 // bytes
)

var recoveryText = base32.StdEncoding.WithPadding(base32.NoPadding)

// factor is the second factor of an account, as it is kept.
type factor struct {
	Secret    string    `json:"secret"` // base32
	Confirmed bool      `json:"confirmed,omitempty"`
	Since     time.Time `json:"since"`
	Step      int64     `json:"step,omitempty"`     // the last period whose code was used: none before it is taken again
	Recovery  []string  `json:"recovery,omitempty"` // digests of the recovery codes that are left
}

var totpOptions = totp.ValidateOpts{Period: factorPeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// on tells whether a factor is asked for.
func (f *factor) on() bool { return f != nil && f.Confirmed }

// setUpLimit is how long a secret waits for its first code: what somebody began and left must not be gone on with by who finds the session.
const setUpLimit = 15 * time.Minute

// begun tells whether a factor waits for its first code.
func (f *factor) begun(now time.Time) bool {
	return f != nil && !f.Confirmed && now.Before(f.Since.Add(setUpLimit))
}

// takes takes a code, which is then used up; false when it is wrong or was used before.
func (f *factor) takes(typed string, now time.Time) bool {
	code := plainCode(typed)
	return f.takesTime(code, now) || f.takesRecovery(code)
}

// takesTime takes the code of a period near now.
func (f *factor) takesTime(code string, now time.Time) bool {
	current := now.Unix() / factorPeriod
	for step := current - factorSkew; step <= current+factorSkew; step++ {
		want, err := totp.GenerateCodeCustom(f.Secret, time.Unix(step*factorPeriod, 0), totpOptions)
		if err == nil && step > f.Step && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			f.Step = step
			return true
		}
	}
	return false
}

// takesRecovery takes one of the recovery codes that are left.
func (f *factor) takesRecovery(code string) bool {
	i := slices.Index(f.Recovery, digest(code)) // of random 80 bits: how long it takes tells nothing
	if i < 0 {
		return false
	}
	f.Recovery = slices.Delete(f.Recovery, i, i+1)
	return true
}

// plainCode is a code without the signs and widths that people type it with.
func plainCode(typed string) string {
	const longest = 100
	if len(typed) > longest {
		return ""
	}
	return strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(norm.NFKC.String(typed)))
}

// newRecovery makes recovery codes, and the digests that are kept of them.
func (a *Accounts) newRecovery() (codes, digests []string, err error) {
	for range recoveryCodes {
		b, err := a.draw(recoveryRandom)
		if err != nil {
			return nil, nil, err
		}
		code := strings.ToLower(recoveryText.EncodeToString(b))
		codes = append(codes, code[:4]+"-"+code[4:8]+"-"+code[8:12]+"-"+code[12:])
		digests = append(digests, digest(code))
	}
	return codes, digests, nil
}
