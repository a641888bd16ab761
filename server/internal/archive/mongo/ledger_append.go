package mongo

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// ledger appends to the chain of this process. Whatever waits goes into the chain in one round trip, by one goroutine. What has a place
// in the chain keeps it: it is sent until it is there, since nothing could follow otherwise.
type ledger struct {
	archive *Archive
	batcher batcher[*line]

	announcing sync.Mutex
	announced  atomic.Bool // the chain is in the list of chains

	head *archive.Entry // the last that is there

	claims sync.Map // the marks of changes that somebody here is noting
}

// line is an entry on its way into the chain.
type line struct {
	entry archive.Entry
	must  bool            // it belongs to a change that was kept, and is not taken back
	ctx   context.Context // of the one who waits
	done  chan error
	after func() // called when it is done, whether anybody waits or not
}

func (n *line) tell(err error) {
	n.done <- err
	if n.after != nil {
		n.after()
	}
}

// Append keeps one entry.
func (a *Archive) Append(ctx context.Context, entry archive.Entry) error {
	if err := fitLine(&entry, maxLine); err != nil {
		return err
	}
	return a.change(ctx, "keeping a line of the ledger", func(waiting context.Context) error {
		if err := a.ledger.announce(waiting); err != nil {
			return err
		}
		return a.ledger.send(ctx, &line{entry: entry})
	})
}

// note keeps the entry of a change that was kept. When the server cannot be reached it comes later; the error then says only that it
// did not come yet.
func (l *ledger) note(ctx context.Context, entry archive.Entry) error {
	return l.send(ctx, &line{entry: entry, must: true})
}

// noteOf is note for a change that was claimed: the claim ends when the line is there.
func (l *ledger) noteOf(ctx context.Context, write bson.ObjectID, entry archive.Entry) error {
	return l.send(ctx, &line{entry: entry, must: true, after: func() { l.release(write) }})
}

// send waits for the line to be kept, as long as the patience lasts.
func (l *ledger) send(ctx context.Context, n *line) error {
	ctx, cancel := context.WithTimeout(ctx, l.archive.Patience)
	defer cancel()
	n.ctx, n.done = ctx, make(chan error, 1)
	l.batcher.add(n)
	select {
	case err := <-n.done:
		return err
	case <-ctx.Done():
		return context.DeadlineExceeded
	}
}

// appendAll keeps lines at the end of the chain. It comes back only when they are there, or when the archive is closed and its patience
// at an end: then what is left is made good by the next process (repair).
func (l *ledger) appendAll(lines []*line) {
	lines = stillWanted(lines)
	if len(lines) == 0 {
		return
	}
	var entries []archive.Entry
	var heads []chainHead
	err := l.insist(func(ctx context.Context) (err error) {
		entries, heads, err = l.place(ctx, lines)
		return err
	})
	if err == nil {
		docs := make([]any, len(entries))
		for i := range entries {
			docs[i] = newEntryDocument(&entries[i])
		}
		err = l.insist(func(ctx context.Context) error { return l.archive.persist(ctx, docs) })
	}
	if err == nil {
		l.head = &entries[len(entries)-1]
		l.follow(heads)
	}
	for _, n := range lines {
		n.tell(err)
	}
}

// insist tries something until it goes well, or the archive is closed or damaged.
func (l *ledger) insist(do func(ctx context.Context) error) error {
	for pause := firstPause; ; pause = min(2*pause, time.Second) {
		err := l.archive.once(context.Background(), do)
		if err == nil || ours(err) || errors.Is(err, driver.ErrClientDisconnected) {
			return err
		}
		l.archive.Log.Error("the ledger waits for the server", "error", err)
		time.Sleep(pause)
	}
}

// stillWanted leaves out the lines whose sender went away, if nothing was changed that they belong to.
func stillWanted(lines []*line) (wanted []*line) {
	for _, n := range lines {
		if n.must || n.ctx.Err() == nil {
			wanted = append(wanted, n)
		}
	}
	return wanted
}

// place gives lines their places at the end of the chain, behind its first entry where the chain has not begun.
func (l *ledger) place(ctx context.Context, lines []*line) (entries []archive.Entry, heads []chainHead, err error) {
	prev := l.head
	if prev == nil {
		if heads, err = l.archive.newHeads(ctx); err != nil {
			return nil, nil, err
		}
		first := archive.Entry{At: lines[0].entry.At, Actor: self, Action: archive.ChainBegun, Subject: l.archive.chain, Detail: formatHeads(heads)}
		first.Follow(l.archive.chain, nil)
		entries, prev = append(entries, first), &first
	}
	for _, n := range lines {
		e := n.entry
		e.Follow(l.archive.chain, prev)
		entries = append(entries, e)
		prev = &e
	}
	return entries, heads, nil
}

// self is the actor of what the program does by itself.
const self = "jiko"

// persist inserts entries, in order. Of those that are there already some came with an attempt whose answer was lost.
func (a *Archive) persist(ctx context.Context, docs []any) error {
	_, err := a.entries.InsertMany(ctx, docs)
	if !driver.IsDuplicateKeyError(err) {
		return err
	}
	first, last := docs[0].(entryDocument).Key, docs[len(docs)-1].(entryDocument).Key
	there, err := a.latest(a.entries).CountDocuments(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$gte", Value: first}, {Key: "$lte", Value: last}}}})
	if err != nil {
		return err
	}
	if int(there) < len(docs) {
		if _, err := a.entries.InsertMany(ctx, docs[there:]); err != nil {
			return err
		}
	}
	return a.settle(ctx)
}

// announce puts the chain into the list of chains, before anything is kept that it should note.
func (l *ledger) announce(ctx context.Context) error {
	if l.announced.Load() {
		return nil
	}
	l.announcing.Lock()
	defer l.announcing.Unlock()
	if l.announced.Load() {
		return nil
	}
	err := l.archive.attempt(ctx, func(ctx context.Context) error {
		_, err := l.archive.chains.UpdateOne(ctx, bson.D{{Key: "_id", Value: l.archive.chain}},
			bson.D{{Key: "$setOnInsert", Value: chainDocument{At: milliseconds(l.archive.Now())}}}, options.UpdateOne().SetUpsert(true))
		return err
	})
	l.announced.Store(err == nil)
	return err
}

// close lets the chain go: nothing will be appended any more. When something is still on its way, the chain is left open, and the next
// process looks after it.
func (l *ledger) close(ctx context.Context) {
	if !l.announced.Load() || !l.batcher.rest(ctx) {
		return
	}
	var err error
	if l.head != nil {
		_, err = l.archive.chains.UpdateOne(ctx, bson.D{{Key: "_id", Value: l.archive.chain}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "closed", Value: true}}}})
	} else {
		_, err = l.archive.chains.DeleteOne(ctx, bson.D{{Key: "_id", Value: l.archive.chain}})
	}
	if err != nil {
		l.archive.Log.Warn("the chain of the ledger was not closed", "error", err)
	}
}
