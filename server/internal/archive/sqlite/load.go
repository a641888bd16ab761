package sqlite

import (
	"context"

	"jiko/server/internal/archive"
)

// Load keeps an item exactly as it is. An item that is there already is replaced by itself.
func (a *Archive) Load(ctx context.Context, item archive.Item) error {
	const doing = "load"
	switch {
	case item.Filing != nil:
		return a.loadFiling(ctx, item.Filing)
	case item.Record != nil:
		return a.loadRecord(ctx, item.Record)
	case item.Entry != nil:
		return a.loadEntry(ctx, item.Entry)
	case item.Counter != nil:
		return a.change(ctx, doing, func(b *batch) error {
			b.give(item.Counter.FiscalYear, item.Counter.Last)
			return nil
		})
	}
	return a.failure(ctx, doing, archive.ErrCorrupt)
}

func (a *Archive) loadFiling(ctx context.Context, f *archive.Filing) error {
	const doing = "load a filing"
	id, ok := parseReceipt(f.Receipt)
	if !ok || len(f.Revisions) == 0 || len(f.Revisions) > archive.MaxRevisions {
		return a.failure(ctx, doing, archive.ErrCorrupt)
	}
	row, err := newFilingRow(f)
	if err != nil {
		return a.failure(ctx, doing, err)
	}
	return a.change(ctx, doing, func(b *batch) error {
		var other int64
		if b.get(`SELECT id FROM filing WHERE carrier = ? AND reference = ? AND id <> ?`, []any{row.carrier, row.reference, id}, &other) {
			return archive.ErrExists
		}
		b.exec(`INSERT OR REPLACE INTO filing (id, carrier, reference, revisions, belongs, facts, text) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			id, row.carrier, row.reference, f.Newest().Number, row.belongs, row.facts, row.text)
		b.exec(`DELETE FROM revision WHERE id > ? AND id < ?`, revisionID(id, 0), revisionID(id+1, 0))
		for i := range f.Revisions {
			b.insertRevision(id, &f.Revisions[i])
		}
		b.give(int(id/numbers), id%numbers)
		b.filings = append(b.filings, id)
		return nil
	})
}

func (a *Archive) loadRecord(ctx context.Context, r *archive.Record) error {
	return a.change(ctx, "load a record", func(b *batch) error {
		b.exec(`INSERT INTO record (bucket, key, owner, version, expires, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bucket, key)
			DO UPDATE SET owner = excluded.owner, version = excluded.version, expires = excluded.expires, body = excluded.body`,
			string(r.Bucket), r.Key, r.Owner, r.Version, expiry(r.Expires), r.Body)
		return nil
	})
}

func (a *Archive) loadEntry(ctx context.Context, e *archive.Entry) error {
	const doing = "load an entry"
	heads, ok := archive.ParseHeads(e.Detail)
	if e.Number < 1 || e.Number >= 1<<chainShift || (e.Action == archive.ChainBegun && !ok) {
		return a.failure(ctx, doing, archive.ErrCorrupt)
	}
	return a.change(ctx, doing, func(b *batch) error {
		b.note([]archive.Head{{Chain: e.Chain}})
		var chain int64
		b.get(`SELECT id FROM chain WHERE name = ?`, []any{e.Chain}, &chain)
		b.insertEntry(chain, e)
		if e.Action == archive.ChainBegun {
			b.note(heads)
		}
		return nil
	})
}
