package site

import (
	"context"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// noteCase answers POST /filings/{receipt}/note: adds a note of staff.
func (s *Site) noteCase(c echo.Context, v *visit) error {
	return s.changeCase(c, v, filing.NotePath, func(ctx context.Context, h *handled) error {
		return s.cases.Note(ctx, h.Filing, h.seen, h.by, h.typed.Get("text"))
	})
}
