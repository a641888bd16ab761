package sqlite

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// How the writer divides its time.
const (
	mostInBatch = 512                   // changes that share one commit
	restAfter   = 50 * time.Millisecond // how long no change must come in before it indexes what is left
	mostBehind  = 128 << 10             // filings and entries, of a whole year, that may be left to index before changes have to wait
	tidyEvery   = 10 * time.Minute      // how often expired records are removed
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

	behind int // filings and entries that are not indexed, as far as this process knows
	tidied time.Time
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
		journal: newJournal(a.file()+"-wal", a.sync, a.checkpoint),
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

// gather takes what else is in the queue, up to half of what all clients wait for: so there is always about as much on its way to the
// disk as is being written.
func (w *writer) gather(first *change) []*change {
	batch := []*change{first}
	most := min(mostInBatch, (int(w.journal.waiting.Load())+1)/2)
	for len(batch) < most {
		select {
		case c, open := <-w.queue:
			if !open {
				return batch
			}
			batch = append(batch, c)
		default:
			return batch
		}
	}
	return batch
}

// keep keeps a batch with one commit. When a change fails, it and its neighbours are kept one by one, so that only it fails.
func (w *writer) keep(changes []*change) {
	changes = w.taken(changes)
	changeFailed, err := w.attempt(changes)
	if !changeFailed || len(changes) < 2 {
		w.journal.hand(kept{changes, err})
		return
	}
	for i := range changes {
		_, err := w.attempt(changes[i : i+1])
		w.journal.hand(kept{changes[i : i+1], err})
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
	if len(changes) == 0 {
		return false, nil
	}
	w.journal.begin()
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
