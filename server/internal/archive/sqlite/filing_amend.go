package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// Amend adds a revision to a filing.
func (a *Archive) Amend(ctx context.Context, receipt string, revision archive.Revision, index archive.Index, entry archive.Entry) error {
	const doing = "amend"
	id, ok := parseReceipt(receipt)
	if !ok {
		return a.failure(ctx, doing, archive.ErrNotFound)
	}
	if tooLarge(&revision) {
		return a.failure(ctx, doing, archive.ErrTooLarge)
	}
	facts, err := marshalFacts(&index)
	if err != nil {
		return a.failure(ctx, doing, err)
	}
	return a.change(ctx, doing, func(b *batch) error {
		var newest int
		if !b.get(`SELECT revisions FROM filing WHERE id = ?`, []any{id}, &newest) {
			return archive.ErrNotFound
		}
		if newest != revision.Number-1 {
			return archive.ErrConflict
		}
		if revision.Number > archive.MaxRevisions {
			return archive.ErrTooLarge
		}
		b.exec(`UPDATE filing SET revisions = ?, belongs = ?, facts = ?, text = ? WHERE id = ?`,
			revision.Number, orNull(index.BelongsTo), facts, index.Text, id)
		b.insertRevision(id, &revision)
		b.append(entry)
		b.filings = append(b.filings, id)
		return nil
	})
}
