package site

import (
	"context"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// withdrawQuestion answers POST /filings/{receipt}/withdraw: takes an open question back.
func (s *Site) withdrawQuestion(c echo.Context, v *visit) error {
	return s.changeCase(c, v, filing.WithdrawPath, func(ctx context.Context, h *handled) error {
		return s.cases.Withdraw(ctx, h.Filing, h.seen, h.by, h.number)
	})
}
