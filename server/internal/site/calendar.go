package site

import (
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
	"jiko/shared/caseline"
	"jiko/shared/inquiry"
	"jiko/views/calculator"
	"jiko/views/words"
)

// calendar answers GET /duties.ics and GET /en/duties.ics: the last days of what is due for an incident, as a file for a calendar.
// An incident that cannot be judged has none.
func (s *Site) calendar(catalog *words.Catalog) echo.HandlerFunc {
	return func(c echo.Context) error {
		query := c.Request().URL.RawQuery
		if len(query) > inquiry.MaxQuery {
			return refusal.Because(refusal.AddressTooLong)
		}
		var q inquiry.Inquiry
		now := s.now()
		if q.Ask(query, now); !q.Answered {
			return refusal.Because(refusal.NotFound)
		}
		link := catalog.Home + "?" + string(caseline.Append(nil, &q.Incident, q.Reading.Edition)) // the host is what the client says it is
		noStore(c)
		c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": calculator.CalendarFile}))
		return c.Blob(http.StatusOK, "text/calendar; charset=utf-8", calculator.AppendICS(nil, catalog.Lang, &q, now, link))
	}
}
