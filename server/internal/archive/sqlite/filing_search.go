package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// Search is one page of the filings that match, with the total and the facets over all that match.
func (a *Archive) Search(ctx context.Context, q archive.Query) (*archive.Page, error) {
	const doing = "search"
	after, err := q.Cursor()
	if err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	if q.Limit < 1 || q.Limit > archive.MaxLimit {
		q.Limit = archive.MaxLimit
	}
	if err := a.settle(ctx); err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	page := &archive.Page{}
	err = a.read(ctx, func(r *reader) error {
		p, err := r.newPlan(q)
		if err != nil || p.nothing {
			return err
		}
		if err := r.count(p, page); err != nil {
			return err
		}
		return r.page(p, after, page)
	})
	if err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	return page, nil
}

// page reads the filings of the page.
func (r *reader) page(p *plan, after *archive.Cursor, page *archive.Page) error {
	ids, err := r.pageIDs(p, after)
	if err != nil {
		return err
	}
	more := len(ids) > p.q.Limit
	ids = ids[:min(len(ids), p.q.Limit)]
	page.Items = make([]*archive.Filing, 0, len(ids))
	if err := r.newest(ids, func(f *archive.Filing) error {
		page.Items = append(page.Items, f)
		return nil
	}); err != nil {
		return err
	}
	if more {
		page.Next = p.q.CursorAt(page.Items[len(page.Items)-1]).String()
	}
	return nil
}

// pageIDs finds the filings of the page, and one more, to know whether there is another page.
func (r *reader) pageIDs(p *plan, after *archive.Cursor) ([]int64, error) {
	limit := p.q.Limit + 1
	if p.common() {
		s, err := p.near(after, limit)
		if err != nil {
			return nil, err
		}
		if ids, err := r.readIDs(s); err != nil || len(ids) == limit {
			return ids, err
		}
	}
	s, err := p.ids(after, limit)
	if err != nil {
		return nil, err
	}
	return r.readIDs(s)
}

// newest reads filings with their newest revisions, in the order of the ids.
func (r *reader) newest(ids []int64, yield func(*archive.Filing) error) error {
	if len(ids) == 0 {
		return nil
	}
	n := 0
	err := r.filings(listedFilings+withNewest, []any{string(list(ids))}, func(f *archive.Filing) error {
		n++
		return yield(f)
	})
	if err == nil && n != len(ids) {
		err = archive.ErrCorrupt // the index names a filing that is not there
	}
	return err
}
