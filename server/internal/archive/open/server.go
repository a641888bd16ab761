package open

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
)

// Server is Open for a server. A folder has one at a time: ErrInUse where another one is running on it. Any number may share the
// archive on a MongoDB server. Commands open the folder beside its server all the same.
func Server(ctx context.Context, dir, mongoURI string, now func() time.Time, log *slog.Logger) (archive.Archive, error) {
	if mongoURI != "" {
		return Open(ctx, dir, mongoURI, now, log)
	}
	unlock, err := sqlite.Lock(dir)
	if err != nil {
		return nil, err
	}
	a, err := Open(ctx, dir, mongoURI, now, log)
	if err != nil {
		return nil, errors.Join(err, unlock())
	}
	return &locked{a, unlock}, nil
}

// locked is an archive with the lock of its server.
type locked struct {
	archive.Archive
	unlock func() error
}

// Close closes the archive, then lets another server have it.
func (l *locked) Close() error { return errors.Join(l.Archive.Close(), l.unlock()) }
