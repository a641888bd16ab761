package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
)

type status struct {
	Status string `json:"status"`
}

// health answers GET /healthz: the process runs.
func (s *Site) health(c echo.Context) error {
	noStore(c)
	return c.JSON(http.StatusOK, status{"ok"})
}

// ready answers GET /readyz: requests may be sent here.
func (s *Site) ready(c echo.Context) error {
	if s.draining.Load() {
		return refusal.Because(refusal.NotReady)
	}
	noStore(c)
	return c.JSON(http.StatusOK, status{"ready"})
}

// noStore keeps an answer out of every cache.
func noStore(c echo.Context) { c.Response().Header().Set(echo.HeaderCacheControl, "no-store") }
