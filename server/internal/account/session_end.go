package account

import (
	"context"

	"jiko/server/internal/archive"
)

// EndSession ends one session of a login.
func (a *Accounts) EndSession(ctx context.Context, by Principal, login, id string) error {
	if !by.CanManageSessionsOf(login) {
		return refuse(Forbidden)
	}
	key, err := a.find(ctx, archive.Sessions, login, id)
	if err != nil {
		return err
	}
	if key == "" {
		return refuse(NoSuchSession)
	}
	return a.store.Remove(ctx, archive.Sessions, key, a.entry(by.Login, archive.SessionRevoked, login, "session "+id))
}

// EndSessions ends all sessions of a login, the one that asks too.
func (a *Accounts) EndSessions(ctx context.Context, by Principal, login string) error {
	if !by.CanManageSessionsOf(login) {
		return refuse(Forbidden)
	}
	err := a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		k.Epoch++
		return a.entry(by.Login, archive.SessionRevoked, login, "all sessions"), nil
	})
	if err != nil {
		return err
	}
	a.sweepSessions(ctx, login)
	return nil
}

// sweepSessions removes the sessions of earlier epochs. They hold no more; this only tidies up.
func (a *Accounts) sweepSessions(ctx context.Context, login string) {
	_, account, err := a.account(ctx, login)
	if err != nil {
		return
	}
	_ = a.each(ctx, archive.Sessions, login, func(record *archive.Record) error {
		var s session
		if err := decode(record, &s); err != nil || s.Epoch == account.Epoch {
			return nil
		}
		return a.store.Remove(ctx, archive.Sessions, record.Key, nil)
	})
}

// find is the key of the login's session or token that is called id, empty when there is none.
func (a *Accounts) find(ctx context.Context, bucket archive.Bucket, login, id string) (key string, err error) {
	err = a.each(ctx, bucket, login, func(record *archive.Record) error {
		if shortID(record.Key) == id {
			key = record.Key
		}
		return nil
	})
	return key, err
}
