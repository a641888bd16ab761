package site

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
	"jiko/views/frame"
)

// showSignIn answers GET /sign-in.
func (s *Site) showSignIn(c echo.Context, v *visit) error {
	next := local(c.QueryParam("next"), "")
	if signedIn(v.who) {
		return c.Redirect(http.StatusSeeOther, local(next, start(v)))
	}
	none, err := s.accounts.None(c.Request().Context())
	if err != nil {
		return err
	}
	return s.signInPage(c, http.StatusOK, &pages.SignInInput{Visit: s.frame(c, v.catalog, v.who), Next: next, None: none})
}

// signIn answers POST /sign-in.
func (s *Site) signIn(c echo.Context, v *visit) error {
	typed, err := formUpTo(c, heldLimit)
	if err != nil {
		return err
	}
	next, held := local(typed.Get("next"), ""), typed.Get("held")
	cookie, who, err := s.accounts.SignIn(c.Request().Context(), account.SignIn{
		Login: typed.Get("login"), Password: typed.Get("password"), From: from(c),
		Agent: c.Request().UserAgent(), Cookie: s.cookies(c).Read(c.Request()),
	})
	var refused *account.Error
	switch {
	case account.CodeOf(err) == account.FactorNeeded:
		return s.toCode(c, v, cookie, next, held)
	case errors.As(err, &refused):
		return s.refuseSignIn(c, v, refused, &pages.SignInInput{Next: next, Held: held, Login: typed.Get("login")})
	case err != nil:
		return err
	}
	c.SetCookie(s.cookies(c).Set(cookie))
	v.who = who
	return s.enter(c, v, next, held)
}

// enter leads whoever has just signed in to where they wanted to go, or to the draft that the sign-in carried.
func (s *Site) enter(c echo.Context, v *visit, next, held string) error {
	if held != "" {
		return s.release(c, v, next, held)
	}
	return c.Redirect(http.StatusSeeOther, local(next, start(v)))
}

// start is the address that whoever is signed in begins with.
func start(v *visit) string { return v.catalog.Home + frame.Start(string(v.who.Role)) }

// refuseSignIn shows the form again, and why.
func (s *Site) refuseSignIn(c echo.Context, v *visit, refused *account.Error, in *pages.SignInInput) error {
	in.Visit, in.Code = s.frame(c, v.catalog, v.who), string(refused.Code)
	in.Wait = s.wait(c, refused)
	return s.signInPage(c, signInStatus(refused.Code), in)
}

// signInStatus is the status of a sign-in that was refused: what was typed can be understood, and is not right.
func signInStatus(code account.Code) int {
	if status := formStatus(code); status != http.StatusUnprocessableEntity {
		return status
	}
	return http.StatusForbidden
}

func (s *Site) signInPage(c echo.Context, status int, in *pages.SignInInput) error {
	return privatePage(c, status, pages.SignIn(in))
}
