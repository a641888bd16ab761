package account

import (
	"context"
	"slices"
	"time"

	"jiko/server/internal/archive"
)

// Token is a token as it is shown.
type Token struct {
	ID, Login, Label string
	Scopes           Scopes
	Issued, Expires  time.Time
	Used             time.Time // the last time, to some minutes; zero for never
}

// Tokens lists the tokens of a login that hold, or all tokens where login is empty, the newest first.
func (a *Accounts) Tokens(ctx context.Context, by Principal, login string) ([]Token, error) {
	if !by.CanRevokeTokensOf(login) {
		return nil, refuse(Forbidden)
	}
	var list []Token
	err := a.each(ctx, archive.Tokens, login, func(record *archive.Record) error {
		t, err := showToken(record)
		if err == nil && a.now().Before(t.Expires) {
			list = append(list, *t)
		}
		return err
	})
	slices.SortStableFunc(list, func(x, y Token) int { return y.Issued.Compare(x.Issued) })
	return list, err
}

func showToken(record *archive.Record) (*Token, error) {
	var t token
	if err := decode(record, &t); err != nil {
		return nil, err
	}
	return &Token{shortID(record.Key), t.Login, t.Label, t.Scopes, t.Issued, record.Expires, t.Used}, nil
}
