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

// toCode leads from the password to the code of the second factor. What a sign-in holds is too long for an address.
func (s *Site) toCode(c echo.Context, v *visit, cookie, next, held string) error {
	c.SetCookie(s.cookies(c).Set(cookie))
	if held != "" {
		return s.signInCodePage(c, v, http.StatusOK, &pages.CodeInput{Next: next, Held: held})
	}
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
	typed, err := formUpTo(c, heldLimit)
	if err != nil {
		return err
	}
	next, held := local(typed.Get("next"), ""), typed.Get("held")
	cookie, who, err := s.accounts.SignInCode(c.Request().Context(), account.SecondFactor{
		Cookie: s.cookies(c).Read(c.Request()), Code: typed.Get("code"), From: from(c),
	})
	var refused *account.Error
	switch {
	case account.CodeOf(err) == account.NotSignedIn && held != "": // it took too long
		return s.signInPage(c, http.StatusForbidden, &pages.SignInInput{Visit: s.frame(c, v.catalog, v.who), Next: next, Held: held})
	case account.CodeOf(err) == account.NotSignedIn:
		return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.SignIn)
	case errors.As(err, &refused):
		in := &pages.CodeInput{Next: next, Held: held, Code: string(refused.Code), Wait: s.wait(c, refused)}
		return s.signInCodePage(c, v, signInStatus(refused.Code), in)
	case err != nil:
		return err
	}
	c.SetCookie(s.cookies(c).Set(cookie))
	v.who = who
	return s.enter(c, v, next, held)
}

func (s *Site) signInCodePage(c echo.Context, v *visit, status int, in *pages.CodeInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	return privatePage(c, status, pages.SignInCode(in))
}
