package sqlite

import (
	"context"
	"database/sql"

	"jiko/server/internal/archive"
)

// The walks through everything.
const (
	everyCounter = `SELECT fiscal_year, last FROM counter ORDER BY fiscal_year`
	everyFiling  = selectFilings + withRevisions + `ORDER BY f.id, r.id`
	everyRecord  = selectRecords + `bucket NOT IN (?, ?) AND (expires = 0 OR expires > ?) ORDER BY bucket, key`
)

// Snapshot calls yield for everything as it was at one moment.
func (a *Archive) Snapshot(ctx context.Context, yield func(archive.Item) error) error {
	hand := handing(yield)
	return a.failure(ctx, "read everything", a.walk(ctx, func(r *reader) error {
		if err := r.counters(hand); err != nil {
			return err
		}
		if err := r.filings(everyFiling, nil, func(f *archive.Filing) error { return hand(archive.Item{Filing: f}) }); err != nil {
			return err
		}
		if err := r.records(everyRecord, []any{string(archive.Sessions), string(archive.Attempts), a.now().UnixMilli()},
			func(record *archive.Record) error { return hand(archive.Item{Record: record}) }); err != nil {
			return err
		}
		return r.entries(everyEntry, nil, func(e archive.Entry) error { return hand(archive.Item{Entry: &e}) })
	}))
}

func (r *reader) counters(yield func(archive.Item) error) error {
	return r.each(everyCounter, nil, func(rows *sql.Rows) error {
		var c archive.Counter
		if err := rows.Scan(&c.FiscalYear, &c.Last); err != nil {
			return err
		}
		return yield(archive.Item{Counter: &c})
	})
}

// isEmpty looks at the first line of each table.
const isEmpty = `SELECT NOT EXISTS (SELECT 1 FROM filing) AND NOT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM counter)
	AND NOT EXISTS (SELECT 1 FROM entry WHERE action <> ?)`

// Empty tells whether nothing was ever kept.
func (a *Archive) Empty(ctx context.Context) (empty bool, err error) {
	const doing = "see whether it is empty"
	err = a.read(ctx, func(r *reader) error {
		_, err := r.get(isEmpty, []any{string(archive.ChainBegun)}, &empty)
		return err
	})
	if err != nil || !empty {
		return false, a.failure(ctx, doing, err)
	}
	empty, err = a.blobs.none()
	return empty, a.failure(ctx, doing, err)
}
