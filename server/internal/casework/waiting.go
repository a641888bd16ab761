package casework

import (
	"cmp"
	"context"
	"slices"
	"time"

	"jiko/server/internal/archive"
)

// The owner of a case's record is whose turn it is, so that what waits for somebody is found without looking at every case.
const (
	turnOfStaff   = "staff"
	turnOfCarrier = "carrier " // and its name
)

// turn is whose turn it is, empty for nobody's.
func (c *Case) turn() string {
	switch {
	case c.Open() > 0:
		return turnOfCarrier + c.Carrier
	case c.Standing == Answered:
		return turnOfStaff
	default:
		return ""
	}
}

// Waiting is a case that waits for somebody.
type Waiting struct {
	Receipt, Reference, Carrier string
	Since                       time.Time
}

// mostWaiting is how many cases that wait are told at once.
const mostWaiting = 500

// Unanswered are the filings of a carrier with questions that wait for its answer, those asked first in front.
func (c *Cases) Unanswered(ctx context.Context, carrier string) ([]Waiting, error) {
	return c.inTurn(ctx, turnOfCarrier+carrier)
}

// Unread are the filings whose questions were all answered, and which staff have not settled since; those answered first in front.
func (c *Cases) Unread(ctx context.Context) ([]Waiting, error) { return c.inTurn(ctx, turnOfStaff) }

func (c *Cases) inTurn(ctx context.Context, turn string) ([]Waiting, error) {
	records, err := c.Registry.Records(ctx, archive.Cases, turn, "", mostWaiting)
	if err != nil {
		return nil, err
	}
	all := make([]Waiting, len(records))
	for i := range records {
		one, err := read(&records[i])
		if err != nil {
			return nil, err
		}
		all[i] = Waiting{one.Receipt, one.Reference, one.Carrier, one.awaited()}
	}
	slices.SortFunc(all, func(a, b Waiting) int { return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Receipt, b.Receipt)) })
	return all, nil
}
