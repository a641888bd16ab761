package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"

	"jiko/server/internal/archive"
)

// OpenBlob reads a blob.
func (a *Archive) OpenBlob(ctx context.Context, name string) (io.ReadCloser, archive.Blob, error) {
	const doing = "read a blob"
	blob := archive.Blob{SHA256: name}
	if a.writer.isClosed() {
		return nil, blob, a.failure(ctx, doing, errClosed)
	}
	if err := ctx.Err(); err != nil {
		return nil, blob, a.failure(ctx, doing, err)
	}
	if !isBlobName(name) {
		return nil, blob, a.failure(ctx, doing, archive.ErrNotFound)
	}
	f, err := os.Open(a.blobs.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		err = archive.ErrNotFound
	}
	if err != nil {
		return nil, blob, a.failure(ctx, doing, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, blob, a.failure(ctx, doing, errors.Join(err, f.Close()))
	}
	blob.Size = info.Size()
	return &blobReader{a: a, ctx: ctx, f: f, name: name, sum: sha256.New()}, blob, nil
}

// EachBlob calls yield for every blob, by name.
func (a *Archive) EachBlob(ctx context.Context, yield func(archive.Blob) error) error {
	const doing = "list blobs"
	if a.writer.isClosed() {
		return a.failure(ctx, doing, errClosed)
	}
	if err := ctx.Err(); err != nil {
		return a.failure(ctx, doing, err)
	}
	hand := handing(yield)
	return a.failure(ctx, doing, a.blobs.each(func(blob archive.Blob) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return hand(blob)
	}))
}

// blobReader checks what it reads against the name.
type blobReader struct {
	a    *Archive
	ctx  context.Context
	f    *os.File
	name string
	sum  hash.Hash
}

func (r *blobReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.f.Read(p)
	r.sum.Write(p[:n])
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, r.a.failure(r.ctx, "read a blob", err)
	case hex.EncodeToString(r.sum.Sum(nil)) != r.name:
		return n, r.a.failure(r.ctx, "check a blob", archive.ErrCorrupt)
	}
	return n, io.EOF
}

func (r *blobReader) Close() error { return r.f.Close() }
