// Package open opens an archive, of whichever engine it is kept in.
package open

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/sqlite"
)

// Open opens the archive on the server that mongoURI names, or in the folder where that is empty. What a driver says goes to the
// log only; nil for nobody.
func Open(ctx context.Context, dir, mongoURI string, now func() time.Time, log *slog.Logger) (archive.Archive, error) {
	if mongoURI != "" {
		return opened(mongo.Open(ctx, mongoURI, mongo.Options{Now: now, Log: log}))
	}
	return opened(sqlite.Open(ctx, dir, sqlite.Options{Now: now, Log: log}))
}

// opened is what an engine's Open gave: an interface that holds a nil pointer would not be nil.
func opened[A archive.Archive](a A, err error) (archive.Archive, error) {
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Existing is Open for who wants what is there already: ErrNotFound where the folder does not exist or holds nothing, so that a
// mistyped folder is not taken for an empty archive.
func Existing(ctx context.Context, dir, mongoURI string, now func() time.Time, log *slog.Logger) (archive.Archive, error) {
	if mongoURI == "" {
		if entries, err := os.ReadDir(dir); os.IsNotExist(err) || err == nil && len(entries) == 0 {
			return nil, fmt.Errorf("%w: no archive in %s", archive.ErrNotFound, dir)
		}
	}
	return Open(ctx, dir, mongoURI, now, log)
}
