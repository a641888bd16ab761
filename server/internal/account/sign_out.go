package account

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// SignOut ends the session of a cookie. One that has ended already is no error.
func (a *Accounts) SignOut(ctx context.Context, cookie string) error {
	var s session
	record, err := a.load(ctx, archive.Sessions, digest(cookie), &s)
	if errors.Is(err, archive.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return a.store.Remove(ctx, archive.Sessions, record.Key, a.entry(s.Login, archive.SignedOut, s.Login, "session "+shortID(record.Key)))
}
