package sqlite

import (
	"context"
	"database/sql"

	"jiko/server/internal/archive"
)

const selectRecords = `SELECT bucket, key, owner, version, expires, body FROM record WHERE `

// Record is the record with that key.
func (a *Archive) Record(ctx context.Context, bucket archive.Bucket, key string) (*archive.Record, error) {
	var found *archive.Record
	err := a.look(ctx, func(r *reader) error {
		return r.records(selectRecords+`bucket = ? AND key = ? AND (expires = 0 OR expires > ?)`,
			[]any{string(bucket), key, a.now().UnixMilli()}, func(record *archive.Record) error {
				found = record
				return nil
			})
	})
	if err == nil && found == nil {
		err = archive.ErrNotFound
	}
	return found, a.failure(ctx, "read a record", err)
}

// Records lists the records of a bucket.
func (a *Archive) Records(ctx context.Context, bucket archive.Bucket, owner, after string, limit int) ([]archive.Record, error) {
	query, args := selectRecords+`bucket = ? AND key > ? AND (expires = 0 OR expires > ?)`, []any{string(bucket), after, a.now().UnixMilli()}
	if owner != "" {
		query, args = query+` AND owner = ?`, append(args, owner)
	}
	if limit <= 0 {
		limit = -1
	}
	var list []archive.Record
	err := a.look(ctx, func(r *reader) error {
		return r.records(query+` ORDER BY key LIMIT ?`, append(args, limit), func(record *archive.Record) error {
			list = append(list, *record)
			return nil
		})
	})
	return list, a.failure(ctx, "list records", err)
}

// records reads what selectRecords selects.
func (r *reader) records(query string, args []any, yield func(*archive.Record) error) error {
	return r.each(query, args, func(rows *sql.Rows) error {
		var (
			record  archive.Record
			bucket  string
			expires int64
			body    []byte
		)
		if err := rows.Scan(&bucket, &record.Key, &record.Owner, &record.Version, &expires, &body); err != nil {
			return err
		}
		record.Bucket, record.Body = archive.Bucket(bucket), orNil(body)
		if expires != 0 {
			record.Expires = fromMilli(expires)
		}
		return yield(&record)
	})
}
