package site

import (
	"errors"
	"net/url"

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
	added, err := s.accounts.Add(c.Request().Context(), v.who, n)
	var refused *account.Error
	switch {
	case errors.As(err, &refused):
		return s.accountsPage(c, v, formStatus(refused.Code), &admin.AccountsInput{
			Find: admin.Find{Asked: url.Values{}}, Code: string(refused.Code),
			Typed: admin.Account{Login: n.Login, Role: string(n.Role), Carrier: n.Carrier},
		})
	case err != nil:
		return err
	}
	return oneAccountDone(c, v, added.Login, "added")
}
