package sqlite

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"
)

// journal makes durable what the writer has committed. SQLite writes a commit into its journal, jiko.db-wal, and leaves it to us to
// sync that: while one batch is on its way to the disk, the writer is at the next.
//
// Nobody is told of what is not durable. Callers are answered after the sync, and who reads waits for the syncs of what may have been
// seen.
type journal struct {
	path       string
	sync       func(path string) error // what is in the file is on the disk
	checkpoint func() error            // what is in the journal is in jiko.db, and on the disk

	waiting atomic.Int64 // changes that were handed in and are not answered
	handed  chan kept    // to be finished beside the writer
	stopped chan struct{}

	turn  sync.Mutex // of whoever syncs
	doubt bool       // a sync failed: the system may have let go what it did not write

	mu      sync.Mutex
	begun   int64         // commits that may be seen
	ended   int64         // how many of them are in the journal, or failed
	durable int64         // how many of them are on the disk
	took    time.Duration // by the last sync
	failed  error         // what it said
	moved   chan struct{}
}

// kept is a batch that was committed, or why it was not.
type kept struct {
	changes []*change
	err     error
}

func newJournal(path string, sync func(path string) error, checkpoint func() error) *journal {
	return &journal{
		path: path, sync: sync, checkpoint: checkpoint,
		handed: make(chan kept), stopped: make(chan struct{}), moved: make(chan struct{}),
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
	j.turn.Lock()
	failed := j.flush()
	j.turn.Unlock()
	j.waiting.Add(-int64(len(k.changes)))
	for _, c := range k.changes {
		c.done <- cmp.Or(k.err, failed, c.err)
	}
}

// begin says that a commit may be seen from now on.
func (j *journal) begin() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.begun++
}

// end says that the commit that was begun is in the journal, or failed.
func (j *journal) end() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.ended = j.begun
}

// written is how many commits have ended.
func (j *journal) written() int64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.ended
}

// syncTime is how long the last sync took.
func (j *journal) syncTime() time.Duration {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.took
}

// flush brings everything that may be seen to the disk. After a sync that failed, another one says nothing of what was to be written
// by the first: then only a checkpoint does, which writes it anew.
func (j *journal) flush() error {
	ended, began := j.written(), time.Now()
	var err error
	if j.doubt {
		err = j.checkpoint()
	} else if err = j.sync(j.path); errors.Is(err, fs.ErrNotExist) {
		err = nil // everything was checkpointed, and the journal removed
	}
	j.doubt = err != nil
	j.mu.Lock()
	defer j.mu.Unlock()
	j.took = time.Since(began)
	if j.failed = err; err == nil {
		j.durable = ended
	}
	close(j.moved)
	j.moved = make(chan struct{})
	return err
}

// await returns when everything that may have been seen before the call is durable.
func (j *journal) await(ctx context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	for seen := j.begun; j.durable < seen && j.failed == nil; {
		moved := j.moved
		j.mu.Unlock()
		select {
		case <-moved:
		case <-ctx.Done():
		}
		j.mu.Lock()
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return j.failed
}
