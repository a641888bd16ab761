package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/casework"
	"jiko/server/internal/report"
)

// asked is the answer about what staff asked of a filing.
type asked struct {
	State     casework.State `json:"state"`
	Questions []question     `json:"questions"`
}

// question is a question of staff, the first one with the number 1.
type question struct {
	Number    int    `json:"number"`
	At        string `json:"at"`
	By        string `json:"by,omitempty"`
	Text      string `json:"text"`
	Answer    *said  `json:"answer,omitempty"`
	Withdrawn *said  `json:"withdrawn,omitempty"`
}

// said is an answer, or that a question was withdrawn, which has no text.
type said struct {
	At   string `json:"at"`
	By   string `json:"by,omitempty"`
	Text string `json:"text,omitempty"`
}

// listQuestions answers GET /api/v1/filings/{receipt}/questions: how far staff are with a filing, and what they asked its carrier. What
// staff write for each other is not there for any token.
func (s *Site) listQuestions(c echo.Context, p account.Principal) error {
	f, err := s.filing(c, p, archive.Read, "questions")
	if err != nil {
		return err
	}
	one, err := s.cases.Of(c.Request().Context(), f)
	if err != nil {
		return err
	}
	answer := asked{State: one.State(f.Newest().Number), Questions: make([]question, len(one.Questions))}
	for i := range one.Questions {
		q := seenBy(one.Questions[i], p)
		answer.Questions[i] = question{
			Number: i + 1, At: report.Moment(q.At), By: q.By, Text: q.Text, Answer: saidIn(q.Answer), Withdrawn: saidIn(q.Withdrawn),
		}
	}
	return c.JSON(http.StatusOK, answer)
}

// saidIn is what a note says, nil for none.
func saidIn(n *casework.Note) *said {
	if n == nil {
		return nil
	}
	return &said{At: report.Moment(n.At), By: n.By, Text: n.Text}
}
