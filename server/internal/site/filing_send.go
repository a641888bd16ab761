package site

import (
	"errors"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/views/filing"
)

// sendFiling answers POST /filings/new: what the button asks for. A filing is kept once it was checked; sent again, it is the
// same filing.
func (s *Site) sendFiling(c echo.Context, v *visit) error {
	in, err := s.filingForm(c, v)
	if err != nil || in == nil {
		return err
	}
	typed, err := s.filingTyped(c, v)
	if err != nil {
		return err
	}
	return s.takeFiling(c, v, in, typed, 0)
}

// takeFiling does what a button of the form asks for. amends is the revision that the form was filled from, 0 for a new filing.
func (s *Site) takeFiling(c echo.Context, v *visit, in *filing.FormInput, typed *typedFiling, amends int) error {
	in.Draft = typed.Draft
	do := typed.Draft.Get("do")
	if problems := typed.unattached(do); len(problems) > 0 {
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, problems)
	}
	in.Attached = do == filing.Attach
	if _, ok := in.Draft.Edit(do); ok || do == filing.Back || do == filing.Attach {
		return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
	}
	in.Draft.Tidy()
	filed, problems, err := draftReport(in.Draft, &in.Incident.Inquiry.Incident)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, problems)
	case do != filing.Send && outdated(in, amends):
		return s.refuseForm(c, v, in, http.StatusConflict, []filing.Problem{{Code: refusal.AmendedMeanwhile.String()}})
	case do != filing.Send:
		return s.formPage(c, v, http.StatusOK, in, filing.CheckPage)
	}
	return s.keepFiling(c, v, in, filed, amends)
}

// keepFiling files what was checked, and leads to its page.
func (s *Site) keepFiling(c echo.Context, v *visit, in *filing.FormInput, filed *report.Report, amends int) error {
	received, err := s.reception.File(c.Request().Context(), sender(v.who), filed, amends)
	if problems := draftProblems(in.Draft, err); len(problems) > 0 {
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, problems)
	}
	if errors.Is(err, reception.ErrAmendedMeanwhile) {
		return s.refuseForm(c, v, in, http.StatusConflict, []filing.Problem{{Code: refusal.AmendedMeanwhile.String()}})
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, in.At(filing.Home)+"/"+received.Receipt+"?"+justReceived)
}

// refuseForm shows the form again, and what is wrong with it.
func (s *Site) refuseForm(c echo.Context, v *visit, in *filing.FormInput, status int, problems []filing.Problem) error {
	in.Problems = problems
	return s.formPage(c, v, status, in, filing.FormPage)
}

// formPage answers with a page of the form, which shows what is known of its attachments.
func (s *Site) formPage(c echo.Context, v *visit, status int, in *filing.FormInput, page func(*filing.FormInput) templ.Component) error {
	var err error
	if in.Kept, err = s.kept(c.Request().Context(), v.who.Carrier, in.Draft); err != nil {
		return err
	}
	in.MaxFile = reception.MaxAttachment
	return privatePage(c, status, page(in))
}
