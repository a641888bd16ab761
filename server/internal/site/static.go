package site

import (
	"github.com/labstack/echo/v4"

	"jiko/server/internal/asset"
	"jiko/server/internal/refusal"
)

// plainFiles are the static files that have an address of their own, which never changes. The service worker stands at
// the top because it may only serve the pages below it.
var plainFiles = []string{"sw.js", "manifest.webmanifest", "robots.txt"}

// How long a static file may be kept.
const (
	forever    = "public, max-age=31536000, immutable"
	revalidate = "no-cache"
)

// static answers GET /static/*.
func (s *Site) static(c echo.Context) error {
	f, lasting, ok := s.assets.Find(c.Param("*"))
	switch {
	case !ok:
		return refusal.Because(refusal.NotFound)
	case lasting:
		return serveFile(c, f, forever)
	default:
		return serveFile(c, f, revalidate)
	}
}

// plainFile answers GET /sw.js and the others.
func (s *Site) plainFile(name string) echo.HandlerFunc {
	return func(c echo.Context) error {
		f, ok := s.assets.File(name)
		if !ok {
			return refusal.Because(refusal.NotFound)
		}
		return serveFile(c, f, revalidate)
	}
}

func serveFile(c echo.Context, f *asset.File, cacheControl string) error {
	c.Response().Header().Set(echo.HeaderCacheControl, cacheControl)
	f.Serve(c.Response(), c.Request())
	return nil
}
