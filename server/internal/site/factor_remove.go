package site

import (
	"github.com/labstack/echo/v4"

	pages "jiko/views/account"
)

// removeFactor answers POST /account/factor-remove: one's own second factor, by a code of it.
func (s *Site) removeFactor(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	if err := s.accounts.RemoveFactor(c.Request().Context(), v.who, v.who.Login, typed.Get("code")); err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.FactorRemovePath})
	}
	return accountDone(c, v, "factor-removed")
}
