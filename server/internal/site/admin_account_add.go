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
	added, err := s.addConfirmed(c, v, n, confirmation(c, typed))
	var refused *account.Error
	switch {
	case errors.As(err, &refused):
		return s.accountsPage(c, v, formStatus(refused.Code), &admin.AccountsInput{
			Find: admin.Find{Asked: url.Values{}}, Code: string(refused.Code), Wait: s.wait(c, refused),
			Typed: admin.Account{Login: n.Login, Role: string(n.Role), Carrier: n.Carrier},
		})
	case err != nil:
		return err
	}
	return oneAccountDone(c, v, added.Login, "added")
}

// addConfirmed adds an account for whoever knows the password of the session: the new one would outlast it.
func (s *Site) addConfirmed(c echo.Context, v *visit, n account.NewAccount, confirmed account.Confirmation) (*account.Account, error) {
	ctx := c.Request().Context()
	if err := s.accounts.Confirm(ctx, v.who, confirmed); err != nil {
		return nil, err
	}
	return s.accounts.Add(ctx, v.who, n)
}
