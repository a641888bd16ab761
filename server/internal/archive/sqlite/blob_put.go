package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

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
	blob, err := a.blobs.put(&source{ctx, r}, limit)
	return blob, a.failure(ctx, doing, err)
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

func (b blobs) put(r io.Reader, limit int64) (blob archive.Blob, err error) {
	if err := b.makeRoot(); err != nil {
		return blob, err
	}
	part, err := os.CreateTemp(b.root(), "*"+blobSuffix)
	if err != nil {
		return blob, err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(part.Name()) // tidy removes it otherwise
		}
	}()
	blob, err = fill(part, r, limit)
	if err = errors.Join(err, part.Close()); err != nil {
		return archive.Blob{}, err
	}
	return blob, b.name(part.Name(), blob)
}

func (b blobs) makeRoot() error {
	if err := os.Mkdir(b.root(), 0o700); err != nil {
		if os.IsExist(err) {
			return nil
		}
		return err
	}
	return syncFolder(b.dir)
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

// name gives the whole file its name. One of that name that was there has the same content, or is damaged.
func (b blobs) name(part string, blob archive.Blob) error {
	path := b.path(blob.SHA256)
	folder := filepath.Dir(path)
	if err := os.Mkdir(folder, 0o700); err == nil {
		if err := syncFolder(b.root()); err != nil {
			return err
		}
	} else if !os.IsExist(err) {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(folder)
}
