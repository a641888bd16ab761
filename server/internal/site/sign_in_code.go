package site

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
	"jiko/views/frame"
)

// toCode leads from the password to the code of the second factor.
func (s *Site) toCode(c echo.Context, v *visit, cookie, next string) error {
	c.SetCookie(s.cookies(c).Set(cookie))
	at := v.catalog.Home + frame.SignInCode
	if next != "" {
		at += "?" + url.Values{"next": {next}}.Encode()
	}
	return c.Redirect(http.StatusSeeOther, at)
}

// showSignInCode answers GET /sign-in/code.
func (s *Site) showSignInCode(c echo.Context, v *visit) error {
	waits, err := s.accounts.Pending(c.Request().Context(), s.cookies(c).Read(c.Request()))
	if err != nil {
		return err
	}
	if !waits {
		return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.SignIn)
	}
	return s.signInCodePage(c, v, http.StatusOK, &pages.CodeInput{Next: local(c.QueryParam("next"), "")})
}

// signInCode answers POST /sign-in/code.
func (s *Site) signInCode(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	next := local(typed.Get("next"), "")
	cookie, _, err := s.accounts.SignInCode(c.Request().Context(), account.SecondFactor{
		Cookie: s.cookies(c).Read(c.Request()), Code: typed.Get("code"), From: from(c),
	})
	var refused *account.Error
	switch {
	case account.CodeOf(err) == account.NotSignedIn: // it took too long
		return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.SignIn)
	case errors.As(err, &refused):
		in := &pages.CodeInput{Next: next, Code: string(refused.Code), Wait: s.wait(c, refused)}
		return s.signInCodePage(c, v, signInStatus(refused.Code), in)
	case err != nil:
		return err
	}
	c.SetCookie(s.cookies(c).Set(cookie))
	return c.Redirect(http.StatusSeeOther, local(next, v.catalog.Home+frame.Account))
}

func (s *Site) signInCodePage(c echo.Context, v *visit, status int, in *pages.CodeInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	return privatePage(c, status, pages.SignInCode(in))
}
