package archive

import (
	"context"
	"time"
)

// Record is a small document that is found by its key: an account, a carrier, a session, a token, a draft.
type Record struct {
	Bucket  Bucket
	Key     string
	Owner   string    // whose it is, such as the login of a session; records are listed by it
	Version int64     // from 1; each Replace counts up
	Expires time.Time // zero for never; an expired record is as good as gone, and is removed at leisure
	Body    []byte
}

// Bucket is what kind of record it is.
type Bucket string

// The buckets.
const (
	Accounts Bucket = "account" // key: login
	Carriers Bucket = "carrier" // key: 事業者名, normalised, so that names that differ in width or case are one
	Sessions Bucket = "session" // key: hash of the cookie's value; owner: login
	Tokens   Bucket = "token"   // key: hash of the token; owner: login
	Attempts Bucket = "attempt" // key: what is being guessed at; sign-in attempts
	Drafts   Bucket = "draft"   // owner: carrier
	Cases    Bucket = "case"    // key: receipt; owner: whose turn it is; what staff do with a filing
	Uploads  Bucket = "upload"  // key: UploadKey; owner: carrier; what a carrier sent as an attachment
	Meta     Bucket = "meta"
)

// Registry keeps records. Entries that go with a change may be nil where nothing is worth noting.
type Registry interface {
	// Insert keeps a new record as version 1; ErrExists when the key is taken by one that has not expired.
	Insert(ctx context.Context, r Record, entry *Entry) error

	// Replace keeps r over the version r.Version and counts it up; ErrConflict when another version is kept,
	// ErrNotFound when none is.
	Replace(ctx context.Context, r Record, entry *Entry) error

	// Remove lets a record go; none there is no error. The entry is kept either way.
	Remove(ctx context.Context, bucket Bucket, key string, entry *Entry) error

	// Record is the record with that key; ErrNotFound when there is none or it has expired.
	Record(ctx context.Context, bucket Bucket, key string) (*Record, error)

	// Records lists the records of a bucket by key, those of owner only when it is not empty, after a key; at most limit,
	// all when it is 0.
	Records(ctx context.Context, bucket Bucket, owner, after string, limit int) ([]Record, error)
}
