package site

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/intake"
	"jiko/server/internal/reception"
)

// filingLimit is the size of the largest report, in bytes. What is kept of it is held to archive.MaxContent.
const filingLimit = 256 << 10

// filed is the answer to a filing.
type filed struct {
	Receipt  string          `json:"receipt"`
	Revision int             `json:"revision"`
	Verdict  json.RawMessage `json:"verdict"`
}

// createFiling answers POST /api/v1/filings: it keeps a report of the carrier, or an amendment.
func (s *Site) createFiling(c echo.Context, p account.Principal) error {
	body, err := jsonBody(c, filingLimit)
	if err != nil {
		return err
	}
	report, amends, err := intake.ReadReport(body)
	if err != nil {
		return err
	}
	received, err := s.reception.File(c.Request().Context(), sender(p), report, amends)
	if err != nil {
		return err
	}
	status := http.StatusCreated
	if received.Again {
		status = http.StatusOK
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/filings/"+received.Receipt)
	return c.JSON(status, filed{received.Receipt, received.Revision, received.Verdict})
}

// sender is somebody who files.
func sender(p account.Principal) reception.Sender {
	return reception.Sender{Carrier: p.Carrier, Login: p.Login}
}
