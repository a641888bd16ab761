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
		in := &calculator.Input{Lang: catalog.Lang, Query: c.Request().URL.RawQuery}
		if elsewhere, err := s.calculate(c, in); err != nil || elsewhere {
			return err
		}
		in.Visit, in.Filing = s.passer(c, catalog)
		return page(c, calculator.Page(in))
	}
}

// calculate answers what the page is asked, or leads to the address that asks it.
func (s *Site) calculate(c echo.Context, in *calculator.Input) (elsewhere bool, err error) {
	if len(in.Query) > inquiry.MaxQuery {
		return false, refusal.Because(refusal.AddressTooLong)
	}
	in.Inquiry, in.Now, in.Asset = new(inquiry.Inquiry), s.now(), s.assets.URL
	if edited, part, ok := calculator.Edit(in.Query); ok {
		return true, c.Redirect(http.StatusSeeOther, c.Request().URL.Path+"?"+edited+"#"+part)
	}
	in.Inquiry.Ask(in.Query, in.Now)
	if address := in.Address(); address != "" && relative(in.Query) {
		noStore(c) // the next time it may mean another day
		return true, c.Redirect(http.StatusSeeOther, address)
	}
	return false, nil
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
