package site

import (
	"errors"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
)

// showUpload answers GET /filings/uploads/{sha256}: what the carrier sent, before a filing names it. It has no name yet but its digest.
func (s *Site) showUpload(c echo.Context, v *visit) error {
	s.allowTransfer(c)
	sent, err := s.reception.Sent(c.Request().Context(), v.who.Carrier, c.Param("sha256"))
	if errors.Is(err, archive.ErrNotFound) {
		return refusal.Because(refusal.NotFound)
	}
	if err != nil {
		return err
	}
	return s.sendBlob(c, sent.SHA256, sent.SHA256)
}
