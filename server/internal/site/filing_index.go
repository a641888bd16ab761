package site

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/server/internal/scale"
	"jiko/shared/civil"
	"jiko/views/filing"
)

// filingsOnPage is how many filings a page of the list has.
const filingsOnPage = 25

// indexFilings answers GET /filings: the list of filings that somebody may see, narrowed down by the address.
func (s *Site) indexFilings(c echo.Context, v *visit) error {
	asked := c.QueryParams()
	in := &filing.ListInput{Visit: s.frame(c, v.catalog, v.who), Staff: v.who.Role == account.RoleStaff, Asked: asked}
	if in.Deleted = asked.Get("done") == filing.Discard; in.Deleted {
		asked.Del("done") // no filter, and said once
	}
	in.Path = withQuery(in.Path, asked)
	q, err := search(inOrder(asked).Encode())
	var refused *refusal.Refusal
	switch {
	case errors.As(err, &refused) && refused.Reason == refusal.Invalid:
		for _, f := range refused.Fields {
			in.Problems = append(in.Problems, filing.Problem{Name: f.Path, Code: f.Code})
		}
		return privatePage(c, http.StatusUnprocessableEntity, filing.ListPage(in))
	case err != nil:
		return err
	}
	switch receipt, err := s.named(c.Request().Context(), v.who, asked.Get("q")); {
	case err != nil:
		return err
	case receipt != "":
		return c.Redirect(http.StatusSeeOther, in.At(filing.Home)+"/"+receipt)
	}
	if err := s.fillIndex(c, v, in, q); err != nil {
		return err
	}
	return privatePage(c, http.StatusOK, filing.ListPage(in))
}

// named is the receipt that somebody looks for by its number, of a filing that they may see; empty where the words name none.
func (s *Site) named(ctx context.Context, who account.Principal, words string) (string, error) {
	receipt, ok := archive.ParseReceipt(words)
	if !ok {
		return "", nil
	}
	f, err := s.config.Archive.Filing(ctx, receipt)
	if errors.Is(err, archive.ErrNotFound) || err == nil && !who.CanRead(f.Carrier) {
		return "", nil
	}
	return receipt, err
}

// inOrder are the parameters with the order that holds where none is asked for: the newest incident first.
func inOrder(asked url.Values) url.Values {
	all := maps.Clone(asked)
	if !all.Has("sort") {
		all.Set("sort", "-"+string(archive.ByOccurred))
	}
	return all
}

// fillIndex searches, and notes that in the ledger.
func (s *Site) fillIndex(c echo.Context, v *visit, in *filing.ListInput, q archive.Query) error {
	ctx := c.Request().Context()
	q.Carrier, _ = v.who.Sees() // the route lets nobody in who sees nothing
	q.Limit, q.Facets = filingsOnPage, true
	page, err := s.config.Archive.Search(ctx, q)
	if errors.Is(err, archive.ErrCursor) {
		return &refusal.Refusal{Reason: refusal.NotFound, Cause: err}
	}
	if err != nil {
		return err
	}
	if err := s.note(ctx, v.who, archive.Searched, "", fmt.Sprintf("%d found: %s", page.Total, c.Request().URL.RawQuery)); err != nil {
		return err
	}
	if err := s.fillPage(ctx, in, page); err != nil {
		return err
	}
	return s.fillAhead(ctx, in, q.Carrier)
}

// fillPage puts what was found on the page.
func (s *Site) fillPage(ctx context.Context, in *filing.ListInput, page *archive.Page) (err error) {
	in.Total, in.Next, in.Counts = page.Total, page.Next, map[string][]filing.Count{}
	for _, f := range page.Items {
		item, err := listedFiling(f)
		if err != nil {
			return err
		}
		if in.Staff {
			if item.Handling, err = s.handling(ctx, f); err != nil {
				return err
			}
		}
		in.Items = append(in.Items, item)
	}
	for field, counts := range page.Facets {
		for _, n := range counts {
			in.Counts[string(field)] = append(in.Counts[string(field)], filing.Count(n))
		}
	}
	return nil
}

// fillAhead puts before it what is to be done: of the list as it stands, before anything is looked for, the cases that wait, and always what
// a carrier has still to send.
func (s *Site) fillAhead(ctx context.Context, in *filing.ListInput, carrier string) (err error) {
	if len(in.Asked) == 0 {
		if err := s.waiting(ctx, in); err != nil {
			return err
		}
	}
	if in.Staff {
		return nil
	}
	if in.Deadlines, err = s.deadlines(ctx, carrier); err != nil {
		return err
	}
	in.Unfinished, err = s.unfinished(ctx, carrier)
	return err
}

// listedFiling is a filing as the list shows it.
func listedFiling(f *archive.Filing) (filing.Item, error) {
	x := &f.Index
	groups, err := groupsOf(f.Newest())
	return filing.Item{
		Receipt: f.Receipt, Reference: f.CarrierRef, Carrier: f.Carrier, Stage: x.Stage, Severe: x.Severe, Periodic: x.Periodic,
		Occurred: civil.Instant(x.Occurred), Kinds: x.Kinds, Regions: x.Regions, Groups: groups,
	}, err
}

// groupsOf are the groups of users of a filing, measured as when it was received.
func groupsOf(r *archive.Revision) ([]filing.Group, error) {
	kept, err := intake.ReadKept(r.Content)
	if err != nil {
		return nil, err
	}
	return scale.Of(kept, r.At), nil
}
