package site

import (
	"context"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/draft"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/inquiry"
	"jiko/views/calculator"
	"jiko/views/filing"
)

// newFiling answers GET /filings/new: the form to file the incident of the address.
func (s *Site) newFiling(c echo.Context, v *visit) error {
	in, err := s.filingForm(c, v, v.catalog.Home, c.Request().URL.RawQuery)
	if err != nil || in == nil {
		return err
	}
	if in.Query != c.Request().URL.RawQuery {
		return c.Redirect(http.StatusSeeOther, in.At(filing.New)+"?"+in.Query)
	}
	if in.Earlier, err = s.earlier(c.Request().Context(), v.who.Carrier); err != nil {
		return err
	}
	if in.Unfinished, err = s.unfinished(c.Request().Context(), v.who.Carrier); err != nil {
		return err
	}
	return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
}

// mostEarlier is how many earlier filings the form offers to amend.
const mostEarlier = 10

// earlier are the carrier's newest filings without a final report: the incident may be one of theirs.
func (s *Site) earlier(ctx context.Context, carrier string) ([]filing.Earlier, error) {
	page, err := s.config.Archive.Search(ctx, archive.Query{
		Carrier: carrier, Exclude: archive.Terms{archive.Stage: {string(report.Final)}}, Sort: archive.ByOccurred, Descending: true, Limit: mostEarlier,
	})
	if err != nil {
		return nil, err
	}
	var all []filing.Earlier
	for _, f := range page.Items {
		all = append(all, filing.Earlier{Receipt: f.Receipt, Reference: f.CarrierRef})
	}
	return all, nil
}

// filingForm is the form for an incident. One that cannot be judged goes to the calculator at the address ask, which asks for
// what is missing; then there is no form.
func (s *Site) filingForm(c echo.Context, v *visit, ask, query string) (*filing.FormInput, error) {
	if len(query) > inquiry.MaxQuery {
		return nil, refusal.Because(refusal.AddressTooLong)
	}
	asked := s.asked(v, query)
	if !asked.Inquiry.Answered {
		return nil, c.Redirect(http.StatusSeeOther, behind(ask, query))
	}
	asked = s.asked(v, asked.Canonical()) // a filing is judged under the edition of its day
	in := &filing.FormInput{
		Visit: s.frame(c, v.catalog, v.who), Query: asked.Query, Incident: asked, Draft: filing.Draft(url.Values{}),
		Saving: filing.Saving{ID: draft.NewID(), Writer: draft.NewID()},
	}
	in.Path = behind(in.Path, c.Request().URL.RawQuery)
	return in, nil
}

// asked is an incident, answered where it can be.
func (s *Site) asked(v *visit, query string) *calculator.Input {
	in := &calculator.Input{Lang: v.catalog.Lang, Inquiry: new(inquiry.Inquiry), Now: s.now(), Query: query}
	in.Inquiry.Ask(query, in.Now)
	return in
}

// behind is an address with a query as it was written, where there is one.
func behind(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}
