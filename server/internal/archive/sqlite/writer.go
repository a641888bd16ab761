package sqlite

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// How the writer divides its time.
const (
	mostInBatch = 512                    // changes that share one commit
	linger      = 150 * time.Microsecond // how long a batch waits for clients that were in the one before
	restAfter   = 50 * time.Millisecond  // how long no change must come in before it indexes what is left
	mostBehind  = 128 << 10              // filings and entries, of a whole year, that may be left to index before changes have to wait
	tidyEvery   = 10 * time.Minute       // how often expired records are removed
)

var errClosed = errors.New("the archive is closed")

// writer is the goroutine that keeps all changes of this process.
type writer struct {
	a       *Archive
	conn    *conn
	journal *journal
	head    head            // of this process's chain
	codes   map[value]int64 // of values that are known already

	gate    sync.RWMutex // held by those who hand in; closed for good by close
	closed  bool
	queue   chan *change
	wishes  chan *wish
	stopped chan struct{}

	expected int           // changes in the batch before
	each     time.Duration // how long one of them took to be written
	behind   int           // filings and entries that are not indexed, as far as this process knows
	tidied   time.Time
}

// change is what somebody wants to have kept, and waits for.
type change struct {
	do    func(*batch) error
	taken atomic.Bool // by the writer, or by the caller who went away: whoever is first
	err   error       // what do said
	done  chan error
}

func newWriter(a *Archive) *writer {
	return &writer{
		a:       a,
		conn:    &conn{file: a.file(), trace: a.trace},
		journal: newJournal(a.watch.version, a.journal.sync, a.watch.checkpoint),
		codes:   make(map[value]int64),
		queue:   make(chan *change, mostInBatch),
		wishes:  make(chan *wish),
		stopped: make(chan struct{}),
		tidied:  a.now(),
	}
}

// change has do run by the writer and returns when what it did is durable. do runs in a transaction that it may share with others, and
// may run twice: the error that it returns says that it has changed nothing.
//
// A caller who goes away before the writer came to it has changed nothing. Once the writer has begun, the caller stays for the few
// milliseconds until it knows.
func (a *Archive) change(ctx context.Context, doing string, do func(*batch) error) error {
	if err := ctx.Err(); err != nil {
		return a.failure(ctx, doing, err)
	}
	c := &change{do: do, done: make(chan error, 1)}
	if err := a.writer.hand(ctx, c); err != nil {
		return a.failure(ctx, doing, err)
	}
	select {
	case err := <-c.done:
		return a.failure(context.WithoutCancel(ctx), doing, err)
	case <-ctx.Done():
		if c.taken.CompareAndSwap(false, true) {
			return a.failure(ctx, doing, ctx.Err())
		}
		return a.failure(context.WithoutCancel(ctx), doing, <-c.done)
	}
}

// hand puts the change into the queue.
func (w *writer) hand(ctx context.Context, c *change) error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	if w.closed {
		return errClosed
	}
	w.journal.waiting.Add(1)
	select {
	case w.queue <- c:
		return nil
	case <-ctx.Done():
		w.journal.waiting.Add(-1)
		return ctx.Err()
	}
}

// close lets nothing more in, and returns when everything that was in is done.
func (w *writer) close() {
	w.gate.Lock()
	if !w.closed {
		w.closed = true
		close(w.queue)
	}
	w.gate.Unlock()
	<-w.stopped
}

func (w *writer) isClosed() bool {
	w.gate.RLock()
	defer w.gate.RUnlock()
	return w.closed
}

// run is the life of the writer: changes first, then what somebody waits for to be indexed, then, when nobody wants anything, the rest.
func (w *writer) run() {
	defer close(w.stopped)
	defer w.journal.close()
	rest := time.NewTimer(restAfter)
	for {
		select {
		case c, open := <-w.queue:
			if !open {
				return
			}
			w.keep(w.gather(c))
			if w.behind >= mostBehind {
				w.indexSome()
			}
			rest.Reset(restAfter)
		case wish := <-w.wishes:
			wish.done <- w.indexUpTo(wish.last)
		case <-rest.C:
			if w.idle() {
				rest.Reset(0)
			}
		}
	}
}

// idle does some of what can wait; true when there is more.
func (w *writer) idle() (more bool) {
	if now := w.a.now(); now.Sub(w.tidied) >= tidyEvery || now.Before(w.tidied) {
		w.tidied = now
		w.removeExpired(now)
	}
	return w.indexSome()
}

// overlaps tells whether more is kept when one half of those who wait is written while the other is synced: where a sync takes less time
// than to write what all of them wait for. On a slower disk it is better that all share one sync.
func (w *writer) overlaps() bool {
	return w.journal.syncTime() < w.each*time.Duration(w.journal.waiting.Load())
}

// gather takes what else is in the queue, up to half of those who wait where halves overlap. Where they do not, clients that were answered
// together come back together, a moment later: a batch waits that moment for as many as there were before, so that not every second
// one is of a single change.
func (w *writer) gather(first *change) []*change {
	most, expected := mostInBatch, w.expected
	if w.overlaps() {
		most, expected = min(mostInBatch, (int(w.journal.waiting.Load())+1)/2), 0
	}
	batch := []*change{first}
	for began := time.Now(); len(batch) < most; {
		select {
		case c, open := <-w.queue:
			if !open {
				return batch
			}
			batch = append(batch, c)
			continue
		default:
		}
		if len(batch) >= expected || time.Since(began) > linger {
			break
		}
		runtime.Gosched()
	}
	w.expected = len(batch)
	return batch
}

// keep keeps a batch with one commit. When a change fails, it and its neighbours are kept one by one, so that only it fails.
func (w *writer) keep(changes []*change) {
	changes = w.taken(changes)
	if len(changes) == 0 {
		return
	}
	began := time.Now()
	changeFailed, err := w.attempt(changes)
	w.each = time.Since(began) / time.Duration(len(changes))
	if !changeFailed || len(changes) < 2 {
		w.answer(changes, err)
		return
	}
	for i := range changes {
		_, err := w.attempt(changes[i : i+1])
		w.answer(changes[i:i+1], err)
	}
}

// answer has a batch synced and its callers told, by another goroutine where that is quicker.
func (w *writer) answer(changes []*change, err error) {
	if k := (kept{changes, err}); int64(len(changes)) < w.journal.waiting.Load() && w.overlaps() {
		w.journal.handed <- k
	} else {
		w.journal.finish(k)
	}
}

// taken are the changes whose callers are still there.
func (w *writer) taken(changes []*change) []*change {
	var there []*change
	for _, c := range changes {
		if c.taken.CompareAndSwap(false, true) {
			there = append(there, c)
		} else {
			w.journal.waiting.Add(-1)
		}
	}
	return there
}

// attempt keeps all changes with one commit or none of them. It tells whether it was one of the changes that failed.
func (w *writer) attempt(changes []*change) (changeFailed bool, err error) {
	b := &batch{w: w, ctx: context.Background(), head: w.head}
	err = w.conn.transaction(b.ctx, func() error {
		for _, c := range changes {
			if c.err = c.do(b); b.failed != nil {
				changeFailed = true
				return b.failed
			}
		}
		return b.finish()
	})
	if err != nil {
		w.forget()
		return changeFailed, err
	}
	w.head, w.behind = b.head, w.behind+len(b.filings)+len(b.entries)
	return false, nil
}

// forget lets go what was learned in a transaction that was not kept, or that nobody knows of whether it was.
func (w *writer) forget() {
	w.head.known = false
	clear(w.codes)
}
