package site

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	pages "jiko/views/account"
	"jiko/views/admin"
)

// oneAccount answers GET /admin/account?login=…: an account, its sessions and its tokens.
func (s *Site) oneAccount(c echo.Context, v *visit) error {
	in := &admin.AccountInput{Done: c.QueryParam("done")}
	return s.oneAccountPage(c, v, http.StatusOK, c.QueryParam("login"), in)
}

func (s *Site) oneAccountPage(c echo.Context, v *visit, status int, login string, in *admin.AccountInput) error {
	ctx := c.Request().Context()
	one, err := s.accounts.Account(ctx, v.who, login)
	if err != nil {
		return nobody(err)
	}
	in.Visit, in.Account = s.frame(c, v.catalog, v.who), shownAccount(one)
	in.Path = oneAccountAddress(v, url.Values{"login": {login}}) // also where a form was refused
	sessions, err := s.accounts.Sessions(ctx, v.who, login)
	if err != nil {
		return err
	}
	tokens, err := s.accounts.Tokens(ctx, v.who, login)
	if err != nil {
		return err
	}
	if in.Locked, err = s.accounts.Locked(ctx, v.who, login); err != nil {
		return err
	}
	in.Sessions, in.Tokens = shownSessions(sessions), shownTokens(tokens)
	return privatePage(c, status, admin.One(in))
}

// nobody is the answer about an account that is not there: only who makes up an address or a form names one.
func nobody(err error) error {
	if account.CodeOf(err) == account.NoSuchAccount {
		return echo.ErrNotFound
	}
	return err
}

func oneAccountAddress(v *visit, query url.Values) string {
	return withQuery(v.catalog.Home+admin.OnePath, query)
}

// oneAccountDone leads back to the account, which says what was done.
func oneAccountDone(c echo.Context, v *visit, login, done string) error {
	return c.Redirect(http.StatusSeeOther, oneAccountAddress(v, url.Values{"login": {login}, "done": {done}}))
}

func shownTokens(list []account.Token) []pages.Token {
	shown := make([]pages.Token, len(list))
	for i, x := range list {
		shown[i] = pages.Token{ID: x.ID, Label: x.Label, Scopes: x.Scopes.String(), Issued: x.Issued, Expires: x.Expires, Used: x.Used}
	}
	return shown
}
