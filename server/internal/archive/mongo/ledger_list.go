package mongo

import (
	"context"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// Entries are listed newest first, all of them or those of one actor, subject or action.
var (
	_ = index("ledger", ordinary, "at", "chain", "number")
	_ = index("ledger", ordinary, "actor", "at", "chain", "number")
	_ = index("ledger", ordinary, "subject", "at", "chain", "number")
	_ = index("ledger", ordinary, "action", "at", "chain", "number")
)

// Entries lists entries, newest first.
func (a *Archive) Entries(ctx context.Context, q archive.EntryQuery) (entries []archive.Entry, err error) {
	filter, o, err := entryQuery(q)
	if err != nil {
		return nil, err
	}
	err = a.call(ctx, "listing the ledger", func(ctx context.Context) error {
		return a.search(ctx, func(ctx context.Context) error {
			cursor, err := a.entries.Find(ctx, filter, o)
			if err != nil {
				return err
			}
			var found []entryDocument
			err = cursor.All(ctx, &found)
			entries = nil
			for i := range found {
				entries = append(entries, found[i].entry())
			}
			return err
		})
	})
	return entries, err
}

// entryQuery is the query in the server's words.
func entryQuery(q archive.EntryQuery) (bson.D, *options.FindOptionsBuilder, error) {
	var all []bson.D
	for _, term := range []struct{ field, value string }{{"actor", q.Actor}, {"subject", q.Subject}, {"action", string(q.Action)}} {
		if term.value != "" {
			all = append(all, bson.D{{Key: term.field, Value: term.value}})
		}
	}
	all = append(all, bson.D{{Key: "at", Value: bson.D{{Key: "$gte", Value: milliseconds(q.From)}}}})
	if !q.To.IsZero() {
		all = append(all, bson.D{{Key: "at", Value: bson.D{{Key: "$lt", Value: q.To}}}})
	}
	if q.Before != "" {
		at, chain, number, err := archive.ParsePlace(q.Before)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, before(at, chain, number)...)
	}
	o := options.Find().SetSort(bson.D{{Key: "at", Value: -1}, {Key: "chain", Value: -1}, {Key: "number", Value: -1}})
	if q.Limit > 0 {
		o.SetLimit(int64(q.Limit))
	}
	return and(all), o, nil
}

// before are the entries behind a place in the list.
func before(at time.Time, chain string, number int64) []bson.D {
	less := func(v any) bson.D { return bson.D{{Key: "$lt", Value: v}} }
	return []bson.D{
		{{Key: "at", Value: bson.D{{Key: "$lte", Value: at}}}},
		{{Key: "$or", Value: []bson.D{
			{{Key: "at", Value: less(at)}},
			{{Key: "chain", Value: less(chain)}},
			{{Key: "chain", Value: chain}, {Key: "number", Value: less(number)}},
		}}},
	}
}

// EachEntry reads the chains that there are now, each up to its end of now.
func (a *Archive) EachEntry(ctx context.Context, yield func(archive.Entry) error) error {
	return a.call(ctx, "reading the ledger", func(ctx context.Context) error {
		_, err := a.eachEntry(ctx, func(e archive.Entry) error { return told(yield(e)) })
		return err
	})
}

// eachEntry gives the ends of the chains too, beyond which nothing was read.
func (a *Archive) eachEntry(ctx context.Context, yield func(archive.Entry) error) (heads map[string]archive.Entry, err error) {
	heads, chains, err := a.headsNow(ctx)
	if err != nil {
		return nil, err
	}
	slices.Sort(chains)
	for _, chain := range chains {
		err := a.eachInKeyOrder(ctx, a.entries, inChain(chain, heads[chain].Number), nil, func(doc bson.Raw) error {
			e, err := decodeEntry(doc)
			if err != nil {
				return err
			}
			return yield(e)
		})
		if err != nil {
			return nil, err
		}
	}
	return heads, nil
}

// told marks an error as the caller's own.
func told(err error) error {
	if err == nil {
		return nil
	}
	return foreign{err}
}
