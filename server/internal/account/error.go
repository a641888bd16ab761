package account

import (
	"errors"
	"time"
)

// Code says why something was refused. The words in both languages are the site's.
type Code string

// The codes. What an archive could not do comes as the archive's error instead.
const (
	// Signing in, sessions and tokens.
	WrongCredentials Code = "wrong-credentials" // no such login, or not its password: which of the two is not said
	TooManyAttempts  Code = "too-many-attempts" // try again at Until
	Locked           Code = "locked"            // guessed at too often: an administrator must let it in again
	Busy             Code = "busy"              // too many sign-ins at this moment
	FactorNeeded     Code = "second-factor"     // the password is right; the code of the second factor is needed too
	WrongCode        Code = "wrong-code"        // not the code of the second factor, or one that was used before
	FactorThere      Code = "second-factor-on"  // there is a second factor already
	NoFactor         Code = "no-second-factor"
	NotSignedIn      Code = "not-signed-in"   // no session, or one that has ended
	TokenMalformed   Code = "token-malformed" // no token at all, or mistyped
	TokenRefused     Code = "token-refused"   // unknown, revoked or expired
	Suspended        Code = "account-suspended"
	CarrierSuspended Code = "carrier-suspended"
	Forbidden        Code = "forbidden" // not for this role or scope

	// Logins, passwords, accounts and carriers.
	LoginInvalid       Code = "login-invalid"
	LoginTaken         Code = "login-taken"
	PasswordTooShort   Code = "password-too-short"
	PasswordTooLong    Code = "password-too-long"
	PasswordUnreadable Code = "password-unreadable" // not text, or with control characters
	PasswordGuessable  Code = "password-guessable"  // common, repeated, in a row
	PasswordOwnName    Code = "password-own-name"   // little more than the login or the carrier
	PasswordSame       Code = "password-same"       // as before
	RoleUnknown        Code = "role-unknown"
	CarrierMissing     Code = "carrier-missing"   // an account of a carrier needs one
	CarrierNotAsked    Code = "carrier-not-asked" // an account of another role has none
	CarrierInvalid     Code = "carrier-invalid"
	CarrierTaken       Code = "carrier-taken" // there already
	ScopeUnknown       Code = "scope-unknown"
	ScopeNotOfRole     Code = "scope-not-of-role"
	ExpiryInvalid      Code = "expiry-invalid"
	LabelInvalid       Code = "label-invalid"
	NoSuchAccount      Code = "no-such-account"
	NoSuchCarrier      Code = "no-such-carrier"
	NoSuchSession      Code = "no-such-session"
	NoSuchToken        Code = "no-such-token"
)

// Codes are all codes, for tables that must be complete.
func Codes() []Code {
	return []Code{
		WrongCredentials, TooManyAttempts, Locked, Busy, FactorNeeded, WrongCode, FactorThere, NoFactor, NotSignedIn, TokenMalformed, TokenRefused, Suspended,
		CarrierSuspended, Forbidden, LoginInvalid, LoginTaken, PasswordTooShort, PasswordTooLong, PasswordUnreadable,
		PasswordGuessable, PasswordOwnName, PasswordSame, RoleUnknown, CarrierMissing, CarrierNotAsked, CarrierInvalid, CarrierTaken,
		ScopeUnknown, ScopeNotOfRole, ExpiryInvalid, LabelInvalid, NoSuchAccount, NoSuchCarrier, NoSuchSession, NoSuchToken,
	}
}

// Error is a refusal.
type Error struct {
	Code  Code
	Until time.Time // when to try again, where that is known
}

// Error is for the log.
func (e *Error) Error() string { return "account: " + string(e.Code) }

// CodeOf is the code of a refusal, empty where err is none.
func CodeOf(err error) Code {
	var refused *Error
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}

func refuse(code Code) error { return &Error{Code: code} }
