package sqlite

import (
	"context"
	"database/sql"
	"strconv"

	"jiko/server/internal/archive"
)

// batch is the transaction in which changes are kept. The first thing that fails fails all of it: from then on nothing is done.
type batch struct {
	w       *writer
	ctx     context.Context
	failed  error
	head    head
	last    map[int]int64 // the last number given, by fiscal year
	filings []int64       // to be indexed
	entries []int64       // to be indexed
}

// exec changes something and tells how many rows.
func (b *batch) exec(query string, args ...any) (changed int64) {
	if b.failed == nil {
		changed, b.failed = b.w.conn.exec(b.ctx, query, args...)
	}
	return changed
}

// get reads one row; false when there is none.
func (b *batch) get(query string, args []any, dest ...any) (found bool) {
	if b.failed == nil {
		found, b.failed = b.w.conn.get(b.ctx, query, args, dest...)
	}
	return found && b.failed == nil
}

// each reads all rows.
func (b *batch) each(query string, args []any, row func(*sql.Rows) error) {
	if b.failed == nil {
		b.failed = b.w.conn.each(b.ctx, query, args, row)
	}
}

// finish writes what all changes share.
func (b *batch) finish() error {
	for year, last := range b.last {
		b.exec(`INSERT INTO counter (fiscal_year, last) VALUES (?, ?) ON CONFLICT (fiscal_year) DO UPDATE SET last = excluded.last`, year, last)
	}
	if len(b.filings)+len(b.entries) > 0 {
		b.exec(`INSERT INTO pending (filings, entries) VALUES (?, ?)`, list(b.filings), list(b.entries))
	}
	return b.failed
}

// lastGiven is the last number that was given in a fiscal year.
func (b *batch) lastGiven(fiscalYear int) int64 {
	if last, known := b.last[fiscalYear]; known {
		return last
	}
	var last int64
	b.get(`SELECT last FROM counter WHERE fiscal_year = ?`, []any{fiscalYear}, &last)
	return last
}

// give marks a number and all before it as given.
func (b *batch) give(fiscalYear int, number int64) {
	if b.last == nil {
		b.last = make(map[int]int64)
	}
	b.last[fiscalYear] = max(number, b.lastGiven(fiscalYear))
}

// append puts an entry at the end of the process's chain.
func (b *batch) append(entry archive.Entry) {
	b.readHead()
	if b.head.chain == 0 {
		b.beginChain(entry.At)
	}
	b.follow(entry)
}

// list is a JSON array of ids, nil when there are none.
func list(ids []int64) []byte {
	if len(ids) == 0 {
		return nil
	}
	body := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			body = append(body, ',')
		}
		body = strconv.AppendInt(body, id, 10)
	}
	return append(body, ']')
}
