package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Insert keeps a new record, over one that has expired if need be.
func (a *Archive) Insert(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	entry, err := storable(&r, entry)
	if err != nil {
		return err
	}
	r.Version = 1
	d := newRecordDocument(&r)
	return a.changeRecord(ctx, d, entry, a.insertOnce)
}

// Replace keeps a record over the version that it was made from.
func (a *Archive) Replace(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	entry, err := storable(&r, entry)
	if err != nil {
		return err
	}
	r.Version++
	d := newRecordDocument(&r)
	return a.changeRecord(ctx, d, entry, a.replaceOnce)
}

// changeRecord keeps the record, then the line that goes with it.
func (a *Archive) changeRecord(ctx context.Context, d *recordDocument, entry *archive.Entry, once func(context.Context, *recordDocument) error) error {
	if entry != nil {
		n := a.note(entry)
		n.Subject = entry.Subject
		d.Note = &n
	}
	return a.change(ctx, "keeping a record", func(ctx context.Context) error {
		if d.Note == nil {
			return a.attempt(ctx, func(ctx context.Context) error { return once(ctx, d) })
		}
		if err := a.ledger.announce(ctx); err != nil {
			return err
		}
		if err := a.attempt(ctx, func(ctx context.Context) error { return once(ctx, d) }); err != nil {
			return err
		}
		return a.ledger.note(ctx, d.Note.entry(d.Note.Subject))
	})
}

func (a *Archive) insertOnce(ctx context.Context, d *recordDocument) error {
	_, err := a.records.InsertOne(ctx, d)
	if !driver.IsDuplicateKeyError(err) {
		return err
	}
	there, err := a.recordThere(ctx, d.Key)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return errUnclear // it went away just now: try again
	case err != nil:
		return err
	case there.Write == d.Write:
		return a.settle(ctx)
	case !there.expired(a.Now()):
		return archive.ErrExists
	}
	result, err := a.records.ReplaceOne(ctx, bson.D{{Key: "_id", Value: d.Key}, {Key: "write", Value: there.Write}}, d)
	if err == nil && result.MatchedCount == 0 {
		return errUnclear // another took its place: see what that is
	}
	return err
}

func (a *Archive) replaceOnce(ctx context.Context, d *recordDocument) error {
	now := milliseconds(a.Now())
	result, err := a.records.ReplaceOne(ctx, bson.D{
		{Key: "_id", Value: d.Key},
		{Key: "version", Value: d.Version - 1},
		{Key: "$or", Value: []bson.D{
			{{Key: "expires", Value: bson.D{{Key: "$exists", Value: false}}}},
			{{Key: "expires", Value: bson.D{{Key: "$gt", Value: now}}}},
		}},
	}, d)
	if err != nil || result.MatchedCount == 1 {
		return err
	}
	there, err := a.recordThere(ctx, d.Key)
	switch {
	case err != nil:
		return err
	case there.Write == d.Write:
		return a.settle(ctx)
	case there.expired(now):
		return archive.ErrNotFound
	}
	return archive.ErrConflict
}

// recordThere is the record that is kept under a key, expired or not; ErrNotFound when none is.
func (a *Archive) recordThere(ctx context.Context, key string) (*recordDocument, error) {
	doc, err := a.latest(a.records).FindOne(ctx, bson.D{{Key: "_id", Value: key}}).Raw()
	if errors.Is(err, driver.ErrNoDocuments) {
		return nil, archive.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return decodeRecord(doc)
}

// Remove lets a record go. The line comes first: nothing goes without one.
func (a *Archive) Remove(ctx context.Context, bucket archive.Bucket, key string, entry *archive.Entry) error {
	var line *archive.Entry
	if entry != nil {
		e := *entry
		if err := fitLine(&e, maxLine); err != nil {
			return err
		}
		line = &e
	}
	return a.change(ctx, "removing a record", func(ctx context.Context) error {
		if line != nil {
			if err := a.ledger.announce(ctx); err != nil {
				return err
			}
			if err := a.ledger.note(ctx, *line); err != nil {
				return err
			}
		}
		return a.attempt(ctx, func(ctx context.Context) error { return a.removeOnce(ctx, recordKey(bucket, key)) })
	})
}

// removeOnce removes the record that it finds, not one that may come under its key later.
func (a *Archive) removeOnce(ctx context.Context, key string) error {
	there, err := a.recordThere(ctx, key)
	if errors.Is(err, archive.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	result, err := a.records.DeleteOne(ctx, bson.D{{Key: "_id", Value: key}, {Key: "write", Value: there.Write}})
	if err == nil && result.DeletedCount == 0 {
		return errUnclear // it was replaced just now
	}
	return err
}
