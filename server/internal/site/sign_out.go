package site

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// signOut answers POST /sign-out: the session ends, and the browser forgets what it kept of the private pages.
func (s *Site) signOut(c echo.Context, v *visit) error {
	if cookie := s.cookies(c).Read(c.Request()); cookie != "" {
		if err := s.accounts.SignOut(c.Request().Context(), cookie); err != nil {
			return err
		}
	}
	c.SetCookie(s.cookies(c).Clear())
	return c.Redirect(http.StatusSeeOther, v.catalog.Home)
}
