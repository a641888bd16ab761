package casework

import (
	"context"
	"slices"

	"jiko/server/internal/archive"
)

// Settle sets the state of a filing as staff saw it: at that revision, and its case at the version seen. A revision that came since was
// not looked at: Meanwhile. While a question waits the case stays with the carrier: StillOpen.
func (c *Cases) Settle(ctx context.Context, f *archive.Filing, revision int, seen int64, by string, s State) error {
	switch {
	case !slices.Contains(Settlements(), s):
		return NoSuch
	case revision != f.Newest().Number:
		return Meanwhile
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
