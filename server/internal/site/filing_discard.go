package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// discardDraft answers POST /filings/drafts/{id}/delete.
func (s *Site) discardDraft(c echo.Context, v *visit) error {
	if err := s.drafts.Remove(c.Request().Context(), v.who.Carrier, c.Param("draft")); err != nil {
		return withoutDraft(err)
	}
	return c.Redirect(http.StatusSeeOther, v.catalog.Home+filing.Home)
}
