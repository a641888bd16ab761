package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// syncing is an archive whose journal is synced as the test says.
func syncing(t *testing.T, sync func(*os.File) error) *Archive {
	t.Helper()
	a, err := Open(t.Context(), t.TempDir(), Options{Now: time.Now, sync: sync})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// held is a sync that begins and goes on when the test says so; what comes before hold is called is quick.
type held struct {
	slow        atomic.Bool
	begun, goOn chan struct{}
}

func newHeld() *held { return &held{begun: make(chan struct{}, 100), goOn: make(chan struct{})} }

func (h *held) sync(f *os.File) error {
	if h.slow.Load() {
		h.begun <- struct{}{}
		<-h.goOn
	}
	return syncData(f)
}

// readers look at the filings of an archive in every way that there is.
func readers(t *testing.T, a *Archive) map[string]func() {
	return map[string]func(){
		"who asks for one": func() {
			if _, err := a.Filing(t.Context(), archive.Receipt(2020, 1)); err != nil && !errors.Is(err, archive.ErrNotFound) {
				t.Error(err)
			}
		},
		"who searches": func() { total(t, a) },
		"who walks through all": func() {
			stop := errors.New("stop")
			err := a.Snapshot(t.Context(), func(archive.Item) error { return stop })
			if !errors.Is(err, stop) {
				t.Error(err)
			}
		},
	}
}

// toldOnlyAfter checks that what is done does not end before a sync that is held.
func (h *held) toldOnlyAfter(t *testing.T, all map[string]func()) {
	t.Helper()
	told := make(chan string, len(all))
	var clients sync.WaitGroup
	for who, do := range all {
		clients.Go(func() {
			do()
			told <- who
		})
	}
	<-h.begun
	select {
	case who := <-told:
		t.Errorf("%s is told before the sync", who)
	case <-time.After(50 * time.Millisecond): // in which all would have been told
	}
	close(h.goOn)
	clients.Wait()
}

func TestNobodyIsToldOfAFilingBeforeItIsOnTheDisk(t *testing.T) {
	disk := newHeld()
	a := syncing(t, disk.sync)
	if err := a.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	disk.slow.Store(true)
	filed := make(chan struct{})
	go func() {
		defer close(filed)
		if err := filer(a, 1)(); err != nil {
			t.Error(err)
		}
	}()
	<-disk.begun
	disk.begun <- struct{}{} // as seen by those who read
	all := readers(t, a)
	all["the carrier"] = func() { <-filed }
	disk.toldOnlyAfter(t, all)
}

// A process that is a moment before its sync, or was killed there, has left what may be lost still.
func TestWhatAnotherProcessDidNotSyncIsSyncedBeforeAnybodyIsTold(t *testing.T) {
	for who := range readers(t, nil) {
		t.Run(who, func(t *testing.T) {
			others, own := newHeld(), newHeld()
			other := syncing(t, others.sync)
			a, err := Open(t.Context(), other.dir, Options{Now: time.Now, sync: own.sync})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { a.Close() })
			others.slow.Store(true)
			own.slow.Store(true)
			go filer(other, 1)() // nobody waits for the answer
			<-others.begun
			own.toldOnlyAfter(t, map[string]func(){who: readers(t, a)[who]})
			close(others.goOn)
		})
	}
}

func TestABatchIsWrittenWhileTheOneBeforeIsSynced(t *testing.T) {
	disk := newHeld()
	disk.slow.Store(true)
	a := syncing(t, disk.sync)
	hold := make(chan struct{})
	var clients sync.WaitGroup
	change := func(hold chan struct{}) {
		clients.Go(func() {
			if err := a.change(t.Context(), "change", func(b *batch) error {
				<-hold
				b.exec(`UPDATE sign SET at = at + 1 WHERE id = 1`)
				return nil
			}); err != nil {
				t.Error(err)
			}
		})
	}
	for range 4 {
		change(hold)
	}
	eventually(t, func() bool { return a.writer.journal.waiting.Load() == 4 })
	close(hold)
	<-disk.begun
	beside := openPlain(t, a.file()) // sees what is committed, durable or not
	eventually(t, func() bool {
		var written int
		if err := beside.QueryRow(`SELECT at FROM sign WHERE id = 1`).Scan(&written); err != nil {
			t.Fatal(err)
		}
		return written > 1
	})
	close(disk.goOn)
	clients.Wait()
}

// What is committed while a sync is on its way is not on the disk when that ends.
func TestASyncVouchesOnlyForWhatWasWrittenBefore(t *testing.T) {
	commits, syncs := int64(1), 0
	j := newJournal(func() (int64, error) { return commits, nil }, func() error {
		if syncs++; syncs == 1 {
			commits++
		}
		return nil
	}, nil)
	for want := 1; want <= 2; want++ {
		if err := j.await(t.Context()); err != nil || syncs != want {
			t.Errorf("%d syncs, %v", syncs, err)
		}
	}
	if err := errors.Join(j.await(t.Context()), j.flush()); err != nil || syncs != 2 {
		t.Errorf("what is on the disk is synced again: %d syncs, %v", syncs, err)
	}
}

func TestWhoReadsWaitsForTheSyncOfAnotherNoLongerThanItsContext(t *testing.T) {
	j := newJournal(func() (int64, error) { return 1, nil }, nil, nil)
	j.turn <- struct{}{}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := j.await(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestTheVersionRisesWithEveryCommitAndNeverFalls(t *testing.T) {
	a := opened(t, t.TempDir())
	other := openPlain(t, a.file())
	last := int64(-1)
	for name, commit := range map[string]func(){
		"of this process":           func() { execAll(t, openPlain(t, a.file()), `UPDATE sign SET at = 1`) },
		"of another one":            func() { execAll(t, other, `UPDATE sign SET at = 2`) },
		"when the connection broke": func() { _ = a.watch.letGo(); execAll(t, other, `UPDATE sign SET at = 3`) },
	} {
		if err := a.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		commit()
		now, err := a.watch.version()
		if err != nil || now <= last {
			t.Errorf("%s: %d after %d, %v", name, now, last, err)
		}
		last = now
		if again, err := a.watch.version(); err != nil || again != now {
			t.Errorf("%s: %d, and %d without a commit, %v", name, now, again, err)
		}
	}
}

// A sync that failed may have lost what was to be written, and the next one would not say so.
func TestAfterASyncThatFailedOnlyACheckpointVouches(t *testing.T) {
	var broken atomic.Bool
	var syncs atomic.Int64
	a := syncing(t, func(f *os.File) error {
		syncs.Add(1)
		if broken.Load() {
			return &os.PathError{Op: "fdatasync", Path: f.Name(), Err: syscall.EIO}
		}
		return syncData(f)
	})
	file := filer(a, 1)
	if err := file(); err != nil {
		t.Fatal(err)
	}
	broken.Store(true)
	if err := file(); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("a filing that is not on the disk: %v", err)
	}
	if _, err := a.Search(t.Context(), archive.Query{}); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("reading what may not be on the disk: %v", err)
	}
	before := syncs.Load()
	if err := a.Ready(t.Context()); err != nil {
		t.Fatalf("after a checkpoint: %v", err)
	}
	if syncs.Load() != before {
		t.Fatal("another sync was asked, and not a checkpoint")
	}
	broken.Store(false)
	if n := total(t, a); n != 2 {
		t.Errorf("%d filings", n)
	}
	before = syncs.Load()
	if err := file(); err != nil || syncs.Load() == before {
		t.Errorf("afterwards: %v", err)
	}
}

// SQLite goes on writing into a journal whose name is gone, where nobody would find it again.
func TestAJournalThatWasRemovedVouchesForNothing(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, dir)
	file := filer(a, 1)
	if err := errors.Join(file(), os.Remove(a.file()+"-wal")); err != nil {
		t.Fatal(err)
	}
	if err := file(); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatalf("error is %v", err)
	}
	if err := file(); err != nil {
		t.Fatalf("after a checkpoint: %v", err)
	}
	body, err := os.ReadFile(a.file())
	if err != nil {
		t.Fatal(err)
	}
	copied := t.TempDir() // as it is when the power is lost now
	write(t, filepath.Join(copied, fileName), body)
	if n := total(t, opened(t, copied)); n != 3 {
		t.Errorf("%d filings", n)
	}
}

func TestTheJournalIsKeptOpenUntilItIsAnotherFile(t *testing.T) {
	var synced []*os.File
	j := &journalFile{path: filepath.Join(t.TempDir(), "journal"), data: func(f *os.File) error {
		synced = append(synced, f)
		return nil
	}}
	if err := j.sync(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
	write(t, j.path, nil)
	if err := errors.Join(j.sync(), j.sync()); err != nil {
		t.Fatal(err)
	}
	write(t, j.path+"2", nil)
	if err := errors.Join(os.Rename(j.path+"2", j.path), j.sync(), j.close(), j.close()); err != nil {
		t.Fatal(err)
	}
	if len(synced) != 3 || synced[0] != synced[1] || synced[1] == synced[2] {
		t.Errorf("synced %v", synced)
	}
}
