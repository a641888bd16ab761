package site

import (
	"context"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// askCarrier answers POST /filings/{receipt}/question: puts a question to the carrier.
func (s *Site) askCarrier(c echo.Context, v *visit) error {
	return s.changeCase(c, v, filing.QuestionPath, func(ctx context.Context, h *handled) error {
		return s.cases.Ask(ctx, h.Filing, h.seen, h.by, h.typed.Get("text"))
	})
}
