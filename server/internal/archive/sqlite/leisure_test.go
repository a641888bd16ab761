package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	lib "modernc.org/sqlite/lib"

	"jiko/server/internal/archive"
)

func TestWhatIsLeftToIndexIsIndexedWhenNothingElseIsToBeDone(t *testing.T) {
	a := opened(t, t.TempDir())
	file := filer(a, 1)
	for range 5 {
		if err := file(); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, func() bool {
		return count(t, a, `SELECT count(*) FROM search`) == 5 && count(t, a, `SELECT count(*) FROM pending`) == 0
	})
}

func TestWhatAnotherProcessLeftIsIndexed(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, dir)
	db := openPlain(t, a.file())
	if err := filer(a, 2)(); err != nil {
		t.Fatal(err)
	}
	if err := a.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	execAll(t, db, `DELETE FROM search; DELETE FROM posting; UPDATE value SET count = 0; DELETE FROM words;
		INSERT INTO pending (filings) SELECT CAST(json_group_array(id) AS BLOB) FROM filing`)
	if n := total(t, a); n != 1 {
		t.Errorf("%d filings are found", n)
	}
}

func TestExpiredRecordsAreRemovedAtLeisure(t *testing.T) {
	now := time.Now()
	a, err := Open(t.Context(), t.TempDir(), Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for i, life := range []time.Duration{time.Minute, time.Hour, 0} {
		r := archive.Record{Bucket: archive.Sessions, Key: fmt.Sprint(i)}
		if life > 0 {
			r.Expires = now.Add(life)
		}
		if err := a.Insert(t.Context(), r, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.change(t.Context(), "remove expired records", func(b *batch) error {
		b.w.removeExpired(now.Add(10 * time.Minute))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if n := count(t, a, `SELECT count(*) FROM record`); n != 2 {
		t.Errorf("%d records are left", n)
	}
}

func TestUnfinishedBlobsOfLongAgoAreRemoved(t *testing.T) {
	b := blobs{t.TempDir()}
	if err := makeOne(b.root()); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for name, age := range map[string]time.Duration{"old" + blobSuffix: 25 * time.Hour, "new" + blobSuffix: time.Hour, "other": 99 * time.Hour} {
		path := filepath.Join(b.root(), name)
		write(t, path, nil)
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	b.tidy(now)
	left, err := filepath.Glob(filepath.Join(b.root(), "*"))
	if err != nil || len(left) != 2 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestRemoveLeavesWhatIsNotTheArchives(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, dir)
	if _, err := a.PutBlob(t.Context(), strings.NewReader("x"), 9); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "notes.txt"), nil)
	if err := errors.Join(a.Close(), Remove(dir), Remove(dir)); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("left are %v, %v", left, err)
	}
	if empty, err := opened(t, dir).Empty(t.Context()); err != nil || !empty {
		t.Errorf("empty: %v, %v", empty, err)
	}
}

func TestEveryFailureHasAReasonInOurWords(t *testing.T) {
	for code, want := range map[int]error{
		lib.SQLITE_CORRUPT: archive.ErrCorrupt, lib.SQLITE_NOTADB: archive.ErrCorrupt, lib.SQLITE_CORRUPT_INDEX: archive.ErrCorrupt,
		lib.SQLITE_FULL: archive.ErrUnavailable, lib.SQLITE_IOERR_FSYNC: archive.ErrUnavailable, lib.SQLITE_READONLY_DBMOVED: archive.ErrUnavailable,
		lib.SQLITE_BUSY_SNAPSHOT: archive.ErrUnavailable, lib.SQLITE_CANTOPEN: archive.ErrUnavailable, lib.SQLITE_NOMEM: archive.ErrUnavailable,
		lib.SQLITE_CONSTRAINT_UNIQUE: archive.ErrUnavailable,
	} {
		if reason, kind := classifyCode(code); kind != want || reason == "" {
			t.Errorf("code %d: %q, %v", code, reason, kind)
		}
	}
	for err, want := range map[error]string{
		fmt.Errorf("write: %w", syscall.ENOSPC): "the disk is full",
		&os.PathError{Err: syscall.EACCES}:      "the folder cannot be written",
		syscall.EROFS:                           "the folder cannot be written",
		errClosed:                               "it is closed",
		errors.New("SQL logic error"):           "it failed",
	} {
		if reason, kind := classify(err); reason != want || kind != archive.ErrUnavailable {
			t.Errorf("%v: %q, %v", err, reason, kind)
		}
	}
}

func TestTheDriversTextGoesToTheLogOnly(t *testing.T) {
	var log bytes.Buffer
	a, err := Open(t.Context(), t.TempDir(), Options{Now: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	err = a.change(t.Context(), "fail", func(b *batch) error {
		b.exec(`INSERT INTO sign VALUES (1, 1)`)
		return nil
	})
	if !errors.Is(err, archive.ErrUnavailable) || strings.Contains(err.Error(), "UNIQUE") {
		t.Errorf("error is %v", err)
	}
	if !strings.Contains(log.String(), "UNIQUE") {
		t.Errorf("the log says %q", log.String())
	}
}

func count(t *testing.T, a *Archive, query string) (n int) {
	t.Helper()
	if err := a.read(t.Context(), func(r *reader) error {
		_, err := r.get(query, nil, &n)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// eventually waits until something holds, longer than a busy machine takes.
func eventually(t *testing.T, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatal("it never came to hold")
}
