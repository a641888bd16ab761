package site

import (
	"github.com/labstack/echo/v4"

	"jiko/views/frame"
	"jiko/views/words"
)

// unreached answers GET /unreached and GET /en/unreached: what the service worker keeps and shows in the place of a page that it cannot
// reach. It is the same for everybody.
func (s *Site) unreached(catalog *words.Catalog) echo.HandlerFunc {
	return func(c echo.Context) error {
		return page(c, frame.UnreachedPage(&frame.Visit{Lang: catalog.Lang, Path: c.Request().URL.Path, Asset: s.assets.URL}))
	}
}
