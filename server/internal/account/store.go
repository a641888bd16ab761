package account

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"jiko/server/internal/archive"
)

// tries is how often a change is tried again when someone else changed the same record in the meantime.
const tries = 20

// page is how many records are listed at once.
const page = 500

// encode is what a record keeps of v.
func encode(v any) []byte {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // our own types always marshal
	}
	return body
}

// load reads a record into v; archive.ErrNotFound when there is none. A record that is past its time is none.
func (a *Accounts) load(ctx context.Context, bucket archive.Bucket, key string, v any) (*archive.Record, error) {
	record, err := a.store.Record(ctx, bucket, key)
	if err != nil {
		return nil, err
	}
	if !record.Expires.IsZero() && !a.now().Before(record.Expires) {
		return nil, fmt.Errorf("%w: expired", archive.ErrNotFound)
	}
	return record, decode(record, v)
}

func decode(record *archive.Record, v any) error {
	if err := json.Unmarshal(record.Body, v); err != nil {
		return fmt.Errorf("%w: record in %s: %w", archive.ErrCorrupt, record.Bucket, err)
	}
	return nil
}

// replace keeps v over the record that it was read from.
func (a *Accounts) replace(ctx context.Context, record *archive.Record, v any, entry *archive.Entry) error {
	changed := *record
	changed.Body = encode(v)
	return a.store.Replace(ctx, changed, entry)
}

// errEnough ends a walk without being its error.
var errEnough = errors.New("enough")

// each calls yield for the records of a bucket, those of owner only when it is not empty.
func (a *Accounts) each(ctx context.Context, bucket archive.Bucket, owner string, yield func(*archive.Record) error) error {
	return a.eachAfter(ctx, bucket, owner, "", yield)
}

// eachAfter is each for the records behind a key, until yield gives errEnough.
func (a *Accounts) eachAfter(ctx context.Context, bucket archive.Bucket, owner, after string, yield func(*archive.Record) error) error {
	for {
		records, err := a.store.Records(ctx, bucket, owner, after, page)
		if err != nil {
			return err
		}
		for i := range records {
			switch err := yield(&records[i]); {
			case errors.Is(err, errEnough):
				return nil
			case err != nil:
				return err
			}
			after = records[i].Key
		}
		if len(records) < page {
			return nil
		}
	}
}

// account reads an account; NoSuchAccount when there is none.
func (a *Accounts) account(ctx context.Context, login string) (*archive.Record, *kept, error) {
	var k kept
	record, err := a.load(ctx, archive.Accounts, login, &k)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil, refuse(NoSuchAccount)
	}
	return record, &k, err
}

// change changes an account, again when someone else changed it in the meantime. Where change returns no entry there is
// nothing to do.
func (a *Accounts) change(ctx context.Context, login string, change func(*kept) (*archive.Entry, error)) error {
	for range tries {
		record, k, err := a.account(ctx, login)
		if err != nil {
			return err
		}
		entry, err := change(k)
		if err != nil || entry == nil {
			return err
		}
		if err := a.replace(ctx, record, k, entry); !errors.Is(err, archive.ErrConflict) {
			return err
		}
	}
	return archive.ErrConflict
}

// earlier is the earlier of two instants.
func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
