package site

import (
	"cmp"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/views/calculator"
	"jiko/views/filing"
)

// correction is where the incident of a draft is corrected, behind the home of the language.
func correction(id string) string { return filing.Drafts + "/" + id + "/" + filing.Correct }

// correctIncident answers GET /filings/drafts/{id}/incident: the calculator with the incident of the draft, or with that of the address,
// and the way back to the draft.
func (s *Site) correctIncident(c echo.Context, v *visit) error {
	d, err := s.drafts.Draft(c.Request().Context(), v.who.Carrier, c.Param("draft"))
	if err != nil {
		return withoutDraft(err)
	}
	unfinished, visit := s.unfinishedOf(d), s.frame(c, v.catalog, v.who)
	in := &calculator.Input{
		Lang: v.catalog.Lang, Query: cmp.Or(c.Request().URL.RawQuery, d.Incident), Visit: &visit,
		Draft: &calculator.Draft{Name: unfinished.Name(v.catalog), Address: visit.At(filing.Drafts) + "/" + d.ID, Path: correction(d.ID)},
	}
	if elsewhere, err := s.calculate(c, in); err != nil || elsewhere {
		return err
	}
	return privatePage(c, http.StatusOK, calculator.Page(in))
}
