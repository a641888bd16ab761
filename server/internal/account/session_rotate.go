package account

import (
	"context"

	"jiko/server/internal/archive"
)

// Rotate gives a session a new secret, because what it may do has changed: whoever had the old one has nothing. When it began and
// where stay as they were.
func (a *Accounts) Rotate(ctx context.Context, cookie string) (string, error) {
	record, s, _, err := a.session(ctx, cookie)
	if err != nil {
		return "", err
	}
	s.Seen = a.now()
	renewed, _, err := a.beginSession(ctx, *s, nil)
	if err != nil {
		return "", err
	}
	return renewed, a.store.Remove(ctx, archive.Sessions, record.Key, nil)
}
