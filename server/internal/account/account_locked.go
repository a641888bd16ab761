package account

import (
	"context"

	"jiko/server/internal/archive"
)

// Locked tells whether a login was guessed at so often that it is locked, from some network at least, until Resume or ResetPassword lets
// it in again.
func (a *Accounts) Locked(ctx context.Context, by Principal, login string) (locked bool, err error) {
	if !by.CanManageAccounts() {
		return false, refuse(Forbidden)
	}
	err = a.each(ctx, archive.Attempts, login, func(record *archive.Record) error {
		var made attempts
		if err := decode(record, &made); err != nil {
			return err
		}
		if locked = CodeOf(a.options.LoginThrottle.refusal(made, a.now())) == Locked; locked {
			return errEnough
		}
		return nil
	})
	return locked, err
}
