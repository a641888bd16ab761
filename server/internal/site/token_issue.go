package site

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
)

// issueToken answers POST /account/token. The token stands in this answer and nowhere else, so the answer leads to no other page.
func (s *Site) issueToken(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	in := &pages.HomeInput{Form: pages.TokenPath, Label: typed.Get("label")}
	n, err := newToken(v.who.Login, typed, confirmation(c, typed))
	if err != nil {
		return s.accountRefused(c, v, err, in)
	}
	if in.Secret, _, err = s.accounts.IssueToken(c.Request().Context(), v.who, n); err != nil {
		return s.accountRefused(c, v, err, in)
	}
	in.Label = ""
	return s.accountPage(c, v, http.StatusOK, in)
}

// newToken is the token that a form asks for.
func newToken(login string, typed url.Values, confirmed account.Confirmation) (account.NewToken, error) {
	n := account.NewToken{Login: login, Label: typed.Get("label"), Confirmation: confirmed}
	if !slices.Contains(pages.Days, typed.Get("days")) {
		return n, &account.Error{Code: account.ExpiryInvalid}
	}
	const day = 24 * time.Hour
	days, err := strconv.Atoi(typed.Get("days"))
	if err != nil {
		return n, err
	}
	n.Life = time.Duration(days) * day
	n.Scopes, err = account.ParseScopes(typed.Get("scopes"))
	return n, err
}
