package mongo

import (
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// recordDocument is a record. Its key is bucket and key, by which records are found and listed.
type recordDocument struct {
	Key     string         `bson:"_id"`
	Bucket  archive.Bucket `bson:"bucket"`
	Name    string         `bson:"key"`
	Owner   string         `bson:"owner"`
	Version int64          `bson:"version"`
	Expires time.Time      `bson:"expires,omitempty"`
	Body    []byte         `bson:"body"`
	Write   bson.ObjectID  `bson:"write"`          // the mark of the write that kept it
	Note    *note          `bson:"note,omitempty"` // its line in the ledger
}

func newRecordDocument(r *archive.Record) *recordDocument {
	d := &recordDocument{
		Key: recordKey(r.Bucket, r.Key), Bucket: r.Bucket, Name: r.Key, Owner: r.Owner, Version: r.Version, Body: slices.Clone(r.Body),
		Write: bson.NewObjectID(),
	}
	if !r.Expires.IsZero() {
		d.Expires = milliseconds(r.Expires)
	}
	return d
}

func (d *recordDocument) record() archive.Record {
	r := archive.Record{Bucket: d.Bucket, Key: d.Name, Owner: d.Owner, Version: d.Version, Expires: d.Expires, Body: d.Body}
	if len(r.Body) == 0 {
		r.Body = nil
	}
	return r
}

// expired tells whether the record is as good as gone.
func (d *recordDocument) expired(now time.Time) bool {
	return !d.Expires.IsZero() && !now.Before(d.Expires)
}

func recordKey(bucket archive.Bucket, key string) string { return string(bucket) + "/" + key }

// inBucket are the records of a bucket behind a key.
func inBucket(bucket archive.Bucket, after string) bson.D {
	return bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: recordKey(bucket, after)}, {Key: "$lt", Value: string(bucket) + "0"}}}} // '0' follows '/'
}

// maxKey is how long a key can be, in bytes. DocumentDB's index of keys takes no more than about twice of it.
const maxKey = 1024

// storable tells whether record and line are not too large, and gives a line that no server refuses.
func storable(r *archive.Record, entry *archive.Entry) (*archive.Entry, error) {
	const maxBody = 15 << 20
	if len(r.Key) > maxKey || len(r.Owner) > maxKey || len(r.Body) > maxBody {
		return nil, fmt.Errorf("%w: a record", archive.ErrTooLarge)
	}
	if entry == nil {
		return nil, nil
	}
	line := *entry
	return &line, fitLine(&line, maxNote)
}

func decodeRecord(doc bson.Raw) (*recordDocument, error) {
	var d recordDocument
	if err := bson.Unmarshal(doc, &d); err != nil {
		return nil, fmt.Errorf("%w: a record cannot be read", archive.ErrCorrupt)
	}
	return &d, nil
}
