package site

import (
	"log/slog"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/frame"
	"jiko/views/words"
)

// visit is a request for a page: who asks, and in which language.
type visit struct {
	catalog *words.Catalog
	who     account.Principal // the zero one where nobody is signed in
}

// personal is what is done for a person who looks at a page.
type personal func(c echo.Context, v *visit) error

// languagesOfPages are the languages that every page is in.
var languagesOfPages = []*words.Catalog{&words.Japanese, &words.English}

// person registers a page of a person in both languages, under an address that stands behind that of the calculator. Those pages are
// no interface: openapi.yaml is silent about them.
func (s *Site) person(method, name string, may func(account.Principal) bool, act personal) {
	for _, catalog := range languagesOfPages {
		path := catalog.Home + name
		s.pages[path] = true
		action := s.visited(catalog, may, act)
		s.echo.Add(method, path, action)
		if method == http.MethodGet {
			s.echo.Add(http.MethodHead, path, action)
		}
	}
}

// everybody may look at a page without being signed in.
func everybody(account.Principal) bool { return true }

// signedIn tells that somebody is signed in.
func signedIn(p account.Principal) bool { return p.Session != "" }

// visited lets in who may, and leads whoever is not signed in to the sign-in. Nothing of it stays in any cache.
func (s *Site) visited(catalog *words.Catalog, may func(account.Principal) bool, act personal) echo.HandlerFunc {
	return func(c echo.Context) error {
		noStore(c)
		if s.config.Archive == nil {
			return echo.ErrNotFound
		}
		v := &visit{catalog: catalog}
		var err error
		if v.who, err = s.session(c); err != nil {
			return err
		}
		switch {
		case may(v.who):
			return act(c, v)
		case signedIn(v.who):
			return echo.ErrNotFound // what somebody may not see is not there
		default:
			return c.Redirect(http.StatusSeeOther, signInFor(c, catalog))
		}
	}
}

// session is who has the session of the request's cookie, nobody where it has none that holds. Who is suspended is nobody too.
func (s *Site) session(c echo.Context) (account.Principal, error) {
	cookie := s.cookies(c).Read(c.Request())
	if cookie == "" {
		return account.Principal{}, nil
	}
	p, err := s.accounts.BySession(c.Request().Context(), cookie)
	switch account.CodeOf(err) {
	case account.NotSignedIn, account.Suspended, account.CarrierSuspended:
		return account.Principal{}, nil
	}
	return p, err
}

// signInFor is the address of the sign-in that leads back to the page asked for; what was sent is not sent again.
func signInFor(c echo.Context, catalog *words.Catalog) string {
	at := catalog.Home + frame.SignIn
	if method := c.Request().Method; method != http.MethodGet && method != http.MethodHead {
		return at
	}
	return at + "?" + url.Values{"next": {c.Request().URL.RequestURI()}}.Encode()
}

// frame is what a page knows of the visit.
func (s *Site) frame(c echo.Context, catalog *words.Catalog, who account.Principal) frame.Visit {
	return frame.Visit{
		Lang: catalog.Lang, Path: c.Request().URL.Path, Asset: s.assets.URL, Accounts: s.config.Archive != nil,
		Login: who.Login, Role: string(who.Role), Carrier: who.Carrier, Demonstration: s.demonstration(c),
	}
}

// demonstration tells whether the archive is a demonstration. An archive that cannot say at the moment keeps no page from being shown.
func (s *Site) demonstration(c echo.Context) bool {
	if s.config.Archive == nil {
		return false
	}
	is, err := s.accounts.Demonstration(c.Request().Context())
	if err != nil {
		s.config.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "demonstration", slog.String("request", requestID(c)), slog.Any("error", err))
	}
	return is
}
