package site

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/views/calculator"
	"jiko/views/filing"
)

// amendFiling answers GET /filings/{receipt}/amend: the form with what the newest revision says, and with the incident of the address
// where it names one.
func (s *Site) amendFiling(c echo.Context, v *visit) error {
	f, err := s.amended(c.Request().Context(), v, c.Param("receipt"))
	if err != nil {
		return err
	}
	newest, err := s.amendment(v, f, f.Newest())
	if err != nil {
		return err
	}
	address, query := v.catalog.Home+filing.Home+"/"+f.Receipt+"/"+filing.Amend, c.Request().URL.RawQuery
	if query == "" {
		return c.Redirect(http.StatusSeeOther, behind(address, newest.Incident.Canonical()))
	}
	in, err := s.filingForm(c, v, v.catalog.Home, query)
	if err != nil || in == nil {
		return err
	}
	if in.Query != query {
		return c.Redirect(http.StatusSeeOther, behind(address, in.Query))
	}
	in.Amends, in.From, in.Draft = newest, newest.Number, newest.Draft
	if in.Unfinished, err = s.unfinished(c.Request().Context(), v.who.Carrier); err != nil {
		return err
	}
	in.Unfinished = slices.DeleteFunc(in.Unfinished, func(d filing.Unfinished) bool { return d.Receipt != f.Receipt })
	return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
}

// sendAmendment answers POST /filings/{receipt}/amend: what the button asks for. What changes is shown before it is sent.
func (s *Site) sendAmendment(c echo.Context, v *visit) error {
	f, err := s.amended(c.Request().Context(), v, c.Param("receipt"))
	if err != nil {
		return err
	}
	in, typed, err := s.typedForm(c, v)
	if err != nil || in == nil {
		return err
	}
	if in.From, err = strconv.Atoi(in.Draft.Get("amends")); err != nil || in.From < 1 || in.From > len(f.Revisions) {
		return refusal.Because(refusal.BadRequest)
	}
	if in.Amends, err = s.amendment(v, f, f.Newest()); err != nil {
		return err
	}
	in.Draft["carrierRef"] = []string{f.CarrierRef}
	return s.takeFiling(c, v, in, typed)
}

// amended is the filing with that receipt, for who may amend it.
func (s *Site) amended(ctx context.Context, v *visit, receipt string) (*archive.Filing, error) {
	f, err := s.filingOf(ctx, v.who, receipt, archive.Read, "to amend")
	if err == nil && !v.who.CanAmend(f.Carrier) {
		return nil, refusal.Because(refusal.NotFound)
	}
	return f, err
}

// amendment is a revision of a filing as its form shows it.
func (s *Site) amendment(v *visit, f *archive.Filing, r *archive.Revision) (*filing.Amendment, error) {
	kept, err := intake.ReadKept(r.Content)
	if err != nil {
		return nil, err
	}
	typed, err := draftOf(r.Content)
	if err != nil {
		return nil, err
	}
	asked := calculator.Filed(v.catalog.Lang, kept.Incident.Incident, s.now(), s.now())
	return &filing.Amendment{Receipt: f.Receipt, Version: filing.Version{Number: r.Number, Draft: typed, Incident: asked}}, nil
}
