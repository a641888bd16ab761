package mongo

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// inOneBatch is how many documents come in one answer of a stream: few, since a filing can have megabytes.
const inOneBatch = 50

// longSearch is the longest that one search may take, in an archive of any size that we know.
const longSearch = 60 * time.Second

// search makes one attempt at something that may take its time. A server that stops in between ends it by its missing heartbeat.
func (a *Archive) search(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, longSearch)
	defer cancel()
	return do(ctx)
}

// stream reads what can be too large for one answer, and may be read slowly. open opens a cursor behind the place that was read last.
// When a cursor is lost, by a failover or because the reader took long, the stream goes on with another.
func (a *Archive) stream(ctx context.Context, open func(ctx context.Context) (*driver.Cursor, error), read func(bson.Raw) error) error {
	for {
		progress := false
		err := a.drain(ctx, open, func(doc bson.Raw) error {
			progress = true
			return read(doc)
		})
		if err == nil || !progress || ctx.Err() != nil || final(err) {
			return err
		}
		a.Log.Warn("a stream is read on from where it broke", "error", err)
	}
}

// drain reads one cursor to its end.
func (a *Archive) drain(ctx context.Context, open func(ctx context.Context) (*driver.Cursor, error), read func(bson.Raw) error) error {
	cursor, err := open(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = cursor.Close(context.WithoutCancel(ctx)) }() // what it leaves behind ends by itself
	for cursor.Next(ctx) {
		if err := read(cursor.Current); err != nil {
			return err
		}
	}
	return cursor.Err()
}

// eachInKeyOrder reads the documents of a collection by key.
func (a *Archive) eachInKeyOrder(ctx context.Context, in *driver.Collection, filter, projection bson.D, read func(bson.Raw) error) error {
	var last bson.RawValue
	open := func(ctx context.Context) (*driver.Cursor, error) {
		all := []bson.D{filter}
		if !last.IsZero() {
			all = append(all, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: last}}}})
		}
		o := options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetBatchSize(inOneBatch)
		if projection != nil {
			o.SetProjection(projection)
		}
		return in.Find(ctx, and(all), o)
	}
	return a.stream(ctx, open, func(doc bson.Raw) error {
		err := read(doc)
		if key := doc.Lookup("_id"); err == nil {
			last = bson.RawValue{Type: key.Type, Value: append([]byte(nil), key.Value...)}
		}
		return err
	})
}
