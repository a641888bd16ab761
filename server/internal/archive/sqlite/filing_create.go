package sqlite

import (
	"context"
	"fmt"

	"jiko/server/internal/archive"
)

// Create keeps a new filing.
func (a *Archive) Create(ctx context.Context, f *archive.Filing, entry archive.Entry) error {
	const doing = "file"
	year := f.Index.FiscalYear
	if year < 0 || year > 9999 || len(f.Revisions) != 1 || f.Revisions[0].Number != 1 {
		return fmt.Errorf("sqlite: a new filing has a fiscal year of four digits and one revision, number 1")
	}
	if tooLarge(f.Newest()) {
		return a.failure(ctx, doing, archive.ErrTooLarge)
	}
	row, err := newFilingRow(f)
	if err != nil {
		return a.failure(ctx, doing, err)
	}
	var receipt string
	err = a.change(ctx, doing, func(b *batch) error {
		number := b.lastGiven(year) + 1
		id := filingID(year, number)
		if !b.insertFiling(id, row) {
			return archive.ErrExists
		}
		b.give(year, number)
		b.insertRevision(id, f.Newest())
		receipt = receiptOf(id)
		entry.Subject = receipt
		b.append(entry)
		b.filings = append(b.filings, id)
		return nil
	})
	if err == nil {
		f.Receipt = receipt
	}
	return err
}

// insertFiling keeps a filing of one revision; false when the carrier has used the reference.
func (b *batch) insertFiling(id int64, row *filingRow) bool {
	return b.exec(`INSERT INTO filing (id, carrier, reference, revisions, belongs, facts, text) VALUES (?, ?, ?, 1, ?, ?, ?)
		ON CONFLICT (carrier, reference) DO NOTHING`, id, row.carrier, row.reference, row.belongs, row.facts, row.text) == 1
}
