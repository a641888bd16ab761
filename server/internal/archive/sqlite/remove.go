package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Remove removes the archive in a folder, for ever, and nothing else that stands there. Nobody may have it open: the caller holds the
// Lock of its server.
func Remove(dir string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(dir, fileName+suffix)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.RemoveAll(blobs{dir}.root()); err != nil {
		return err
	}
	return syncFolder(dir)
}
