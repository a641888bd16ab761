package archive

import (
	"context"
	"io"
	"time"
)

// Blob is the content of an attachment (添付), named by its SHA-256, so that the same content is kept once.
type Blob struct {
	SHA256 string // hexadecimal
	Size   int64
}

// Unclaimed is how long a blob is kept at least after it was put, whether an upload speaks of it or not.
const Unclaimed = 24 * time.Hour

// UploadKey is the key of the record in Uploads that speaks of a blob: that a carrier sent it.
func UploadKey(sha256, carrier string) string { return sha256 + "/" + carrier }

// Attachments keeps the content of attachments. Their names and types stand in the filings that refer to them.
type Attachments interface {
	// PutBlob keeps what r gives, up to limit bytes, in constant memory; ErrTooLarge beyond it, and nothing is kept.
	//
	// A blob stays as long as a record in Uploads speaks of it (see UploadKey). One that was put more than Unclaimed ago, and that no
	// record speaks of, is removed at leisure. Who puts it again gives it that time anew.
	PutBlob(ctx context.Context, r io.Reader, limit int64) (Blob, error)

	// OpenBlob reads a blob; ErrNotFound when there is none. What is read is checked against the name: a damaged blob ends
	// in ErrCorrupt.
	OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, Blob, error)

	// EachBlob calls yield for every blob, by name.
	EachBlob(ctx context.Context, yield func(Blob) error) error
}
