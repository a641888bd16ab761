package site

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/views/filing"
)

// filingFormLimit is the most bytes of the form of a filing: what is kept of it is held to archive.MaxContent, and a form writes
// nine bytes for one character of Japanese that takes three.
const filingFormLimit = 1 << 20

// sendFiling answers POST /filings/new: what the button asks for. A filing is kept once it was checked; sent again, it is the
// same filing.
func (s *Site) sendFiling(c echo.Context, v *visit) error {
	in, err := s.filingForm(c, v)
	if err != nil || in == nil {
		return err
	}
	typed, err := formUpTo(c, filingFormLimit)
	if err != nil {
		return err
	}
	in.Draft = filing.Draft(typed)
	return s.takeFiling(c, v, in, typed.Get("do"), 0, nil)
}

// takeFiling does what a button of the form asks for. amends is the revision that the form was filled from, 0 for a new filing; the
// attachments are those that stay.
func (s *Site) takeFiling(c echo.Context, v *visit, in *filing.FormInput, do string, amends int, attached []report.Attachment) error {
	if _, ok := in.Draft.Edit(do); ok || do == filing.Back {
		return privatePage(c, http.StatusOK, filing.FormPage(in))
	}
	in.Draft.Tidy()
	filed, problems, err := draftReport(in.Draft, &in.Incident.Inquiry.Incident)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return refuseForm(c, in, http.StatusUnprocessableEntity, problems)
	case do != filing.Send && outdated(in, amends):
		return refuseForm(c, in, http.StatusConflict, []filing.Problem{{Code: refusal.AmendedMeanwhile.String()}})
	case do != filing.Send:
		return privatePage(c, http.StatusOK, filing.CheckPage(in))
	}
	filed.Attachments = attached
	return s.keepFiling(c, v, in, filed, amends)
}

// keepFiling files what was checked, and leads to its page.
func (s *Site) keepFiling(c echo.Context, v *visit, in *filing.FormInput, filed *report.Report, amends int) error {
	received, err := s.reception.File(c.Request().Context(), sender(v.who), filed, amends)
	if problems := draftProblems(in.Draft, err); len(problems) > 0 {
		return refuseForm(c, in, http.StatusUnprocessableEntity, problems)
	}
	if errors.Is(err, reception.ErrAmendedMeanwhile) {
		return refuseForm(c, in, http.StatusConflict, []filing.Problem{{Code: refusal.AmendedMeanwhile.String()}})
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, in.At(filing.Home)+"/"+received.Receipt+"?"+justReceived)
}

// refuseForm shows the form again, and what is wrong with it.
func refuseForm(c echo.Context, in *filing.FormInput, status int, problems []filing.Problem) error {
	in.Problems = problems
	return privatePage(c, status, filing.FormPage(in))
}
