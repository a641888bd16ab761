package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// Append keeps one entry.
func (a *Archive) Append(ctx context.Context, entry archive.Entry) error {
	return a.change(ctx, "write into the ledger", func(b *batch) error {
		b.append(entry)
		return nil
	})
}
