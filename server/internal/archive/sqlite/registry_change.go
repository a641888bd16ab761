package sqlite

import (
	"context"
	"time"

	"jiko/server/internal/archive"
)

// Insert keeps a new record. One that has expired gives way.
func (a *Archive) Insert(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	return a.change(ctx, "keep a record", func(b *batch) error {
		changed := b.exec(`INSERT INTO record (bucket, key, owner, version, expires, body) VALUES (?, ?, ?, 1, ?, ?)
			ON CONFLICT (bucket, key) DO UPDATE SET owner = excluded.owner, version = 1, expires = excluded.expires, body = excluded.body
			WHERE record.expires > 0 AND record.expires <= ?`,
			string(r.Bucket), r.Key, r.Owner, expiry(r.Expires), r.Body, a.now().UnixMilli())
		if changed == 0 {
			return archive.ErrExists
		}
		b.appendIf(entry)
		return nil
	})
}

// Replace keeps a record over the version that the caller has seen.
func (a *Archive) Replace(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	return a.change(ctx, "replace a record", func(b *batch) error {
		now := a.now().UnixMilli()
		changed := b.exec(`UPDATE record SET owner = ?, version = version + 1, expires = ?, body = ?
			WHERE bucket = ? AND key = ? AND version = ? AND (expires = 0 OR expires > ?)`,
			r.Owner, expiry(r.Expires), r.Body, string(r.Bucket), r.Key, r.Version, now)
		if changed == 0 {
			var version int64
			if b.get(`SELECT version FROM record WHERE bucket = ? AND key = ? AND (expires = 0 OR expires > ?)`,
				[]any{string(r.Bucket), r.Key, now}, &version) {
				return archive.ErrConflict
			}
			return archive.ErrNotFound
		}
		b.appendIf(entry)
		return nil
	})
}

// Remove lets a record go.
func (a *Archive) Remove(ctx context.Context, bucket archive.Bucket, key string, entry *archive.Entry) error {
	return a.change(ctx, "remove a record", func(b *batch) error {
		b.exec(`DELETE FROM record WHERE bucket = ? AND key = ?`, string(bucket), key)
		b.appendIf(entry)
		return nil
	})
}

func (b *batch) appendIf(entry *archive.Entry) {
	if entry != nil {
		b.append(*entry)
	}
}

// expiry is the moment as it stands in the file: 0 for never.
func expiry(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// removeExpired removes some of the expired records, when there is nothing else to do.
func (w *writer) removeExpired(now time.Time) {
	_, err := w.conn.exec(context.Background(), `DELETE FROM record WHERE id IN
		(SELECT id FROM record WHERE expires > 0 AND expires <= ? ORDER BY expires LIMIT 500)`, now.UnixMilli())
	if err != nil {
		_ = w.a.failure(context.Background(), "remove expired records", err) // logged; they are as good as gone anyway
	}
}
