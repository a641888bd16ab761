package account

import (
	"context"

	"jiko/server/internal/archive"
)

// ResetPassword gives an account another password, for somebody who has forgotten it or was locked out. Its sessions end; its tokens
// stay, since programs know nothing of passwords.
func (a *Accounts) ResetPassword(ctx context.Context, by Principal, login, typed string) error {
	if !by.CanManageAccounts() {
		return refuse(Forbidden)
	}
	_, account, err := a.account(ctx, login)
	if err != nil {
		return err
	}
	password, err := a.newPassword(ctx, typed, account.Login, account.Carrier)
	if err != nil {
		return err
	}
	entry := a.entry(by.Login, archive.PasswordChanged, login, "reset")
	if _, err := a.setPassword(ctx, login, password, "", entry); err != nil {
		return err
	}
	if err := a.forgetAttempts(ctx, login); err != nil {
		return err
	}
	a.sweepSessions(ctx, login)
	return nil
}
