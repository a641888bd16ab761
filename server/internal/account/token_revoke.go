package account

import (
	"context"

	"jiko/server/internal/archive"
)

// RevokeToken revokes one token of a login by its ID.
func (a *Accounts) RevokeToken(ctx context.Context, by Principal, login, id string) error {
	if !by.CanRevokeTokensOf(login) {
		return refuse(Forbidden)
	}
	key, err := a.find(ctx, archive.Tokens, login, id)
	if err != nil {
		return err
	}
	if key == "" {
		return refuse(NoSuchToken)
	}
	return a.revoke(ctx, by, login, key)
}

// RevokeTokens revokes all tokens of a login, and tells how many there were.
func (a *Accounts) RevokeTokens(ctx context.Context, by Principal, login string) (int, error) {
	if login == "" || !by.CanRevokeTokensOf(login) {
		return 0, refuse(Forbidden)
	}
	count := 0
	err := a.each(ctx, archive.Tokens, login, func(record *archive.Record) error {
		err := a.revoke(ctx, by, login, record.Key)
		if err == nil {
			count++
		}
		return err
	})
	return count, err
}

func (a *Accounts) revoke(ctx context.Context, by Principal, login, key string) error {
	return a.store.Remove(ctx, archive.Tokens, key, a.entry(by.Login, archive.TokenRevoked, login, "token "+shortID(key)))
}
