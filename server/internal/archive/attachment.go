package archive

import (
	"context"
	"io"
)

// Blob is the content of an attachment (添付), named by its SHA-256, so that the same content is kept once.
type Blob struct {
	SHA256 string // hexadecimal
	Size   int64
}

// Attachments keeps the content of attachments. Their names and types stand in the filings that refer to them.
type Attachments interface {
	// PutBlob keeps what r gives, up to limit bytes, in constant memory; ErrTooLarge beyond it, and nothing is kept.
	PutBlob(ctx context.Context, r io.Reader, limit int64) (Blob, error)

	// OpenBlob reads a blob; ErrNotFound when there is none. What is read is checked against the name: a damaged blob ends
	// in ErrCorrupt.
	OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, Blob, error)

	// EachBlob calls yield for every blob, by name.
	EachBlob(ctx context.Context, yield func(Blob) error) error
}
