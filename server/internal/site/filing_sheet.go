package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/views/filing"
)

// filingSheet answers GET /filings/{receipt}/sheet: a filing as the ministry prints a severe incident, its newest revision or the one
// asked for.
func (s *Site) filingSheet(c echo.Context, v *visit) error {
	number, err := revisionAsked(c.Request().URL.RawQuery)
	if err != nil {
		return err
	}
	f, err := s.filing(c, v.who, archive.Read, number+" "+filing.Sheet)
	if err != nil {
		return err
	}
	r, err := revision(f, number)
	if err != nil {
		return err
	}
	in, err := s.shownFiling(v, f, r)
	if err != nil {
		return err
	}
	in.Visit = s.frame(c, v.catalog, v.who)
	in.Path = withQuery(in.Path, c.QueryParams())
	if in.Kept, err = s.kept(c.Request().Context(), f.Carrier, in.Draft); err != nil {
		return err
	}
	return privatePage(c, http.StatusOK, filing.SheetPage(in))
}
