package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"jiko/server/internal/archive"
)

// sweepEvery is how often blobs that nobody speaks of are removed.
const sweepEvery = time.Hour

// keepHouse removes what nobody needs until the archive is closed.
func (a *Archive) keepHouse(ctx context.Context) {
	for every := time.NewTicker(sweepEvery); ; {
		select {
		case <-every.C:
			if err := a.sweepBlobs(ctx); err != nil && ctx.Err() == nil {
				_ = a.failure(ctx, "remove blobs", err) // logged; the next round does it
			}
		case <-ctx.Done():
			every.Stop()
			return
		}
	}
}

// sweepBlobs removes the blobs that were put long enough ago and that no upload speaks of. Each is looked at again, and removed, in a
// change: it is not put again meanwhile.
func (a *Archive) sweepBlobs(ctx context.Context) error {
	before := a.now().Add(-archive.Unclaimed)
	return a.blobs.each(func(blob archive.Blob) error {
		claimed, err := a.claimed(ctx, blob.SHA256, before)
		if err != nil || claimed {
			return err
		}
		return a.change(ctx, "remove a blob", func(b *batch) error {
			var one int
			if claimed, err := a.blobs.putSince(blob.SHA256, before); err != nil || claimed {
				return err
			}
			if b.get(uploadOf, uploadsOf(blob.SHA256), &one) || b.failed != nil {
				return nil
			}
			return os.Remove(a.blobs.path(blob.SHA256))
		})
	})
}

// uploadOf asks whether a record speaks of a blob, whether it has expired or not: who makes one last longer must find the blob there.
const uploadOf = `SELECT 1 FROM record WHERE bucket = ? AND key > ? AND key < ? LIMIT 1`

// uploadsOf are the bounds of the keys of the records that speak of a blob.
func uploadsOf(sha256 string) []any {
	return []any{string(archive.Uploads), archive.UploadKey(sha256, ""), sha256 + "0"} // '0' follows '/'
}

// claimed tells whether a blob was put since then, or an upload speaks of it.
func (a *Archive) claimed(ctx context.Context, sha256 string, since time.Time) (claimed bool, err error) {
	if claimed, err = a.blobs.putSince(sha256, since); err != nil || claimed {
		return claimed, err
	}
	err = a.look(ctx, func(r *reader) error {
		claimed, err = r.get(uploadOf, uploadsOf(sha256), new(int))
		return err
	})
	return claimed, err
}

// putSince tells whether a blob was put since then. One that is not there is nobody's to remove.
func (b blobs) putSince(sha256 string, since time.Time) (bool, error) {
	info, err := os.Stat(b.path(sha256))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	return err == nil && !info.ModTime().Before(since), err
}
