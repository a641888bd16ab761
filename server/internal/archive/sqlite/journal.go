package sqlite

import (
	"cmp"
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// journal makes durable what was committed. SQLite writes a commit into its journal, jiko.db-wal, and leaves it to us to sync that: while
// one batch is on its way to the disk, the writer is at the next.
//
// Nobody is told of what is not durable. Callers are answered after the sync, and who reads waits for the sync of what may have been
// seen, whichever process wrote it: one that was killed, or is a moment before its own sync, may have left commits that only the system
// holds.
type journal struct {
	version    func() (int64, error) // rises with every commit, of every process
	sync       func() error          // what is in the journal is on the disk
	checkpoint func() error          // what is in the journal is in jiko.db, and on the disk

	waiting atomic.Int64 // changes that were handed in and are not answered
	handed  chan kept    // to be finished beside the writer
	stopped chan struct{}

	turn chan struct{} // holds one, put by whoever syncs

	mu      sync.Mutex
	durable int64         // the version up to which all is on the disk
	took    time.Duration // by the last sync
	failed  error         // what it said
}

// kept is a batch that was committed, or why it was not.
type kept struct {
	changes []*change
	err     error
}

func newJournal(version func() (int64, error), sync, checkpoint func() error) *journal {
	return &journal{
		version: version, sync: sync, checkpoint: checkpoint,
		handed: make(chan kept), stopped: make(chan struct{}), turn: make(chan struct{}, 1), durable: -1,
	}
}

// run answers batches until the channel is closed.
func (j *journal) run() {
	defer close(j.stopped)
	for k := range j.handed {
		j.finish(k)
	}
}

// close returns when every batch is answered.
func (j *journal) close() {
	close(j.handed)
	<-j.stopped
}

// finish syncs a batch and tells the callers; what went wrong with all of them goes before what a change answered by itself.
func (j *journal) finish(k kept) {
	j.turn <- struct{}{}
	failed := j.flush()
	<-j.turn
	j.waiting.Add(-int64(len(k.changes)))
	for _, c := range k.changes {
		c.done <- cmp.Or(k.err, failed, c.err)
	}
}

// await returns when everything that may have been seen before the call is durable. After a sync that failed it is for the next change
// to mend that: who reads is told.
func (j *journal) await(ctx context.Context) error {
	if err := j.lastFailed(); err != nil {
		return err
	}
	seen, err := j.version()
	if err != nil || j.isDurable(seen) {
		return err
	}
	select {
	case j.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-j.turn }()
	if err := j.lastFailed(); err != nil || j.isDurable(seen) {
		return err
	}
	return j.flush()
}

func (j *journal) isDurable(version int64) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return version <= j.durable
}

// lastFailed is why the last sync failed, nil when it did not.
func (j *journal) lastFailed() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.failed
}

// syncTime is how long the last sync took.
func (j *journal) syncTime() time.Duration {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.took
}

// flush brings everything that may be seen to the disk; it is the caller's turn. After a sync that failed, another one says nothing of
// what was to be written by the first, which the system may have let go: then only a checkpoint does, which writes it anew.
func (j *journal) flush() error {
	version, err := j.version()
	if err != nil {
		return err
	}
	write := j.sync
	if j.lastFailed() != nil {
		write = j.checkpoint
	} else if j.isDurable(version) {
		return nil
	}
	began := time.Now()
	err = write()
	j.mu.Lock()
	defer j.mu.Unlock()
	j.took = time.Since(began)
	if j.failed = err; err == nil {
		j.durable = version
	}
	return err
}
