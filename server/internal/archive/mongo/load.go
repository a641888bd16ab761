package mongo

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// loading is an item on its way into the archive: a document and where it goes.
type loading struct {
	in      *driver.Collection
	key     string
	doc     any
	receipt archive.Counter // of a filing: not to be given again
	done    chan error
}

// Load keeps an item as it is, over the same one if that is there.
func (a *Archive) Load(ctx context.Context, item archive.Item) error {
	return a.change(ctx, "loading", func(ctx context.Context) error {
		switch {
		case item.Filing != nil:
			return a.loadFiling(item.Filing)
		case item.Record != nil:
			d := newRecordDocument(item.Record)
			return a.load(&loading{in: a.records, key: d.Key, doc: d})
		case item.Entry != nil:
			return a.loadEntry(ctx, item.Entry)
		case item.Counter != nil:
			return a.reserve(ctx, *item.Counter)
		}
		return archive.ErrCorrupt
	})
}

func (a *Archive) load(l *loading) error {
	l.done = make(chan error, 1)
	a.loading.add(l)
	return <-l.done
}

// loadFiling keeps a filing, and its receipt from being given again.
func (a *Archive) loadFiling(f *archive.Filing) error {
	year, sequence, ok := receiptParts(f.Receipt)
	if !ok || len(f.Revisions) == 0 {
		return fmt.Errorf("%w: filing %q cannot be loaded", archive.ErrCorrupt, f.Receipt)
	}
	return a.load(&loading{in: a.filings, key: f.Receipt, doc: newFilingDocument(f), receipt: archive.Counter{FiscalYear: year, Last: sequence}})
}

func receiptParts(receipt string) (fiscalYear int, sequence int64, ok bool) {
	parts := strings.Split(receipt, "-")
	if len(parts) != 3 {
		return 0, 0, false
	}
	fiscalYear, err := strconv.Atoi(parts[0])
	sequence, err2 := strconv.ParseInt(parts[1], 10, 64)
	return fiscalYear, sequence, err == nil && err2 == nil && sequence > 0
}

// reserve raises the counter to at least c, unless this process has done so already.
func (a *Archive) reserve(ctx context.Context, c archive.Counter) error {
	a.reserved.mu.Lock()
	defer a.reserved.mu.Unlock()
	if a.reserved.last[c.FiscalYear] >= c.Last {
		return nil
	}
	if err := a.raiseCounter(ctx, c); err != nil {
		return err
	}
	if a.reserved.last == nil {
		a.reserved.last = make(map[int]int64)
	}
	a.reserved.last[c.FiscalYear] = c.Last
	return nil
}

// loadEntry keeps an entry, and its chain in the list of chains.
func (a *Archive) loadEntry(ctx context.Context, e *archive.Entry) error {
	if _, known := a.loadedChains.Load(e.Chain); !known {
		err := a.attempt(ctx, func(ctx context.Context) error {
			return again(func() error {
				_, err := a.chains.UpdateOne(ctx, bson.D{{Key: "_id", Value: e.Chain}}, bson.D{
					{Key: "$set", Value: bson.D{{Key: "vouched", Value: false}}},
					{Key: "$setOnInsert", Value: bson.D{{Key: "at", Value: milliseconds(e.At)}, {Key: "closed", Value: true}, {Key: "number", Value: int64(0)}}},
				}, options.UpdateOne().SetUpsert(true))
				return err
			})
		})
		if err != nil {
			return err
		}
		a.loadedChains.Store(e.Chain, true)
	}
	d := newEntryDocument(e)
	return a.load(&loading{in: a.entries, key: d.Key, doc: d})
}

// loadAll keeps items in few round trips.
func (a *Archive) loadAll(items []*loading) {
	byCollection := make(map[*driver.Collection][]*loading)
	for _, l := range items {
		byCollection[l.in] = append(byCollection[l.in], l)
	}
	for in, list := range byCollection {
		if err := a.reserveAll(list); err != nil {
			for _, l := range list {
				l.done <- err
			}
			continue
		}
		a.loadInto(in, list)
	}
}

// reserveAll keeps the receipts of filings from being given again, with one change for each fiscal year.
func (a *Archive) reserveAll(items []*loading) error {
	last := make(map[int]int64)
	for _, l := range items {
		last[l.receipt.FiscalYear] = max(last[l.receipt.FiscalYear], l.receipt.Last)
	}
	for year, n := range last {
		if err := a.reserve(context.Background(), archive.Counter{FiscalYear: year, Last: n}); err != nil {
			return err
		}
	}
	return nil
}

// loadInto upserts: what was loaded before is replaced by itself.
func (a *Archive) loadInto(in *driver.Collection, items []*loading) {
	ctx := context.Background()
	docs := make([]any, len(items))
	for i, l := range items {
		docs[i] = l.doc
	}
	err := a.once(ctx, func(ctx context.Context) error {
		_, err := in.InsertMany(ctx, docs, options.InsertMany().SetOrdered(false))
		return err
	})
	o := sortOut(err, len(items))
	for _, i := range o.kept {
		items[i].done <- nil
	}
	for _, i := range append(o.duplicate, o.unclear...) {
		go func() {
			items[i].done <- a.attempt(ctx, func(ctx context.Context) error { return replaceLoaded(ctx, in, items[i]) })
		}()
	}
}

func replaceLoaded(ctx context.Context, in *driver.Collection, l *loading) error {
	err := again(func() error {
		_, err := in.ReplaceOne(ctx, bson.D{{Key: "_id", Value: l.key}}, l.doc, options.Replace().SetUpsert(true))
		return err
	})
	if driver.IsDuplicateKeyError(err) {
		return errors.Join(archive.ErrExists, errors.New("another filing has the carrier's reference"))
	}
	return err
}
