package site

import (
	"github.com/labstack/echo/v4"

	pages "jiko/views/account"
)

// revokeToken answers POST /account/token-revoke.
func (s *Site) revokeToken(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	if err := s.accounts.RevokeToken(c.Request().Context(), v.who, v.who.Login, typed.Get("id")); err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.TokenRevokePath})
	}
	return accountDone(c, v, "token-revoked")
}
