package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"jiko/server/internal/archive"
)

// fileName is the archive's file in its folder.
const fileName = "jiko.db"

// applicationID marks the file as ours in SQLite's header: "Jiko".
const applicationID = 0x4a696b6f

// The header of an SQLite file: https://www.sqlite.org/fileformat.html#the_database_header
const (
	headerSize        = 100
	headerMagic       = "SQLite format 3\x00"
	headerUserVersion = 60
	headerApplication = 68
)

func (a *Archive) file() string { return filepath.Join(a.dir, fileName) }

// makeFolder makes the folder, and those above it, and makes sure that their names outlive a loss of power.
func makeFolder(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	above := filepath.Dir(dir)
	if err := makeFolder(above); err != nil {
		return err
	}
	if err := makeOne(dir); err != nil {
		return err
	}
	return syncFolder(above)
}

// makeOne makes a folder where there is none.
func makeOne(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// makeFile makes the file where there is none, for its owner alone: others may look into the folder, and passwords stand in it as hashes.
// SQLite gives what it puts beside it the same mode.
func makeFile(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// inspect looks whether the file is one that this program may open for writing, without changing a byte of it: opening it for
// writing would already bring over what stands in its journal.
func inspect(ctx context.Context, file string) error {
	version, err := peek(file)
	if err != nil || version == 0 {
		return err
	}
	if version > schemaVersion {
		return newer(version)
	}
	return inspectJournal(ctx, file)
}

// peek reads the schema's version from the header; 0 when there is nothing yet.
func peek(file string) (version int, err error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer f.Close() // it was only read
	header := make([]byte, headerSize)
	switch n, err := io.ReadFull(f, header); {
	case n == 0 && errors.Is(err, io.EOF):
		return 0, nil
	case err != nil || !bytes.HasPrefix(header, []byte(headerMagic)):
		return 0, fmt.Errorf("%s is no SQLite file: %w", fileName, archive.ErrCorrupt)
	}
	version = int(int32(binary.BigEndian.Uint32(header[headerUserVersion:])))
	if id := binary.BigEndian.Uint32(header[headerApplication:]); id != applicationID && (id != 0 || version != 0) {
		return 0, fmt.Errorf("%s belongs to another program: %w", fileName, archive.ErrCorrupt)
	}
	return version, nil
}

// inspectJournal asks SQLite for the version, which may stand in the journal beside the file still.
func inspectJournal(ctx context.Context, file string) (err error) {
	if info, err := os.Stat(file + "-wal"); err != nil || info.Size() == 0 {
		return nil
	}
	db, err := sql.Open("sqlite", dsn(file, url.Values{"mode": {"ro"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	if version > schemaVersion {
		return newer(version)
	}
	return nil
}

func newer(version int) error {
	return fmt.Errorf("%s has schema %d, this program knows %d: %w", fileName, version, schemaVersion, archive.ErrNewer)
}
