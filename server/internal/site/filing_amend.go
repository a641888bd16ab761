package site

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/shared/caseline"
	"jiko/views/calculator"
	"jiko/views/filing"
)

// amendFiling answers GET /filings/{receipt}/amend: the form with what the newest revision says, and with the incident of the address
// where it names one.
func (s *Site) amendFiling(c echo.Context, v *visit) error {
	f, err := s.amended(c, v)
	if err != nil {
		return err
	}
	address := v.catalog.Home + filing.Home + "/" + f.Receipt + "/" + filing.Amend + "?"
	if c.Request().URL.RawQuery == "" {
		kept, _, err := intake.ReadReport(f.Newest().Content)
		if err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, address+string(caseline.Append(nil, &kept.Incident.Incident, nil)))
	}
	in, err := s.amendForm(c, v, f)
	if err != nil || in == nil {
		return err
	}
	if in.Query != c.Request().URL.RawQuery {
		return c.Redirect(http.StatusSeeOther, address+in.Query)
	}
	return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
}

// sendAmendment answers POST /filings/{receipt}/amend: what the button asks for. What changes is shown before it is sent.
func (s *Site) sendAmendment(c echo.Context, v *visit) error {
	f, err := s.amended(c, v)
	if err != nil {
		return err
	}
	in, err := s.amendForm(c, v, f)
	if err != nil || in == nil {
		return err
	}
	typed, err := s.filingTyped(c, v)
	if err != nil {
		return err
	}
	amends, err := strconv.Atoi(typed.Draft.Get("amends"))
	if err != nil || amends < 1 {
		return refusal.Because(refusal.BadRequest)
	}
	typed.Draft["carrierRef"] = []string{f.CarrierRef}
	return s.takeFiling(c, v, in, typed, amends)
}

// amended is the filing of the address, for who may amend it.
func (s *Site) amended(c echo.Context, v *visit) (*archive.Filing, error) {
	f, err := s.filing(c, v.who, archive.Read, "to amend")
	if err == nil && !v.who.CanAmend(f.Carrier) {
		return nil, refusal.Because(refusal.NotFound)
	}
	return f, err
}

// amendForm is the form to amend a filing, with what its newest revision says.
func (s *Site) amendForm(c echo.Context, v *visit, f *archive.Filing) (*filing.FormInput, error) {
	kept, _, err := intake.ReadReport(f.Newest().Content)
	if err != nil {
		return nil, err
	}
	in, err := s.filingForm(c, v)
	if err != nil || in == nil {
		return nil, err
	}
	before, err := draftOf(f.Newest().Content)
	if err != nil {
		return nil, err
	}
	if in.Draft, err = draftOf(f.Newest().Content); err != nil {
		return nil, err
	}
	in.Amends = &filing.Amendment{
		Receipt: f.Receipt, Number: len(f.Revisions), Draft: before,
		Incident: calculator.Filed(v.catalog.Lang, kept.Incident.Incident, s.now(), s.now()),
	}
	return in, nil
}

// outdated tells that somebody amended the filing since the form was filled.
func outdated(in *filing.FormInput, amends int) bool {
	return in.Amends != nil && amends != in.Amends.Number
}
