package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

func TestAFullFileIsToldAndNothingOfTheFilingIsKept(t *testing.T) {
	a := opened(t, t.TempDir())
	file := filer(a, 1)
	if err := file(); err != nil {
		t.Fatal(err)
	}
	limitPages(t, a, 1) // which SQLite takes for as many as there are
	before := total(t, a)
	err := untilError(file)
	if !errors.Is(err, archive.ErrUnavailable) || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("error is %v", err)
	}
	limitPages(t, a, 1<<30)
	kept := total(t, a)
	if err := file(); err != nil {
		t.Fatalf("when there is room again: %v", err)
	}
	if after := total(t, a); after != kept+1 || kept < before {
		t.Fatalf("%d filings, then %d, then %d", before, kept, after)
	}
}

func TestAChangeThatFailsSparesThoseThatShareItsCommit(t *testing.T) {
	a := opened(t, t.TempDir())
	const many = 40
	errs := make(chan error, many)
	hold := make(chan struct{})
	go a.change(t.Context(), "hold the writer", func(*batch) error { <-hold; return nil })
	for i := range many {
		go func() {
			errs <- a.change(t.Context(), "fail now and then", func(b *batch) error {
				if i%10 == 3 {
					b.exec(`INSERT INTO sign VALUES (1, 1)`) // which is there
				}
				b.exec(`INSERT INTO counter (fiscal_year, last) VALUES (?, 1)`, i)
				return nil
			})
		}()
	}
	time.Sleep(50 * time.Millisecond) // until all wait
	close(hold)
	failed := 0
	for range many {
		if <-errs != nil {
			failed++
		}
	}
	var kept int
	if err := a.read(t.Context(), func(r *reader) error {
		_, err := r.get(`SELECT count(*) FROM counter`, nil, &kept)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if failed != 4 || kept != 36 {
		t.Fatalf("%d failed, %d were kept", failed, kept)
	}
}

func TestAFullDiskIsToldAndRecoveredFrom(t *testing.T) {
	dir := mounted(t, "size=6m")
	a := opened(t, dir)
	file := filer(a, 2)
	if err := file(); err != nil {
		t.Fatal(err)
	}
	ballast := dir + "/ballast"
	write(t, ballast, make([]byte, 3<<20))
	acknowledged := 1
	err := untilError(func() error {
		err := file()
		if err == nil {
			acknowledged++
		}
		return err
	})
	if !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("error is %v", err)
	}
	// A sign of life is smaller than a filing: some fit still. But the archive does not go on saying that it is ready.
	if err := untilError(func() error { return a.Ready(t.Context()) }); !errors.Is(err, archive.ErrUnavailable) {
		t.Errorf("a full archive says that it is ready: %v", err)
	}
	_, err = a.PutBlob(t.Context(), strings.NewReader(strings.Repeat("x", 1<<20)), 2<<20)
	if !errors.Is(err, archive.ErrUnavailable) {
		t.Errorf("putting a blob: %v", err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Ready(t.Context()), file()); err != nil {
		t.Fatalf("when there is room again: %v", err)
	}
	if n := total(t, a); n < int64(acknowledged)+1 {
		t.Fatalf("%d filings are there, %d were acknowledged", n, acknowledged+1)
	}
}

func TestAReadOnlyFolderIsToldAndRecoveredFrom(t *testing.T) {
	dir := mounted(t, "size=16m")
	a := opened(t, dir)
	file := filer(a, 3)
	if err := file(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	remount(t, dir, "ro")
	if _, err := Open(t.Context(), dir, Options{Now: time.Now}); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("error is %v", err)
	}
	if _, err := Lock(dir); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("error is %v", err)
	}
	remount(t, dir, "rw")
	if err := filer(opened(t, dir), 4)(); err != nil {
		t.Fatal(err)
	}
}

func TestAChangeWaitsForAnotherProcessToLetGo(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, dir)
	if err := a.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	other := openPlain(t, a.file())
	execAll(t, other, `BEGIN IMMEDIATE`)
	var letGo atomic.Bool
	go func() {
		time.Sleep(300 * time.Millisecond) // long enough for a change that would not wait
		letGo.Store(true)
		if _, err := other.Exec(`ROLLBACK`); err != nil {
			t.Error(err)
		}
	}()
	if err := filer(a, 5)(); err != nil || !letGo.Load() {
		t.Fatalf("let go: %v, %v", letGo.Load(), err)
	}
}

// filer files one filing after the other, each of its own.
func filer(a *Archive, seed uint64) func() error {
	n := 0
	return func() error {
		n++
		f := archivetest.First(archivetest.Generate(seed, 1))
		f.CarrierRef = fmt.Sprint(seed, "/", n)
		return a.Create(context.Background(), f, archive.Entry{At: time.Now(), Action: archive.Filed})
	}
}

func untilError(do func() error) error {
	for range 100_000 {
		if err := do(); err != nil {
			return err
		}
	}
	return errors.New("it never failed")
}

func total(t *testing.T, a *Archive) int64 {
	t.Helper()
	page, err := a.Search(t.Context(), archive.Query{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}

// limitPages keeps the file from becoming larger, as a full disk does.
func limitPages(t *testing.T, a *Archive, pages int) {
	t.Helper()
	if err := a.change(t.Context(), "limit the file", func(b *batch) error {
		b.get(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages), nil, new(int64))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
