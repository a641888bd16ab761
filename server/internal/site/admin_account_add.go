package site

import (
	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
)

// addAccount answers POST /admin/accounts/add: an account, and its carrier when that is new.
func (s *Site) addAccount(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	n := account.NewAccount{
		Login: typed.Get("login"), Password: typed.Get("password"), Role: account.Role(typed.Get("role")), Carrier: typed.Get("carrier"),
	}
	if _, err := s.accounts.Add(c.Request().Context(), v.who, n); err != nil {
		return s.accountsRefused(c, v, err, &admin.AccountsInput{
			Form: admin.AddPath, Typed: admin.Account{Login: n.Login, Role: string(n.Role), Carrier: n.Carrier},
		})
	}
	return accountsDone(c, v, "added")
}
