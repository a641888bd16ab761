package site

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// transferTimeout is how long an attachment may be on its way, up or down: 20 MiB at half a megabit a second.
const transferTimeout = 6 * time.Minute

// The addresses at which programs move attachments.
const (
	attachmentsPath = "/api/v1/attachments"
	attachmentPath  = "/api/v1/filings/:receipt/attachments/:sha256"
)

// transfers tells whether a request moves an attachment, at an address of theirs or in a form, or all filings of a list: that may take
// longer than other actions.
func transfers(c echo.Context) bool {
	files := c.Request().Method == http.MethodPost && isMultipart(c.Request())
	return files || strings.HasSuffix(c.Path(), "/attachments") || strings.HasSuffix(c.Path(), "/:sha256") ||
		strings.HasSuffix(c.Path(), filing.CSV) || strings.HasSuffix(c.Path(), filing.NDJSON)
}

// addAttachment answers POST /api/v1/attachments: it keeps the body, which the carrier's filings can name then.
func (s *Site) addAttachment(c echo.Context, p account.Principal) error {
	s.allowTransfer(c)
	if c.Request().ContentLength > reception.MaxAttachment {
		_, _ = io.CopyN(io.Discard, c.Request().Body, patience)
		return refusal.Because(refusal.TooLarge)
	}
	sent, err := s.reception.Attach(c.Request().Context(), sender(p), &incoming{body: c.Request().Body})
	if err != nil {
		return err
	}
	status := http.StatusCreated
	if sent.Again {
		status = http.StatusOK
	}
	return c.JSON(status, sent)
}

// allowTransfer gives the connection the time that an attachment needs. Where it cannot be given, the usual time holds.
func (s *Site) allowTransfer(c echo.Context) {
	until := s.config.Now().Add(transferTimeout)
	connection := http.NewResponseController(c.Response())
	_ = connection.SetReadDeadline(until)
	_ = connection.SetWriteDeadline(until)
}

// incoming is a body whose errors are the client's.
type incoming struct{ body io.Reader }

// Read reads from the body.
func (r *incoming) Read(p []byte) (int, error) {
	n, err := r.body.Read(p)
	if err == nil || errors.Is(err, io.EOF) {
		return n, err
	}
	return n, bodyRefusal(err)
}
