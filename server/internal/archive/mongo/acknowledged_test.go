//go:build unix

package mongo_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

// acknowledged are the filings that clients were told was kept, and how many revisions of them.
type acknowledged struct {
	mu        sync.Mutex
	revisions map[string]int // by receipt
	carriers  map[string][2]string
}

func newAcknowledged() *acknowledged {
	return &acknowledged{revisions: make(map[string]int), carriers: make(map[string][2]string)}
}

func (k *acknowledged) add(f *archive.Filing, revisions int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.revisions[f.Receipt], k.carriers[f.Receipt] = revisions, [2]string{f.Carrier, f.CarrierRef}
}

func (k *acknowledged) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.revisions)
}

// goesOn waits until more is acknowledged.
func (k *acknowledged) goesOn(t *testing.T) {
	t.Helper()
	before := k.count()
	eventually(t, func() error {
		if k.count() <= before {
			return errors.New("nothing is acknowledged any more")
		}
		return nil
	})
}

// allThere looks for everything that was acknowledged. The clients must have ended.
func (k *acknowledged) allThere(t *testing.T, a archive.Archive) {
	t.Helper()
	for receipt, revisions := range k.revisions {
		got, err := a.Filing(t.Context(), receipt)
		if err != nil {
			t.Fatalf("%s: %v", receipt, err)
		}
		if name := [2]string{got.Carrier, got.CarrierRef}; name != k.carriers[receipt] || len(got.Revisions) < revisions {
			t.Fatalf("%s: %v of %v was acknowledged, kept are %d of %v", receipt, revisions, k.carriers[receipt], len(got.Revisions), name)
		}
		noted, err := a.Entries(t.Context(), archive.EntryQuery{Subject: receipt})
		if err != nil || len(noted) < revisions {
			t.Fatalf("%s: %d lines for %d changes, %v", receipt, len(noted), revisions, err)
		}
	}
}

// fileAndAmend files one after the other, amends each, and goes on after errors as a carrier's program does.
func fileAndAmend(ctx context.Context, a archive.Archive, k *acknowledged, name string) {
	for n := 0; ctx.Err() == nil; n++ {
		f := archivetest.First(archivetest.Generate(uint64(n), 1))
		f.CarrierRef = fmt.Sprint(name, ", ", n)
		if a.Create(ctx, f, filed(f)) != nil {
			continue
		}
		k.add(f, 1)
		r, x := archivetest.Refiled(f)
		if a.Amend(ctx, f.Receipt, r, x, archive.Entry{At: r.At, Actor: "tester", Action: archive.Amended}) == nil {
			k.add(f, 2)
		}
	}
}
