package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
)

// longestSearch is the most bytes of a query string that searches.
const longestSearch = 16 << 10

// listed is the answer to a search.
type listed struct {
	Total  int64                     `json:"total"`
	Items  []json.RawMessage         `json:"items"`
	Next   string                    `json:"next"`
	Facets map[archive.Field][]count `json:"facets"`
}

type count struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// listFilings answers GET /api/v1/filings: one page of those that match and that somebody may see. A carrier's total and facets
// count its own filings only.
func (s *Site) listFilings(c echo.Context, p account.Principal) error {
	q, err := search(c.Request().URL.RawQuery)
	if err != nil {
		return err
	}
	only, ok := p.Sees()
	if !ok {
		return refusal.Because(refusal.Forbidden)
	}
	q.Carrier = only
	page, err := s.config.Archive.Search(c.Request().Context(), q)
	if err != nil {
		return err
	}
	found := fmt.Sprintf("%d found: %s", page.Total, c.Request().URL.RawQuery)
	if err := s.note(c.Request().Context(), p, archive.Searched, "", found); err != nil {
		return err
	}
	body, err := listedOf(page)
	if err != nil {
		return err
	}
	return c.JSONBlob(http.StatusOK, body)
}

// search reads the query string of a search.
func search(query string) (archive.Query, error) {
	if len(query) > longestSearch {
		return archive.Query{}, refusal.Because(refusal.AddressTooLong)
	}
	parameters, err := url.ParseQuery(query)
	if err != nil {
		return archive.Query{}, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	return intake.ReadQuery(parameters)
}

// listedOf is a page as JSON.
func listedOf(page *archive.Page) ([]byte, error) {
	l := listed{Total: page.Total, Next: page.Next, Items: make([]json.RawMessage, len(page.Items)), Facets: map[archive.Field][]count{}}
	for i, f := range page.Items {
		flat, err := report.Flat(f, f.Newest())
		if err != nil {
			return nil, err
		}
		l.Items[i] = flat
	}
	for _, field := range archive.Fields {
		counts := make([]count, len(page.Facets[field]))
		for i, n := range page.Facets[field] {
			counts[i] = count(n)
		}
		l.Facets[field] = counts
	}
	return json.Marshal(l)
}
