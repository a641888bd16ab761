package account

import (
	"context"

	"jiko/server/internal/archive"
)

// Suspend keeps an account out: its sessions end, and its tokens are refused until Resume.
func (a *Accounts) Suspend(ctx context.Context, by Principal, login string) error {
	if !by.CanManageAccounts() {
		return refuse(Forbidden)
	}
	err := a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		if k.Suspended {
			return nil, nil
		}
		k.Suspended = true
		k.Epoch++
		return a.entry(by.Login, archive.AccountChanged, login, verb(true)), nil
	})
	if err != nil {
		return err
	}
	a.sweepSessions(ctx, login)
	return nil
}

// Resume lets an account in again, also one that was locked because somebody guessed at it.
func (a *Accounts) Resume(ctx context.Context, by Principal, login string) error {
	if !by.CanManageAccounts() {
		return refuse(Forbidden)
	}
	err := a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		k.Suspended = false
		return a.entry(by.Login, archive.AccountChanged, login, verb(false)), nil
	})
	if err != nil {
		return err
	}
	return a.forgetAttempts(ctx, login)
}
