package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// Each calls yield for each filing that matches, in order.
func (a *Archive) Each(ctx context.Context, q archive.Query, yield func(*archive.Filing) error) error {
	const doing = "read filings"
	if err := a.settle(ctx); err != nil {
		return a.failure(ctx, doing, err)
	}
	return a.failure(ctx, doing, a.walk(ctx, func(r *reader) error {
		p, err := r.newPlan(q)
		if err != nil || p.nothing {
			return err
		}
		s, err := p.ids(nil, -1)
		if err != nil {
			return err
		}
		hand := handing(yield)
		return r.readIDs(s, func(id int64) error {
			f, err := r.newest(id)
			if err != nil {
				return err
			}
			return hand(f)
		})
	}))
}
