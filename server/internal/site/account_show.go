package site

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
	"jiko/views/frame"
)

// showAccount answers GET /account: one's own account.
func (s *Site) showAccount(c echo.Context, v *visit) error {
	return s.accountPage(c, v, http.StatusOK, &pages.HomeInput{Done: c.QueryParam("done")})
}

// accountPage shows one's own account.
func (s *Site) accountPage(c echo.Context, v *visit, status int, in *pages.HomeInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	in.Path = v.catalog.Home + frame.Account // also where a form was refused
	ctx := c.Request().Context()
	sessions, err := s.accounts.Sessions(ctx, v.who, v.who.Login)
	if err != nil {
		return err
	}
	tokens, err := s.accounts.Tokens(ctx, v.who, v.who.Login)
	if err != nil {
		return err
	}
	in.Sessions, in.Tokens = shownSessions(sessions), shownTokens(tokens)
	factor, err := s.accounts.Factor(ctx, v.who, v.who.Login)
	if err != nil {
		return err
	}
	in.FactorOn, in.RecoveryLeft = factor.On, factor.Recovery
	return privatePage(c, status, pages.Home(in))
}

// accountDone leads back to one's own account, which says what was done.
func accountDone(c echo.Context, v *visit, done string) error {
	return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.Account+"?done="+done)
}

// accountRefused shows one's own account again, and why the form was refused. What is no refusal is given back.
func (s *Site) accountRefused(c echo.Context, v *visit, err error, in *pages.HomeInput) error {
	var refused *account.Error
	if !errors.As(err, &refused) {
		return err
	}
	in.Code, in.Wait = string(refused.Code), s.wait(c, refused)
	return s.accountPage(c, v, formStatus(refused.Code), in)
}

// confirmation is the password that a form asks for once more.
func confirmation(c echo.Context, typed url.Values) account.Confirmation {
	return account.Confirmation{Password: typed.Get(pages.ConfirmationField), From: from(c)}
}

// wait is how long to wait after a refusal, which the answer says in its headers too; 0 where nothing is known.
func (s *Site) wait(c echo.Context, refused *account.Error) time.Duration {
	if refused.Until.IsZero() {
		return 0
	}
	wait := max(time.Second, refused.Until.Sub(s.config.Now()))
	c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(int((wait+time.Second-1)/time.Second)))
	return wait
}

// formStatus is the status of a form of a person that was refused.
func formStatus(code account.Code) int {
	switch code {
	case account.TooManyAttempts:
		return http.StatusTooManyRequests
	case account.Busy:
		return http.StatusServiceUnavailable
	default:
		return http.StatusUnprocessableEntity
	}
}
