package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Snapshot reads the ledger, up to its end of now, before what it speaks of: so every change in it is there. Each document is whole;
// what is acknowledged while the snapshot is read may be in it or not. The counters come first, so that loading finds them high enough.
func (a *Archive) Snapshot(ctx context.Context, yield func(archive.Item) error) error {
	return a.call(ctx, "reading the archive", func(ctx context.Context) error {
		for _, read := range []func(context.Context, func(archive.Item) error) error{
			a.snapshotCounters, a.snapshotEntries, a.snapshotFilings, a.snapshotRecords,
		} {
			if err := read(ctx, func(item archive.Item) error { return told(yield(item)) }); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *Archive) snapshotEntries(ctx context.Context, yield func(archive.Item) error) error {
	return a.eachEntry(ctx, func(e archive.Entry) error { return yield(archive.Item{Entry: &e}) })
}

func (a *Archive) snapshotFilings(ctx context.Context, yield func(archive.Item) error) error {
	return a.eachInKeyOrder(ctx, a.filings, all, withoutGrams, func(doc bson.Raw) error {
		f, err := decodeFiling(doc)
		if err != nil {
			return err
		}
		return yield(archive.Item{Filing: f})
	})
}

func (a *Archive) snapshotRecords(ctx context.Context, yield func(archive.Item) error) error {
	return a.eachInKeyOrder(ctx, a.records, all, nil, func(doc bson.Raw) error {
		d, err := decodeRecord(doc)
		if err != nil {
			return err
		}
		if d.Bucket == archive.Sessions || d.Bucket == archive.Attempts || d.expired(a.Now()) {
			return nil
		}
		r := d.record()
		return yield(archive.Item{Record: &r})
	})
}

func (a *Archive) snapshotCounters(ctx context.Context, yield func(archive.Item) error) error {
	return a.eachInKeyOrder(ctx, a.counters, all, nil, func(doc bson.Raw) error {
		var d counterDocument
		if err := bson.Unmarshal(doc, &d); err != nil || d.Last == 0 {
			return err
		}
		return yield(archive.Item{Counter: &archive.Counter{FiscalYear: d.FiscalYear, Last: d.Last}})
	})
}

// all are all documents of a collection: every key is above the lowest.
var all = bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: bson.MinKey{}}}}}

// Empty tells whether nothing was ever kept. What a chain begins with comes only with something to follow it.
func (a *Archive) Empty(ctx context.Context) (empty bool, err error) {
	err = a.call(ctx, "asking whether the archive is empty", func(ctx context.Context) error {
		empty = true
		for _, c := range []*driver.Collection{a.filings, a.entries, a.records, a.counters, a.files} {
			there, err := a.any(ctx, c)
			if err != nil {
				return err
			}
			empty = empty && !there
		}
		return nil
	})
	return empty, err
}

func (a *Archive) any(ctx context.Context, c *driver.Collection) (there bool, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		cursor, err := c.Find(ctx, bson.D{}, onlyOne())
		if err != nil {
			return err
		}
		there = cursor.Next(ctx)
		_ = cursor.Close(ctx) // its error came before
		return cursor.Err()
	})
	return there, err
}
