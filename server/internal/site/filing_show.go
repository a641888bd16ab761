package site

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/incident"
)

// history is what the answer says beside the revision that was asked for.
type history struct {
	Links     links           `json:"links"`
	Revisions []report.Change `json:"revisions"`
}

// links are the other ends of wholesale, by receipt: what stands in them is their carriers' own.
type links struct {
	BelongsTo string   `json:"belongsTo,omitempty"` // the wholesaler's filing
	Belonging []string `json:"belonging"`           // filings that name this one as the wholesaler's
}

// showFiling answers GET /api/v1/filings/{receipt}: the newest revision, or the one that the query asks for.
func (s *Site) showFiling(c echo.Context, p account.Principal) error {
	number, err := revisionAsked(c.Request().URL.RawQuery)
	if err != nil {
		return err
	}
	f, err := s.filing(c, p, archive.Read, number)
	if err != nil {
		return err
	}
	r, err := revision(f, number)
	if err != nil {
		return err
	}
	whole, err := s.whole(c.Request().Context(), f, r)
	if err != nil {
		return err
	}
	return c.JSONBlob(http.StatusOK, whole)
}

// whole is a revision of a filing with what is said beside it, as JSON.
func (s *Site) whole(ctx context.Context, f *archive.Filing, r *archive.Revision) ([]byte, error) {
	flat, err := report.Flat(f, r)
	if err != nil {
		return nil, err
	}
	rest, err := s.history(ctx, f)
	if err != nil {
		return nil, err
	}
	return report.Join(flat, rest)
}

// revisionAsked is the number of the revision that a query asks for, 0 for the newest.
func revisionAsked(query string) (string, error) {
	parameters, err := url.ParseQuery(query)
	if err != nil {
		return "", &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	return parameters.Get("revision"), numbersOnly(parameters, "revision")
}

// numbersOnly refuses parameters that have other names, and values that cannot be the number of a revision.
func numbersOnly(parameters url.Values, names ...string) error {
	for name, values := range parameters {
		switch {
		case !slices.Contains(names, name):
			return refusal.Of(name, incident.UnknownField.String())
		case len(values) > 1:
			return refusal.Of(name, incident.Repeated.String())
		}
		if n, err := strconv.Atoi(values[0]); err != nil || n < 1 {
			return refusal.Of(name, incident.UnknownValue.String())
		}
	}
	return nil
}

// revision is the revision of that number, the newest one for none.
func revision(f *archive.Filing, number string) (*archive.Revision, error) {
	if number == "" {
		return f.Newest(), nil
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(f.Revisions) {
		return nil, refusal.Because(refusal.NotFound)
	}
	return &f.Revisions[n-1], nil
}

// filing is the filing of the address, and leaves an entry in the ledger. One that is not there and one that somebody may not read
// are refused in the same way; only the ledger tells them apart.
func (s *Site) filing(c echo.Context, p account.Principal, reads archive.Action, detail string) (*archive.Filing, error) {
	return s.filingOf(c.Request().Context(), p, c.Param("receipt"), reads, detail)
}

// filingOf is filing for a receipt that stands elsewhere.
func (s *Site) filingOf(ctx context.Context, p account.Principal, typed string, reads archive.Action, detail string) (*archive.Filing, error) {
	receipt, ok := archive.ParseReceipt(typed)
	if !ok {
		return nil, refusal.Because(refusal.NotFound)
	}
	f, err := s.config.Archive.Filing(ctx, receipt)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return nil, errors.Join(s.note(ctx, p, reads, receipt, "refused: not there"), refusal.Because(refusal.NotFound))
	case err != nil:
		return nil, err
	case !p.CanRead(f.Carrier):
		return nil, errors.Join(s.note(ctx, p, reads, receipt, "refused: of another carrier"), refusal.Because(refusal.NotFound))
	}
	return f, s.note(ctx, p, reads, receipt, detail)
}

// history is the rest of the answer, as JSON.
func (s *Site) history(ctx context.Context, f *archive.Filing) ([]byte, error) {
	belonging, err := s.config.Archive.BelongingTo(ctx, f.Receipt)
	if err != nil {
		return nil, err
	}
	return json.Marshal(history{
		Links:     links{f.Index.BelongsTo, append([]string{}, belonging...)},
		Revisions: report.Changes(f),
	})
}
