package site

import (
	"cmp"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/draft"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// resumeDraft answers GET /filings/drafts/{id}, and GET /filings/drafts/{id}/{step}: the form as it was left, with the incident of the
// address where it names one.
func (s *Site) resumeDraft(c echo.Context, v *visit) error {
	d, err := s.drafts.Draft(c.Request().Context(), v.who.Carrier, c.Param("draft"))
	if err != nil {
		return withoutDraft(err)
	}
	query := c.Request().URL.RawQuery
	in, err := s.filingForm(c, v, v.catalog.Home+correction(d.ID), cmp.Or(query, d.Incident))
	if err != nil || in == nil {
		return err
	}
	if query != "" && in.Query != query {
		return c.Redirect(http.StatusSeeOther, behind(in.At(filing.Drafts)+"/"+d.ID, in.Query))
	}
	if in.Step, err = resumedStep(c, d); err != nil {
		return err
	}
	in.Draft = filing.Draft(d.Values)
	in.Saving.ID, in.Saving.Version, in.Saving.Saved, in.Saving.Behind = d.ID, d.Version, minute(d.Saved), in.Query != d.Incident
	if d.Receipt != "" {
		if err := s.resumeAmendment(c, v, in, d); err != nil {
			return err
		}
	}
	return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
}

// resumedStep is the step of the address, or the one at which a draft was left where that names none.
func resumedStep(c echo.Context, d *draft.Draft) (int, error) {
	name := c.Param("step")
	if name == "" {
		return filing.StepNamed(d.Step), nil
	}
	step := filing.StepNamed(name)
	if filing.Steps[step].Name != name {
		return 0, refusal.Because(refusal.NotFound)
	}
	return step, nil
}

// resumeAmendment makes a form that of an amendment, brought to the newest revision.
func (s *Site) resumeAmendment(c echo.Context, v *visit, in *filing.FormInput, d *draft.Draft) error {
	f, err := s.amended(c.Request().Context(), v, d.Receipt)
	if err != nil {
		return err
	}
	if d.Revision < 1 || d.Revision > len(f.Revisions) {
		return refusal.Because(refusal.NotFound)
	}
	if in.From = d.Revision; in.From < len(f.Revisions) {
		return s.catchUp(v, in, f)
	}
	in.Amends, err = s.amendment(v, f, f.Newest())
	return err
}

// withoutDraft is the error for a draft that is not there, or of another carrier.
func withoutDraft(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return &refusal.Refusal{Reason: refusal.NoDraft, Cause: err}
	}
	return err
}
