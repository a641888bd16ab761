package account

import (
	"context"

	"jiko/server/internal/archive"
)

// RemoveFactor turns the second factor of a login off. Its owner must give a code of it; whoever keeps the accounts does it for
// others who lost theirs.
func (a *Accounts) RemoveFactor(ctx context.Context, by Principal, login, code string) error {
	own := by.owns(login)
	if !own && !by.CanManageAccounts() {
		return refuse(Forbidden)
	}
	if own {
		if err := a.checkCode(ctx, login, code); err != nil {
			return a.noteWrongCode(ctx, by, err)
		}
	}
	return a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		if k.Factor == nil {
			return nil, refuse(NoFactor)
		}
		k.Factor = nil
		return a.entry(by.Login, archive.AccountChanged, login, "second factor off"), nil
	})
}
