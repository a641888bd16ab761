package sqlite

import (
	"context"
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// syncing is an archive whose journal is synced as the test says.
func syncing(t *testing.T, sync func(path string) error) *Archive {
	t.Helper()
	a, err := Open(t.Context(), t.TempDir(), Options{Now: time.Now, sync: sync})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func TestNobodyIsToldOfAFilingBeforeItIsOnTheDisk(t *testing.T) {
	var slow atomic.Bool
	begun, goOn := make(chan struct{}, 100), make(chan struct{})
	a := syncing(t, func(path string) error {
		if slow.Load() {
			begun <- struct{}{}
			<-goOn
		}
		return syncFile(path)
	})
	slow.Store(true)
	told := make(chan string, 2)
	var clients sync.WaitGroup
	clients.Go(func() {
		if err := filer(a, 1)(); err != nil {
			t.Error(err)
		}
		told <- "the carrier"
	})
	<-begun
	clients.Go(func() {
		if n := count(t, a, `SELECT count(*) FROM filing`); n != 1 {
			t.Errorf("%d filings", n)
		}
		told <- "a reader"
	})
	select {
	case who := <-told:
		t.Errorf("%s is told before the sync", who)
	case <-time.After(50 * time.Millisecond): // in which both would have been told
	}
	close(goOn)
	clients.Wait()
}

func TestABatchIsWrittenWhileTheOneBeforeIsSynced(t *testing.T) {
	first, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	a := syncing(t, func(path string) error {
		once.Do(func() { close(first) })
		<-goOn
		return syncFile(path)
	})
	hold := make(chan struct{})
	var clients sync.WaitGroup
	change := func(do func(*batch) error) {
		clients.Go(func() {
			if err := a.change(t.Context(), "change", do); err != nil {
				t.Error(err)
			}
		})
	}
	change(func(*batch) error { <-hold; return nil })
	for range 3 {
		change(func(*batch) error { return nil })
	}
	eventually(t, func() bool { return a.writer.journal.waiting.Load() == 4 })
	close(hold)
	<-first
	eventually(t, func() bool { return a.writer.journal.written() >= 2 })
	close(goOn)
	clients.Wait()
}

// What is still being written when a sync begins is not on the disk when it ends.
func TestASyncVouchesOnlyForWhatWasWrittenBefore(t *testing.T) {
	j := newJournal("", func(string) error { return nil }, nil)
	j.begin()
	j.end()
	j.begin()
	if err := j.flush(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := j.await(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a reader who may have seen what is being written waits for nothing: %v", err)
	}
	j.end()
	if err := errors.Join(j.flush(), j.await(t.Context())); err != nil {
		t.Error(err)
	}
}

// A sync that failed may have lost what was to be written, and the next one would not say so.
func TestAfterASyncThatFailedOnlyACheckpointVouches(t *testing.T) {
	var broken atomic.Bool
	var syncs atomic.Int64
	a := syncing(t, func(path string) error {
		syncs.Add(1)
		if broken.Load() {
			return &os.PathError{Op: "fdatasync", Path: path, Err: syscall.EIO}
		}
		return syncFile(path)
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
	if n := total(t, a); n != 2 {
		t.Errorf("%d filings", n)
	}
	broken.Store(false)
	if err := file(); err != nil || syncs.Load() == before {
		t.Errorf("afterwards: %v", err)
	}
}
