package casework

import (
	"context"
	"slices"

	"jiko/server/internal/archive"
)

// Settle sets the state of a filing as staff saw it: at its newest revision, and its case at the version seen. While a question waits
// the case stays with the carrier: StillOpen.
func (c *Cases) Settle(ctx context.Context, f *archive.Filing, seen int64, by string, s State) error {
	if !slices.Contains(Settlements(), s) {
		return NoSuch
	}
	return c.change(ctx, f, seen, by, func(one *Case) (string, error) {
		switch {
		case one.Open() > 0:
			return "", StillOpen
		case len(one.Moves) == mostMoves:
			return "", TooMany
		}
		one.leave(s, f)
		one.Moves = append(one.Moves, Move{s, one.Revision, by, c.now()})
		return "state: " + string(s), nil
	})
}
