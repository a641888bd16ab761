package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	pages "jiko/views/account"
)

// endSession answers POST /account/session-end: one of one's own sessions ends.
func (s *Site) endSession(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	if err := s.accounts.EndSession(c.Request().Context(), v.who, v.who.Login, typed.Get("id")); err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.SessionEndPath})
	}
	return accountDone(c, v, "session-ended")
}

// endSessions answers POST /account/sessions-end: all of one's own sessions end, this one too.
func (s *Site) endSessions(c echo.Context, v *visit) error {
	if err := s.accounts.EndSessions(c.Request().Context(), v.who, v.who.Login); err != nil {
		return err
	}
	c.SetCookie(s.cookies(c).Clear())
	return c.Redirect(http.StatusSeeOther, v.catalog.Home)
}
