package site

import (
	"context"

	"jiko/server/internal/archive"
	"jiko/server/internal/casework"
	"jiko/views/filing"
)

// waiting are the filings whose cases wait for whoever looks at the list.
func (s *Site) waiting(ctx context.Context, in *filing.ListInput) error {
	found, err := s.casesInTurn(ctx, in)
	for _, one := range found {
		in.Waiting = append(in.Waiting, filing.Waiting{Receipt: one.Receipt, Reference: one.Reference, Carrier: one.Carrier, Since: minute(one.Since)})
	}
	return err
}

func (s *Site) casesInTurn(ctx context.Context, in *filing.ListInput) ([]casework.Waiting, error) {
	if in.Staff {
		return s.cases.Unread(ctx)
	}
	return s.cases.Unanswered(ctx, in.Carrier)
}

// handling is how far staff are with a filing of the list. A list cannot be narrowed down by it: the state stands in the case, and not in
// the index of the filing, which is that of what the carrier filed; so it would take a look at every case.
func (s *Site) handling(ctx context.Context, f *archive.Filing) (string, error) {
	one, err := s.cases.Of(ctx, f)
	if err != nil {
		return "", err
	}
	return string(one.State(f.Newest().Number)), nil
}
