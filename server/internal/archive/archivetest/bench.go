package archivetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// bench is what a test works on: an archive, its clock, and ways to fail in short words.
type bench struct {
	*testing.T
	fresh func(t testing.TB) Place
	place Place
	clock *clock
	archive.Archive
	ctx  context.Context
	made atomic.Int64
}

func newBench(t *testing.T, fresh func(t testing.TB) Place) *bench {
	b := &bench{T: t, fresh: fresh, place: fresh(t), clock: newClock(), ctx: t.Context()}
	b.Archive = b.open()
	return b
}

// open opens the archive once more, as another process would.
func (b *bench) open() archive.Archive { return b.place.Open(b.T, b.clock.Now) }

// clock goes on by a millisecond whenever it is read, so that no two moments are the same.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Millisecond)
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// entry is a ledger entry of now.
func (b *bench) entry(action archive.Action, subject string) archive.Entry {
	return archive.Entry{At: b.clock.Now(), Actor: "tester", Action: action, Subject: subject, Detail: "詳細 <&>"}
}

// draft is a filing that nobody has filed yet; no two are of one reference.
func (b *bench) draft() *archive.Filing {
	n := b.made.Add(1)
	f := First(Generate(uint64(n), 1))
	f.CarrierRef = fmt.Sprintf("T-%d", n)
	return f
}

// filed is draft, filed.
func (b *bench) filed() *archive.Filing {
	b.Helper()
	f := b.draft()
	b.file(f)
	return f
}

func (b *bench) file(f *archive.Filing) {
	b.Helper()
	b.ok(b.Create(b.ctx, f, b.entry(archive.Filed, "")))
}

// fill files n filings and gives them back as they were filed.
func (b *bench) fill(seed uint64, n int) []*archive.Filing {
	b.Helper()
	var all []*archive.Filing
	for f := range Generate(seed, n) {
		all = append(all, f)
	}
	each(all, func(f *archive.Filing) {
		if err := b.Create(b.ctx, f, b.entry(archive.Filed, "")); err != nil {
			b.Errorf("filing %s: %v", f.CarrierRef, err)
		}
	})
	if b.Failed() {
		b.FailNow()
	}
	return all
}

// each calls do for every one of list, several at once.
func each[E any](list []E, do func(E)) {
	var next atomic.Int64
	together(16, func(int) {
		for {
			i := int(next.Add(1)) - 1
			if i >= len(list) {
				return
			}
			do(list[i])
		}
	})
}

// together runs do n times at once, each with its own number, and waits.
func together(n int, do func(i int)) {
	var start, done sync.WaitGroup
	start.Add(1)
	for i := range n {
		done.Go(func() {
			start.Wait()
			do(i)
		})
	}
	start.Done()
	done.Wait()
}
