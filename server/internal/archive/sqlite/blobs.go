package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jiko/server/internal/archive"
)

// blobs are files of their own beside jiko.db, attachments/ab/abcd…, named by their SHA-256: they are streamed in and out without
// going through the journal, and a damaged one harms nothing else. A file gets its name when all of it is on the disk.
type blobs struct{ dir string }

const (
	blobFolder = "attachments"
	blobSuffix = ".part" // of what is not whole yet
	blobLost   = 24 * time.Hour
)

func (b blobs) root() string { return filepath.Join(b.dir, blobFolder) }

func (b blobs) path(sha256 string) string { return filepath.Join(b.root(), sha256[:2], sha256) }

// isBlobName tells whether s is a SHA-256 in hexadecimal.
func isBlobName(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// each calls yield for every blob, by name.
func (b blobs) each(yield func(archive.Blob) error) error {
	folders, err := os.ReadDir(b.root())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		if err := b.eachIn(folder.Name(), yield); err != nil {
			return err
		}
	}
	return nil
}

func (b blobs) eachIn(folder string, yield func(archive.Blob) error) error {
	files, err := os.ReadDir(filepath.Join(b.root(), folder))
	if err != nil {
		return err
	}
	for _, file := range files {
		if !isBlobName(file.Name()) {
			continue
		}
		info, err := file.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // it was removed meanwhile
		}
		if err != nil {
			return err
		}
		if err := yield(archive.Blob{SHA256: file.Name(), Size: info.Size()}); err != nil {
			return err
		}
	}
	return nil
}

// none tells whether there is no blob.
func (b blobs) none() (bool, error) {
	err := b.each(func(archive.Blob) error { return fs.SkipAll })
	if errors.Is(err, fs.SkipAll) {
		return false, nil
	}
	return err == nil, err
}

// tidy removes what a process left unfinished long ago. What cannot be removed harms nobody.
func (b blobs) tidy(now time.Time) {
	parts, _ := filepath.Glob(filepath.Join(b.root(), "*"+blobSuffix))
	for _, part := range parts {
		if info, err := os.Stat(part); err == nil && now.Sub(info.ModTime()) > blobLost {
			_ = os.Remove(part)
		}
	}
}
