package site

import (
	"context"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/casework"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// settleCase answers POST /filings/{receipt}/state: sets the state of a filing, at the revision that was looked at.
func (s *Site) settleCase(c echo.Context, v *visit) error {
	return s.changeCase(c, v, filing.StatePath, func(ctx context.Context, h *handled) error {
		revision, err := strconv.Atoi(h.typed.Get("revision"))
		if err != nil {
			return refusal.Because(refusal.BadRequest)
		}
		return s.cases.Settle(ctx, h.Filing, revision, h.seen, h.by, casework.State(h.typed.Get("state")))
	})
}
