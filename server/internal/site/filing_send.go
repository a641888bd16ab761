package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

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
	do := typed.Get("do")
	in.Draft = filing.Draft(typed)
	if _, ok := in.Draft.Edit(do); ok || do == filing.Back {
		return privatePage(c, http.StatusOK, filing.FormPage(in))
	}
	in.Draft.Tidy()
	report, problems, err := draftReport(in.Draft, &in.Incident.Inquiry.Incident)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return refuseForm(c, in, problems)
	case do != filing.Send:
		return privatePage(c, http.StatusOK, filing.CheckPage(in))
	}
	received, err := s.reception.File(c.Request().Context(), sender(v.who), report, 0)
	if problems := draftProblems(in.Draft, err); len(problems) > 0 {
		return refuseForm(c, in, problems)
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, in.At(filing.Home)+"/"+received.Receipt+"?"+justReceived)
}

// refuseForm shows the form again, and what is wrong with it.
func refuseForm(c echo.Context, in *filing.FormInput, problems []filing.Problem) error {
	in.Problems = problems
	return privatePage(c, http.StatusUnprocessableEntity, filing.FormPage(in))
}
