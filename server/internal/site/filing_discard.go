package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/views/filing"
)

// askDiscard answers GET /filings/drafts/{id}/delete: whether the draft is to be deleted, which cannot be undone.
func (s *Site) askDiscard(c echo.Context, v *visit) error {
	d, err := s.drafts.Draft(c.Request().Context(), v.who.Carrier, c.Param("draft"))
	if err != nil {
		return withoutDraft(err)
	}
	return privatePage(c, http.StatusOK, filing.DiscardPage(&filing.DiscardInput{Visit: s.frame(c, v.catalog, v.who), Draft: s.unfinishedOf(d)}))
}

// discardDraft answers POST /filings/drafts/{id}/delete. The list says that it was done.
func (s *Site) discardDraft(c echo.Context, v *visit) error {
	if err := s.drafts.Remove(c.Request().Context(), v.who.Carrier, c.Param("draft")); err != nil {
		return withoutDraft(err)
	}
	return c.Redirect(http.StatusSeeOther, v.catalog.Home+filing.Home+"?done="+filing.Discard)
}
