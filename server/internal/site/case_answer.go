package site

import (
	"context"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// answerQuestion answers POST /filings/{receipt}/answer: keeps what the carrier answers to a question. The filing of another carrier is
// not there for it.
func (s *Site) answerQuestion(c echo.Context, v *visit) error {
	return s.changeCase(c, v, filing.AnswerPath, func(ctx context.Context, h *handled) error {
		return s.cases.Answer(ctx, h.Filing, h.by, h.number, h.typed.Get("text"))
	})
}
