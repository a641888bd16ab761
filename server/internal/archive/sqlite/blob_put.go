package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"jiko/server/internal/archive"
)

// PutBlob keeps what r gives.
func (a *Archive) PutBlob(ctx context.Context, r io.Reader, limit int64) (archive.Blob, error) {
	const doing = "keep a blob"
	if a.writer.isClosed() {
		return archive.Blob{}, a.failure(ctx, doing, errClosed)
	}
	if err := ctx.Err(); err != nil {
		return archive.Blob{}, a.failure(ctx, doing, err)
	}
	blob, err := a.putBlob(ctx, &source{ctx, r}, limit)
	if err != nil {
		return archive.Blob{}, a.failure(ctx, doing, err)
	}
	return blob, nil
}

// putBlob gives the blob its name in a change: no process removes blobs meanwhile.
func (a *Archive) putBlob(ctx context.Context, r io.Reader, limit int64) (archive.Blob, error) {
	part, blob, err := a.blobs.fill(r, limit)
	if err != nil {
		return blob, err
	}
	err = a.change(ctx, "name a blob", func(*batch) error { return a.blobs.name(part, blob, a.now()) })
	if err != nil {
		_ = os.Remove(part) // tidy removes it otherwise
		return blob, err
	}
	return blob, a.blobs.syncNames(blob)
}

// syncNames makes sure that the names of a blob and of the folders above it outlive a loss of power, whoever made them.
func (b blobs) syncNames(blob archive.Blob) error {
	return errors.Join(syncFolder(filepath.Dir(b.path(blob.SHA256))), syncFolder(b.root()), syncFolder(b.dir))
}

// source is the caller's reader: it stops when the context does, and its errors are the caller's own.
type source struct {
	ctx context.Context
	r   io.Reader
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &stopped{err}
	}
	return n, err
}

// fill writes what r gives into a new file that has no name of a blob yet.
func (b blobs) fill(r io.Reader, limit int64) (part string, blob archive.Blob, err error) {
	if err := makeOne(b.root()); err != nil {
		return "", blob, err
	}
	f, err := os.CreateTemp(b.root(), "*"+blobSuffix)
	if err != nil {
		return "", blob, err
	}
	blob, err = fill(f, r, limit)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name()) // tidy removes it otherwise
	}
	return f.Name(), blob, err
}

// fill writes what r gives into the file, down to the disk.
func fill(part *os.File, r io.Reader, limit int64) (archive.Blob, error) {
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(part, sum), io.LimitReader(r, limit+1))
	if err != nil {
		return archive.Blob{}, err
	}
	if size > limit {
		return archive.Blob{}, archive.ErrTooLarge
	}
	return archive.Blob{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}, part.Sync()
}

// name gives the whole file its name, as of now. One of that name that was there has the same content, or is damaged. It may run twice.
func (b blobs) name(part string, blob archive.Blob, now time.Time) error {
	path := b.path(blob.SHA256)
	folder := filepath.Dir(path)
	if _, err := os.Stat(part); errors.Is(err, fs.ErrNotExist) {
		return os.Chtimes(path, now, now) // it has its name
	}
	if err := os.Chtimes(part, now, now); err != nil {
		return err
	}
	if err := makeOne(folder); err != nil {
		return err
	}
	return os.Rename(part, path)
}
