package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
	"jiko/shared/inquiry"
	"jiko/views/calculator"
	"jiko/views/frame"
	"jiko/views/words"
)

// calculator answers GET / and GET /en/: the form, and the answer to what its query string asks.
func (s *Site) calculator(catalog *words.Catalog) echo.HandlerFunc {
	return func(c echo.Context) error {
		query := c.Request().URL.RawQuery
		if len(query) > inquiry.MaxQuery {
			return refusal.Because(refusal.AddressTooLong)
		}
		if edited, part, ok := calculator.Edit(query); ok {
			return c.Redirect(http.StatusSeeOther, catalog.Home+"?"+edited+"#"+part)
		}
		in := calculator.Input{Lang: catalog.Lang, Query: query, Inquiry: new(inquiry.Inquiry), Now: s.now(), Asset: s.assets.URL}
		in.Inquiry.Ask(query, in.Now)
		if address := in.Permalink(); address != "" && relative(query) {
			noStore(c) // the next time it may mean another day
			return c.Redirect(http.StatusSeeOther, address)
		}
		in.Visit, in.Filing = s.passer(c, catalog)
		return page(c, calculator.Page(&in))
	}
}

// relative tells whether a query that has an answer has one only by the clock (今, 2:10): a link to it would change its meaning.
func relative(query string) bool {
	var q inquiry.Inquiry
	q.Ask(query, 0)
	return !q.Answered
}

// passer is who looks at a page that needs nobody to be signed in; nil on a site without accounts. An archive that cannot say at the
// moment makes nobody of anybody. It tells too whether to offer the way to the filing form: to carriers, and to who may be one.
func (s *Site) passer(c echo.Context, catalog *words.Catalog) (*frame.Visit, bool) {
	if s.config.Archive == nil {
		return nil, false
	}
	who, err := s.session(c)
	if err != nil {
		s.logFailure(c, err)
	}
	visit := s.frame(c, catalog, who)
	return &visit, !signedIn(who) || who.CanFile()
}

// toEnglish answers GET /en, without its last slash.
func toEnglish(c echo.Context) error {
	address := words.English.Home
	if query := c.Request().URL.RawQuery; query != "" {
		address += "?" + query
	}
	return c.Redirect(http.StatusPermanentRedirect, address)
}
