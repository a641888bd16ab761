package account

import (
	"context"
	"net/netip"
)

// Confirmation is the password of a session's account, given once more for what would outlast the session.
type Confirmation struct {
	Password string // as typed
	From     netip.Addr
}

// Confirm makes sure that whoever is in a session knows its password: who has only got hold of the session must not make a token of it,
// nor a second factor that keeps the owner out, nor take over the accounts of others. Guessing is slowed as at the sign-in.
func (a *Accounts) Confirm(ctx context.Context, by Principal, c Confirmation) error {
	_, err := a.authenticate(ctx, by.Login, c.Password, c.From)
	return err
}
