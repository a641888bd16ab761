// Package mongo is the engine of the archive where an office runs a server that speaks MongoDB's protocol: MongoDB itself (standalone,
// replica set or sharded) or DocumentDB.
//
// Every change is one document, so no transaction is needed; it is acknowledged by the majority and journaled. Retries are ours: each
// write carries a mark of its own, by which a write whose answer was lost is recognised when it is found again.
//
// What a call promises is kept in this order: first the change, then its line in the ledger; nil comes only when both are kept. The
// change carries that line, so that it can be made good when the process dies in between (see repair).
//
// Nothing needs to be sharded. Who does shards filings by {carrier, carrierRef}, the ledger and records by _id, fs.chunks by files_id,
// and leaves the rest as it is: unique indexes hold there too.
package mongo

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"sync"
	"time"

	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Options are what an archive needs to know beside its address.
type Options struct {
	Now func() time.Time // the clock; time.Now when nil
	Log *slog.Logger     // what the server said when something failed; nothing when nil

	// Patience is how long a change is tried again while the server cannot be reached, and AttemptTime how long one attempt may take.
	Patience    time.Duration
	AttemptTime time.Duration
}

// The times of an office's network. A call fails within a few seconds when the server is down.
const (
	defaultPatience    = 6 * time.Second
	defaultAttemptTime = 3 * time.Second
)

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Patience == 0 {
		o.Patience = defaultPatience
	}
	if o.AttemptTime == 0 {
		o.AttemptTime = defaultAttemptTime
	}
	return o
}

// Archive is an archive on a server that speaks MongoDB's protocol.
type Archive struct {
	Options
	client *driver.Client
	collections
	chain    string // the name of this process's chain in the ledger
	creating turns  // by reference
	filing   batcher[*creation]
	loading  batcher[*loading]
	settling batcher[chan error]
	receipts receipts
	ledger   ledger
	works    works

	reserved     reserved // what loading did already
	loadedChains sync.Map
}

// reserved are the receipts that the counters were raised to.
type reserved struct {
	mu   sync.Mutex
	last map[int]int64
}

var _ archive.Archive = (*Archive)(nil)

// Open opens the archive in the database that the address names, or in "jiko". It contacts the server, refuses an archive that was
// written by a newer program (ErrNewer), and creates the indexes.
func Open(ctx context.Context, uri string, o Options) (*Archive, error) {
	a := &Archive{Options: o.withDefaults()}
	if err := a.connect(ctx, uri); err != nil {
		return nil, err
	}
	a.chain = a.newChain()
	a.filing = batcher[*creation]{slots: 4, most: 64, flush: a.createAll}
	a.loading = batcher[*loading]{slots: 2, most: 100, flush: a.loadAll}
	a.settling = batcher[chan error]{slots: 1, most: 1000, flush: a.settleAll}
	a.receipts.grant = a.grantReceipts
	a.ledger.archive = a
	a.ledger.batcher = batcher[*line]{slots: 1, most: 200, flush: a.ledger.appendAll}
	a.works.begin()
	if err := a.prepare(ctx); err != nil {
		_ = a.client.Disconnect(context.WithoutCancel(ctx)) // the error that counts is the one that we have
		return nil, err
	}
	a.works.Go(a.keepHouse)
	return a, nil
}

// newChain is a name that no other chain has, beginning with the moment so that chains are listed as they began.
func (a *Archive) newChain() string {
	var random [6]byte
	_, _ = rand.Read(random[:]) // never fails
	return a.Now().UTC().Format("20060102T150405") + "-" + hex.EncodeToString(random[:])
}

// Close finishes what was begun, gives back the receipts that were not used, and lets the server go.
func (a *Archive) Close() error {
	if !a.works.end() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), a.Patience)
	defer cancel()
	a.returnReceipts(ctx)
	a.ledger.close(ctx)
	return a.failure(ctx, "closing", a.client.Disconnect(ctx))
}

// works are the calls and the housekeeping that run: Close waits for them.
type works struct {
	mu     sync.Mutex
	closed bool
	group  sync.WaitGroup
	ctx    context.Context // ends when the archive closes
	cancel context.CancelFunc
}

func (w *works) begin() { w.ctx, w.cancel = context.WithCancel(context.Background()) }

// enter tells whether a call may begin; who was let in leaves.
func (w *works) enter() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return false
	}
	w.group.Add(1)
	return true
}

func (w *works) leave() { w.group.Done() }

// Go runs something beside the calls, which ends when ctx does.
func (w *works) Go(do func(ctx context.Context)) {
	w.group.Go(func() { do(w.ctx) })
}

// end lets nobody in any more and waits for those who are; false when the archive was closed before.
func (w *works) end() bool {
	w.mu.Lock()
	before := w.closed
	w.closed = true
	w.mu.Unlock()
	if !before {
		w.cancel()
		w.group.Wait()
	}
	return !before
}
