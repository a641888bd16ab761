package site

import (
	"context"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
)

// change is what is done to an account or a carrier by its name.
type change func(ctx context.Context, by account.Principal, name string) error

// changeAccount answers POST /admin/accounts/suspend and its likes. An account that keeps the accounts does not shut itself out.
func (s *Site) changeAccount(done, path string, do change) personal {
	return func(c echo.Context, v *visit) error {
		typed, err := form(c)
		if err != nil {
			return err
		}
		login := typed.Get("login")
		if login == v.who.Login {
			err = &account.Error{Code: account.Forbidden}
		} else {
			err = do(c.Request().Context(), v.who, login)
		}
		if err != nil {
			return s.accountsRefused(c, v, err, &admin.AccountsInput{Form: path})
		}
		return accountsDone(c, v, done)
	}
}

// dropFactor turns the second factor of somebody off who lost it.
func (s *Site) dropFactor(ctx context.Context, by account.Principal, login string) error {
	return s.accounts.RemoveFactor(ctx, by, login, "")
}

// resetPassword answers POST /admin/accounts/reset. One's own password is changed where its old one is asked for.
func (s *Site) resetPassword(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	login, ok := account.ParseLogin(typed.Get("login"))
	switch {
	case !ok:
		err = &account.Error{Code: account.NoSuchAccount}
	case login == v.who.Login:
		err = &account.Error{Code: account.Forbidden}
	default:
		err = s.accounts.ResetPassword(c.Request().Context(), v.who, login, typed.Get("password"))
	}
	if err != nil {
		return s.accountsRefused(c, v, err, &admin.AccountsInput{Form: admin.ResetPath})
	}
	return accountsDone(c, v, "reset")
}
