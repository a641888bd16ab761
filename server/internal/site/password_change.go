package site

import (
	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
)

// changePassword answers POST /account/password. All other sessions end.
func (s *Site) changePassword(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	cookie, err := s.accounts.ChangePassword(c.Request().Context(), account.PasswordChange{
		Old: typed.Get("old"), New: typed.Get("new"), From: from(c), Cookie: s.cookies(c).Read(c.Request()),
	})
	if err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.PasswordPath})
	}
	c.SetCookie(s.cookies(c).Set(cookie))
	return accountDone(c, v, "password")
}
