package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// atOnce is how many filings are read with one query.
const atOnce = 32

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
		var ids []int64
		if err := r.eachID(s, func(id int64) error {
			ids = append(ids, id)
			if len(ids) < atOnce {
				return nil
			}
			err := r.newest(ids, hand)
			ids = ids[:0]
			return err
		}); err != nil {
			return err
		}
		return r.newest(ids, hand)
	}))
}
