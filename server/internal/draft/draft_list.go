package draft

import (
	"context"
	"slices"

	"jiko/server/internal/archive"
)

// List are the drafts of a carrier, the one saved last first.
func (s *Drafts) List(ctx context.Context, carrier string) ([]Draft, error) {
	records, err := s.Registry.Records(ctx, archive.Drafts, carrier, "", 0)
	if err != nil {
		return nil, err
	}
	all := make([]Draft, len(records))
	for i := range records {
		d, err := decode(&records[i])
		if err != nil {
			return nil, err
		}
		all[i] = *d
	}
	slices.SortStableFunc(all, func(a, b Draft) int { return b.Saved.Compare(a.Saved) })
	return all, nil
}
