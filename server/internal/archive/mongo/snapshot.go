package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Snapshot reads the ledger, up to its end of now, before what it speaks of: so every change in it is there; and of the filings only
// what this ledger speaks of. The counters come first, so that loading finds them high enough. Records are as they are when their turn
// comes: a line on a later change of one may be missing.
func (a *Archive) Snapshot(ctx context.Context, yield func(archive.Item) error) error {
	return a.call(ctx, "reading the archive", func(ctx context.Context) error {
		hand := func(item archive.Item) error { return told(yield(item)) }
		if err := a.snapshotCounters(ctx, hand); err != nil {
			return err
		}
		heads, err := a.eachEntry(ctx, func(e archive.Entry) error { return hand(archive.Item{Entry: &e}) })
		if err != nil {
			return err
		}
		filings := filingsOf{Archive: a, heads: heads, whole: map[string]bool{"": true}, yield: hand} // loaded ones came with their ledger
		if err := filings.read(ctx); err != nil {
			return err
		}
		return a.snapshotRecords(ctx, hand)
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
