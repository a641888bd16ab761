package mongo

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// The chains that are not vouched for are few: those of the processes that run, and of those that did not end well.
var _ = index("chains", ordinary, "vouched", "_id")

// chainDocument says of a chain what makes its end quick to find. The truth is in the ledger.
type chainDocument struct {
	Chain   string    `bson:"_id,omitempty"`
	At      time.Time `bson:"at"`      // when it was announced
	Closed  bool      `bson:"closed"`  // nothing will follow
	Vouched bool      `bson:"vouched"` // closed, and another chain carries its head
	Number  int64     `bson:"number"`  // of the last head that another chain carries
}

// chainHead is the last entry of a chain.
type chainHead struct {
	archive.Entry
	chainDocument
}

// newHeads are the heads of the other chains that no chain carries yet.
func (a *Archive) newHeads(ctx context.Context) (heads []chainHead, err error) {
	chains, err := a.listChains(ctx, notVouched(a.chain))
	if err != nil {
		return nil, err
	}
	for _, c := range chains {
		head, err := a.lastEntry(ctx, c.Chain)
		switch {
		case errors.Is(err, archive.ErrNotFound): // announced, but not begun
		case err != nil:
			return nil, err
		case head.Number != c.Number:
			heads = append(heads, chainHead{head, c})
		}
	}
	return heads, nil
}

// notVouched are the chains, other than ours, that no closed end is known of.
func notVouched(ours string) bson.D {
	return bson.D{{Key: "vouched", Value: false}, {Key: "_id", Value: bson.D{{Key: "$ne", Value: ours}}}}
}

func (a *Archive) listChains(ctx context.Context, filter bson.D) (chains []chainDocument, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		cursor, err := a.chains.Find(ctx, filter, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}))
		if err != nil {
			return err
		}
		chains = nil
		return cursor.All(ctx, &chains)
	})
	return chains, err
}

// lastEntry is the newest entry of a chain; ErrNotFound when it has none.
func (a *Archive) lastEntry(ctx context.Context, chain string) (archive.Entry, error) {
	return a.oneEntry(ctx, chain, -1)
}

// firstEntry is the entry that a chain begins with.
func (a *Archive) firstEntry(ctx context.Context, chain string) (archive.Entry, error) {
	return a.oneEntry(ctx, chain, 1)
}

func (a *Archive) oneEntry(ctx context.Context, chain string, direction int) (archive.Entry, error) {
	filter, o := endOfChain(chain, direction)
	doc, err := a.findOne(ctx, a.entries, filter, o)
	if err != nil {
		return archive.Entry{}, err
	}
	return decodeEntry(doc)
}

func endOfChain(chain string, direction int) (bson.D, *options.FindOneOptionsBuilder) {
	return inChain(chain, endless), options.FindOne().SetSort(bson.D{{Key: "_id", Value: direction}})
}

func formatHeads(heads []chainHead) string {
	list := make([]archive.Head, len(heads))
	for i, h := range heads {
		list[i] = archive.Head{Chain: h.Entry.Chain, Number: h.Entry.Number, Hash: h.Hash}
	}
	return archive.FormatHeads(list)
}

// follow notes in the list of chains that our chain carries these heads. What fails here is done again by the chain that comes next.
func (l *ledger) follow(heads []chainHead) {
	ctx, cancel := context.WithTimeout(context.Background(), l.archive.AttemptTime)
	defer cancel()
	l.archive.loadedChains.Clear() // what is loaded from now on is to be carried anew
	for _, h := range heads {
		_, err := l.archive.chains.UpdateOne(ctx,
			bson.D{{Key: "_id", Value: h.Entry.Chain}, {Key: "closed", Value: h.Closed}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "number", Value: h.Entry.Number}, {Key: "vouched", Value: h.Closed}}}})
		if err != nil {
			l.archive.Log.Warn("the heads of chains were not marked as carried", "error", err)
			return
		}
	}
}

// headsNow are the heads of all chains at about this moment, so that every head that a first entry carries is among them: what they
// bound is whole, and can be verified while others write.
func (a *Archive) headsNow(ctx context.Context) (heads map[string]archive.Entry, order []string, err error) {
	todo, err := a.beginnings(ctx)
	if err != nil {
		return nil, nil, err
	}
	heads = make(map[string]archive.Entry)
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		known, there := heads[next.Chain]
		if there && known.Number >= next.Number {
			continue
		}
		head, err := a.lastEntry(ctx, next.Chain)
		if errors.Is(err, archive.ErrNotFound) {
			continue // somebody removed it: who verifies the ledger will see
		}
		if err != nil {
			return nil, nil, err
		}
		heads[next.Chain] = head
		if there {
			continue
		}
		order = append(order, next.Chain)
		carried, err := a.carriedBy(ctx, next.Chain)
		if err != nil {
			return nil, nil, err
		}
		todo = append(todo, carried...)
	}
	return heads, order, nil
}

// carriedBy are the heads that the first entry of a chain carries. What cannot be read there is for those to see who verify the ledger.
func (a *Archive) carriedBy(ctx context.Context, chain string) ([]archive.Head, error) {
	first, err := a.firstEntry(ctx, chain)
	if err != nil {
		return nil, err
	}
	carried, _ := archive.ParseHeads(first.Detail)
	return carried, nil
}

// beginnings are the chains that the ledger itself has, whatever the list of chains says.
func (a *Archive) beginnings(ctx context.Context) (chains []archive.Head, err error) {
	after := ""
	for {
		doc, err := a.findOne(ctx, a.entries, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}},
			options.FindOne().SetSort(bson.D{{Key: "_id", Value: 1}}))
		if errors.Is(err, archive.ErrNotFound) {
			return chains, nil
		}
		if err != nil {
			return nil, err
		}
		key, _ := doc.Lookup("_id").StringValueOK()
		chain, _, found := strings.Cut(key, "/")
		if !found {
			return nil, fmt.Errorf("%w: an entry of the ledger has no place", archive.ErrCorrupt)
		}
		chains = append(chains, archive.Head{Chain: chain, Number: 1})
		after = entryKey(chain, endless)
	}
}

// endless is above the number of every entry.
const endless = 1<<63 - 1
