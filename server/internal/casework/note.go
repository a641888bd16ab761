package casework

import (
	"context"

	"jiko/server/internal/archive"
)

// Note adds a note of staff.
func (c *Cases) Note(ctx context.Context, f *archive.Filing, seen int64, by, typed string) error {
	text, err := plain(typed)
	if err != nil {
		return err
	}
	return c.change(ctx, f, seen, by, func(one *Case) (string, error) {
		if len(one.Notes) == mostNotes {
			return "", TooMany
		}
		one.Notes = append(one.Notes, c.stamp(by, text))
		return "note", nil
	})
}
