package sqlite

import (
	"context"
	"os"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

func TestArchive(t *testing.T) {
	var asked queries
	t.Run("suite", func(t *testing.T) {
		archivetest.Run(t, func(t testing.TB) archivetest.Place { return place(t.TempDir(), asked.add) })
	})
	t.Run("no query reads a big table from end to end", func(t *testing.T) { explainAll(t, asked.list()) })
}

// place is an archive in a folder.
func place(dir string, trace func(query string)) archivetest.Place {
	return archivetest.Place{
		Open: func(t testing.TB, now func() time.Time) archive.Archive {
			a, err := Open(t.Context(), dir, Options{Now: now, trace: trace})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := a.Close(); err != nil {
					t.Error(err)
				}
			})
			return a
		},
		Rest: func(t testing.TB, a archive.Archive) {
			if err := rest(t.Context(), a.(*Archive)); err != nil {
				t.Error(err)
			}
		},
		Damage: func(t testing.TB, sha256 string) {
			path := blobs{dir}.path(sha256)
			body, err := os.ReadFile(path)
			if err == nil {
				body[len(body)/2] ^= 1
				err = os.WriteFile(path, body, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	}
}

// rest does what is done at leisure.
func rest(ctx context.Context, a *Archive) error {
	if err := a.change(ctx, "remove expired records", func(b *batch) error {
		b.w.removeExpired(a.now())
		return nil
	}); err != nil {
		return err
	}
	return a.sweepBlobs(ctx)
}
