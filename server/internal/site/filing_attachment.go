package site

import (
	"context"
	"errors"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/views/filing"
)

// filingAttachment answers GET /filings/{receipt}/attachments/{sha256}: the attachment, for who may read the filing.
func (s *Site) filingAttachment(c echo.Context, v *visit) error { return s.showAttachment(c, v.who) }

// kept is what is known of the attachments of a carrier's draft, by their digests. What was not sent, or not by the carrier, is left out.
func (s *Site) kept(ctx context.Context, carrier string, d filing.Draft) (map[string]filing.Kept, error) {
	all := map[string]filing.Kept{}
	for _, a := range d.Attachments() {
		sent, err := s.reception.Sent(ctx, carrier, a.SHA256)
		switch {
		case errors.Is(err, archive.ErrNotFound):
		case err != nil:
			return nil, err
		default:
			all[a.SHA256] = filing.Kept{Type: sent.Type, Size: sent.Size}
		}
	}
	return all, nil
}
