package open

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
)

// Remove removes the archive in a folder, for ever, if may says nil of it. ErrNotFound where there is none, ErrInUse where a server
// is running on it.
func Remove(ctx context.Context, dir string, now func() time.Time, log *slog.Logger, may func(archive.Archive) error) error {
	a, err := Existing(ctx, dir, "", now, log)
	if err != nil {
		return err
	}
	if err := errors.Join(may(a), a.Close()); err != nil {
		return err
	}
	unlock, err := sqlite.Lock(dir)
	if err != nil {
		return err
	}
	return errors.Join(sqlite.Remove(dir), unlock())
}
