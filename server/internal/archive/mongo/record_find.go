package mongo

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

var (
	_ = index("records", ordinary, "owner", "_id")
	_ = index("records", ordinary, "expires")
)

// Record finds a record that has not expired.
func (a *Archive) Record(ctx context.Context, bucket archive.Bucket, key string) (r *archive.Record, err error) {
	err = a.call(ctx, "looking for a record", func(ctx context.Context) error {
		doc, err := a.findOne(ctx, a.records, bson.D{{Key: "_id", Value: recordKey(bucket, key)}})
		if err != nil {
			return err
		}
		d, err := decodeRecord(doc)
		switch {
		case err != nil:
			return err
		case d.expired(a.Now()):
			return archive.ErrNotFound
		}
		found := d.record()
		r = &found
		return nil
	})
	return r, err
}

// Records lists the records of a bucket that have not expired.
func (a *Archive) Records(ctx context.Context, bucket archive.Bucket, owner, after string, limit int) (list []archive.Record, err error) {
	now := a.Now()
	err = a.call(ctx, "listing records", func(ctx context.Context) error {
		return a.attempt(ctx, func(ctx context.Context) error {
			cursor, err := a.records.Find(ctx, listing(bucket, owner, after), options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}))
			if err != nil {
				return err
			}
			defer func() { _ = cursor.Close(ctx) }() // its error came before
			list = nil
			for cursor.Next(ctx) && (limit <= 0 || len(list) < limit) {
				d, err := decodeRecord(cursor.Current)
				if err != nil {
					return err
				}
				if !d.expired(now) {
					list = append(list, d.record())
				}
			}
			return cursor.Err()
		})
	})
	return list, err
}

func listing(bucket archive.Bucket, owner, after string) bson.D {
	filter := inBucket(bucket, after)
	if owner != "" {
		filter = append(filter, bson.E{Key: "owner", Value: owner})
	}
	return filter
}

// sweepRecords removes what has expired. The server could do it itself (a TTL index), but by its own clock, not by the archive's.
func (a *Archive) sweepRecords(ctx context.Context) error {
	_, err := a.records.DeleteMany(ctx, expiredBefore(a.Now()))
	return err
}

func expiredBefore(now time.Time) bson.D {
	return bson.D{{Key: "expires", Value: bson.D{{Key: "$lte", Value: milliseconds(now)}}}}
}
