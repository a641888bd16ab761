package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/intake"
	"jiko/shared/jsonout"
	"jiko/shared/severity"
)

// judgeLimit is the size of the largest question, in bytes.
const judgeLimit = 256 << 10

// judge answers POST /api/v1/judge: how severe an incident is, and what is to be reported of it.
func (s *Site) judge(c echo.Context) error {
	body, err := jsonBody(c, judgeLimit)
	if err != nil {
		return err
	}
	question, err := intake.ReadQuestion(body, s.now())
	if err != nil {
		return err
	}
	var verdict severity.Verdict
	severity.Judge(&question.Incident, question.Edition, &verdict)
	var answer jsonout.Writer
	verdict.WriteJSON(&answer)
	noStore(c)
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, answer.Buf)
}
