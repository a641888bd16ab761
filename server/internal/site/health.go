package site

import (
	"context"
	"net/http"
	"time"

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

// readyTimeout is how long the archive may take to say that it is there.
const readyTimeout = 3 * time.Second

// ready answers GET /readyz: requests may be sent here, and the archive takes filings.
func (s *Site) ready(c echo.Context) error {
	if s.draining.Load() {
		return refusal.Because(refusal.NotReady)
	}
	noStore(c)
	if s.config.Archive != nil {
		ctx, cancel := context.WithTimeout(c.Request().Context(), readyTimeout)
		defer cancel()
		if err := s.config.Archive.Ready(ctx); err != nil {
			return &refusal.Refusal{Reason: refusal.NotReady, Cause: err}
		}
	}
	return c.JSON(http.StatusOK, status{"ready"})
}

// noStore keeps an answer out of every cache.
func noStore(c echo.Context) { c.Response().Header().Set(echo.HeaderCacheControl, "no-store") }
