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

	begun bool           // the first entry is there
	head  *archive.Entry // the last that is there

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

// claim makes the change with that mark ours to note. It waits while another call of this process has it.
func (l *ledger) claim(ctx context.Context, write bson.ObjectID) error {
	for {
		if _, taken := l.claims.LoadOrStore(write, true); !taken {
			return nil
		}
		if !wait(ctx, time.Millisecond) {
			return ctx.Err()
		}
	}
}

func (l *ledger) release(write bson.ObjectID) { l.claims.Delete(write) }

// send waits for the line to be kept, as long as the patience lasts.
func (l *ledger) send(ctx context.Context, n *line) error {
	ctx, cancel := context.WithTimeout(ctx, 2*l.archive.Patience)
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
	entries, heads, err := l.place(lines)
	if err == nil {
		err = l.persist(entries)
	}
	if err == nil {
		l.head, l.begun = &entries[len(entries)-1], true
		l.follow(heads)
	}
	for _, n := range lines {
		n.tell(err)
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
func (l *ledger) place(lines []*line) (entries []archive.Entry, heads []chainHead, err error) {
	prev := l.head
	if !l.begun {
		ctx, cancel := context.WithTimeout(context.Background(), l.archive.Patience)
		defer cancel()
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

// persist sends entries until they are there.
func (l *ledger) persist(entries []archive.Entry) error {
	a := l.archive
	docs := make([]any, len(entries))
	for i := range entries {
		docs[i] = newEntryDocument(&entries[i])
	}
	for pause := firstPause; ; pause = min(2*pause, time.Second) {
		err := a.once(context.Background(), func(ctx context.Context) error { return a.persistOnce(ctx, docs) })
		if err == nil || errors.Is(err, driver.ErrClientDisconnected) {
			return err
		}
		a.Log.Error("the ledger waits for the server", "error", err)
		time.Sleep(pause)
	}
}

// persistOnce inserts entries, in order. Of those that are there already some came with an attempt whose answer was lost.
func (a *Archive) persistOnce(ctx context.Context, docs []any) error {
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
	if l.begun {
		_, err = l.archive.chains.UpdateOne(ctx, bson.D{{Key: "_id", Value: l.archive.chain}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "closed", Value: true}}}})
	} else {
		_, err = l.archive.chains.DeleteOne(ctx, bson.D{{Key: "_id", Value: l.archive.chain}})
	}
	if err != nil {
		l.archive.Log.Warn("the chain of the ledger was not closed", "error", err)
	}
}

// ensure makes sure that the line of a change is in the ledger.
func (l *ledger) ensure(ctx context.Context, write bson.ObjectID, n note, subject string) error {
	if n.Chain == "" {
		return nil // loaded, with its ledger
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*graceOfOthers+l.archive.Patience)
	defer cancel()
	if n.Chain != l.archive.chain {
		if there, err := l.comes(ctx, n, subject); err != nil || there {
			return err
		}
	}
	if err := l.claim(ctx, write); err != nil {
		return err
	}
	there, err := l.archive.noted(ctx, n, subject)
	if err != nil || there {
		l.release(write)
		return err
	}
	return l.noteOf(ctx, write, n.entry(subject))
}

// graceOfOthers is how long another process gets to note its own change, before we do it.
const graceOfOthers = 2 * time.Second

// comes waits a while for the line of another process's change.
func (l *ledger) comes(ctx context.Context, n note, subject string) (there bool, err error) {
	for pause := time.Millisecond; pause < graceOfOthers; pause *= 2 {
		there, err := l.archive.noted(ctx, n, subject)
		if err != nil || there {
			return there, err
		}
		if !wait(ctx, pause) {
			return false, ctx.Err()
		}
	}
	return false, nil
}

// noted tells whether the line of a change is in the ledger.
func (a *Archive) noted(ctx context.Context, n note, subject string) (there bool, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		err := a.entries.FindOne(ctx, whoNoted(n, subject), options.FindOne().SetProjection(bson.D{{Key: "_id", Value: 1}})).Err()
		there = err == nil
		if errors.Is(err, driver.ErrNoDocuments) {
			return nil
		}
		return err
	})
	return there, err
}

func whoNoted(n note, subject string) bson.D {
	return bson.D{{Key: "subject", Value: subject}, {Key: "at", Value: n.At}, {Key: "action", Value: n.Action}, {Key: "actor", Value: n.Actor}}
}
