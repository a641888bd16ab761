package account

import (
	"context"
	"net/netip"
	"time"

	"jiko/server/internal/archive"
)

// pendingLimit is how long the code may be given after the password.
const pendingLimit = 5 * time.Minute

// SecondFactor is what somebody completes a sign-in with, whose password was right.
type SecondFactor struct {
	Cookie string // that SignIn gave with FactorNeeded
	Code   string // as typed: of the authenticator, or a recovery code
	From   netip.Addr
}

// SignInCode completes a sign-in and gives what the cookie of the session holds. NotSignedIn where the password must be given again.
func (a *Accounts) SignInCode(ctx context.Context, in SecondFactor) (cookie string, p Principal, err error) {
	record, s, account, err := a.anySession(ctx, in.Cookie)
	switch {
	case err != nil:
		return "", Principal{}, err
	case !s.Pending:
		return "", Principal{}, refuse(NotSignedIn)
	}
	if err := a.checkCode(ctx, s.Login, in.Code); err != nil {
		if CodeOf(err) == WrongCode {
			err = a.noteFailure(ctx, account, in.From, err)
		}
		return "", Principal{}, err
	}
	now := a.now()
	whole := session{Login: s.Login, Epoch: s.Epoch, Began: now, Seen: now, From: in.From.Unmap().String(), Agent: s.Agent}
	cookie, id, err := a.beginSession(ctx, whole, a.entry(s.Login, archive.SignedIn, s.Login, address(in.From)+", with a second factor"))
	if err != nil {
		return "", Principal{}, err
	}
	_ = a.store.Remove(ctx, archive.Sessions, record.Key, nil) // it can do nothing but be completed, and ends soon
	return cookie, account.principal(id), nil
}

// Pending tells whether a cookie is that of a sign-in which waits for its code.
func (a *Accounts) Pending(ctx context.Context, cookie string) (bool, error) {
	_, s, _, err := a.anySession(ctx, cookie)
	switch CodeOf(err) {
	case NotSignedIn, Suspended, CarrierSuspended:
		return false, nil
	}
	return err == nil && s.Pending, err
}
