package site

import (
	"context"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/caseline"
	"jiko/shared/inquiry"
	"jiko/views/calculator"
	"jiko/views/filing"
)

// newFiling answers GET /filings/new: the form to file the incident of the address.
func (s *Site) newFiling(c echo.Context, v *visit) error {
	in, err := s.filingForm(c, v)
	if err != nil || in == nil {
		return err
	}
	if in.Query != c.Request().URL.RawQuery {
		return c.Redirect(http.StatusSeeOther, in.At(filing.New)+"?"+in.Query)
	}
	if in.Earlier, err = s.earlier(c.Request().Context(), v.who.Carrier); err != nil {
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

// filingForm is the form for the incident of the address. An incident that cannot be judged goes back to the calculator, which asks
// for what is missing; then there is no form.
func (s *Site) filingForm(c echo.Context, v *visit) (*filing.FormInput, error) {
	query := c.Request().URL.RawQuery
	if len(query) > inquiry.MaxQuery {
		return nil, refusal.Because(refusal.AddressTooLong)
	}
	asked := &calculator.Input{Lang: v.catalog.Lang, Inquiry: new(inquiry.Inquiry), Now: s.now(), Query: query}
	if asked.Inquiry.Ask(query, asked.Now); !asked.Inquiry.Answered {
		address := v.catalog.Home
		if query != "" {
			address += "?" + query
		}
		return nil, c.Redirect(http.StatusSeeOther, address)
	}
	canonical := string(caseline.Append(nil, &asked.Inquiry.Incident, nil)) // a filing is judged under the edition of its day
	asked.Inquiry.Ask(canonical, asked.Now)
	in := &filing.FormInput{Visit: s.frame(c, v.catalog, v.who), Query: canonical, Incident: asked, Draft: filing.Draft(url.Values{})}
	in.Path += "?" + canonical
	return in, nil
}
