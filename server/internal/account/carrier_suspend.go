package account

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// SuspendCarrier keeps all accounts of a carrier out, until ResumeCarrier. What it filed stays.
func (a *Accounts) SuspendCarrier(ctx context.Context, by Principal, name string) error {
	return a.setCarrierSuspended(ctx, by, name, true)
}

// ResumeCarrier lets the accounts of a carrier in again.
func (a *Accounts) ResumeCarrier(ctx context.Context, by Principal, name string) error {
	return a.setCarrierSuspended(ctx, by, name, false)
}

func (a *Accounts) setCarrierSuspended(ctx context.Context, by Principal, name string, suspended bool) error {
	if !by.CanManageAccounts() {
		return refuse(Forbidden)
	}
	for range tries {
		record, c, err := a.carrier(ctx, name)
		if err != nil || c.Suspended == suspended {
			return err
		}
		c.Suspended = suspended
		err = a.replace(ctx, record, c, a.entry(by.Login, archive.CarrierChanged, c.Name, verb(suspended)))
		if !errors.Is(err, archive.ErrConflict) {
			return err
		}
	}
	return archive.ErrConflict
}

// verb is what the ledger calls suspending and resuming.
func verb(suspended bool) string {
	if suspended {
		return "suspended"
	}
	return "resumed"
}
