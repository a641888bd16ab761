package account

import (
	"context"
	"net/netip"

	"jiko/server/internal/archive"
)

// SignIn is what somebody signs in with.
type SignIn struct {
	Login, Password string // as typed
	From            netip.Addr
	Agent           string // the browser, as it names itself
	Cookie          string // the session that the browser already had: it ends, whoever set it
}

// SignIn begins a session and gives what its cookie holds. Where the account has a second factor, it gives FactorNeeded and the cookie
// for SignInCode.
func (a *Accounts) SignIn(ctx context.Context, in SignIn) (cookie string, p Principal, err error) {
	account, err := a.authenticate(ctx, in.Login, in.Password, in.From)
	if err != nil {
		return "", Principal{}, err
	}
	now := a.now()
	s := session{
		Login: account.Login, Epoch: account.Epoch, Began: now, Seen: now,
		From: in.From.Unmap().String(), Agent: shorten(in.Agent, longestAgent),
	}
	entry := a.entry(account.Login, archive.SignedIn, account.Login, address(in.From))
	if s.Pending = account.Factor.on(); s.Pending {
		entry = nil // nobody is in yet
	}
	cookie, id, err := a.beginSession(ctx, s, entry)
	if err != nil {
		return "", Principal{}, err
	}
	if in.Cookie != "" {
		// The session before this one was another, perhaps planted by somebody else. It cannot be used as this one in any case.
		_ = a.store.Remove(ctx, archive.Sessions, digest(in.Cookie), nil)
	}
	if s.Pending {
		return cookie, Principal{}, refuse(FactorNeeded)
	}
	return cookie, account.principal(id), nil
}

// principal is the account in a session.
func (k *kept) principal(session string) Principal {
	return Principal{Login: k.Login, Role: k.Role, Carrier: k.Carrier, Scopes: k.Role.Scopes(), Session: session}
}
