package site

import (
	"context"
	"errors"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
)

// accountChange is what is done to somebody's account, with what the form sent beside the login.
type accountChange func(ctx context.Context, by account.Principal, login string, typed url.Values) error

// takesOver are the changes that would give somebody's account to who has only got hold of a session: they ask for the password once
// more.
var takesOver = map[string]bool{admin.ResetPath: true, admin.FactorPath: true}

// changeAccount answers POST /admin/account/suspend and its likes. Who keeps the accounts does not shut itself out by them.
func (s *Site) changeAccount(path, done string, do accountChange) personal {
	return func(c echo.Context, v *visit) error {
		typed, err := form(c)
		if err != nil {
			return err
		}
		ctx, login := c.Request().Context(), typed.Get("login")
		if login == v.who.Login {
			err = &account.Error{Code: account.Forbidden}
		} else if takesOver[path] {
			err = s.accounts.Confirm(ctx, v.who, confirmation(c, typed))
		}
		if err == nil {
			err = do(ctx, v.who, login, typed)
		}
		var refused *account.Error
		switch {
		case errors.As(nobody(err), &refused):
			return s.oneAccountPage(c, v, formStatus(refused.Code), login, &admin.AccountInput{
				Form: path, Code: string(refused.Code), Wait: s.wait(c, refused),
			})
		case err != nil:
			return nobody(err)
		}
		return oneAccountDone(c, v, login, done)
	}
}

func (s *Site) suspend(ctx context.Context, by account.Principal, login string, _ url.Values) error {
	return s.accounts.Suspend(ctx, by, login)
}

func (s *Site) resume(ctx context.Context, by account.Principal, login string, _ url.Values) error {
	return s.accounts.Resume(ctx, by, login)
}

func (s *Site) resetPassword(ctx context.Context, by account.Principal, login string, typed url.Values) error {
	return s.accounts.ResetPassword(ctx, by, login, typed.Get("password"))
}

// dropFactor turns the second factor of somebody off who lost it.
func (s *Site) dropFactor(ctx context.Context, by account.Principal, login string, _ url.Values) error {
	return s.accounts.RemoveFactor(ctx, by, login, "")
}

func (s *Site) endSessionOf(ctx context.Context, by account.Principal, login string, typed url.Values) error {
	return s.accounts.EndSession(ctx, by, login, typed.Get("id"))
}

func (s *Site) endSessionsOf(ctx context.Context, by account.Principal, login string, _ url.Values) error {
	return s.accounts.EndSessions(ctx, by, login)
}

func (s *Site) revokeTokenOf(ctx context.Context, by account.Principal, login string, typed url.Values) error {
	return s.accounts.RevokeToken(ctx, by, login, typed.Get("id"))
}
