package mongo

import (
	"context"
	"sync"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// counterDocument is the last receipt that was granted in a fiscal year.
type counterDocument struct {
	FiscalYear int   `bson:"_id"`
	Last       int64 `bson:"last"`
}

// mostReceipts is how many receipts a process takes from the counter at once, when it files without end.
const mostReceipts = 32

// receipts hands out receipts from blocks that the archive's counters granted to this process, so that not every filing has to write a
// counter. A block doubles with each grant: who files one takes one. Numbers may be skipped, but none is given twice.
type receipts struct {
	grant func(ctx context.Context, fiscalYear int, n int64) (last int64, err error)

	mu     sync.Mutex
	blocks map[int]*block
}

// block is next..last of a fiscal year.
type block struct {
	next, last int64
	size       int64 // of the next grant
}

// take gives n sequence numbers of a fiscal year, rising.
func (r *receipts) take(ctx context.Context, fiscalYear, n int) ([]int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.block(fiscalYear)
	var taken []int64
	for len(taken) < n {
		if b.next > b.last {
			if err := r.refill(ctx, fiscalYear, b, int64(n-len(taken))); err != nil {
				return nil, err
			}
		}
		taken = append(taken, b.next)
		b.next++
	}
	return taken, nil
}

func (r *receipts) block(fiscalYear int) *block {
	if r.blocks == nil {
		r.blocks = make(map[int]*block)
	}
	b := r.blocks[fiscalYear]
	if b == nil {
		b = &block{next: 1, size: 1}
		r.blocks[fiscalYear] = b
	}
	return b
}

func (r *receipts) refill(ctx context.Context, fiscalYear int, b *block, least int64) error {
	size := max(least, b.size)
	last, err := r.grant(ctx, fiscalYear, size)
	if err != nil {
		return err
	}
	b.next, b.last, b.size = last-size+1, last, min(2*b.size, mostReceipts)
	return nil
}

// giveBack takes back the number that was handed out last, when it is sure that nothing was kept under it.
func (r *receipts) giveBack(fiscalYear int, sequence int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if b := r.block(fiscalYear); b.next == sequence+1 {
		b.next = sequence
	}
}

// forget drops the block of a fiscal year when it is not above the number.
func (r *receipts) forget(fiscalYear int, sequence int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if b := r.block(fiscalYear); b.next <= sequence {
		b.next = b.last + 1
	}
}

// grantReceipts adds n to the counter of a fiscal year. When the answer is lost, n numbers are skipped.
func (a *Archive) grantReceipts(ctx context.Context, fiscalYear int, n int64) (int64, error) {
	var counter counterDocument
	err := a.attempt(ctx, func(ctx context.Context) error {
		return again(func() error {
			return a.counters.FindOneAndUpdate(ctx,
				bson.D{{Key: "_id", Value: fiscalYear}},
				bson.D{{Key: "$inc", Value: bson.D{{Key: "last", Value: n}}}},
				options.FindOneAndUpdate().SetUpsert(true).SetReturnDocument(options.After),
			).Decode(&counter)
		})
	})
	return counter.Last, err
}

// again tries an upsert a second time when another one was first: then there is something to update.
func again(upsert func() error) error {
	err := upsert()
	if driver.IsDuplicateKeyError(err) {
		err = upsert()
	}
	return err
}

// raiseCounter makes sure that no receipt up to last is given from now on.
func (a *Archive) raiseCounter(ctx context.Context, c archive.Counter) error {
	a.receipts.forget(c.FiscalYear, c.Last)
	return a.attempt(ctx, func(ctx context.Context) error {
		return again(func() error {
			_, err := a.counters.UpdateOne(ctx,
				bson.D{{Key: "_id", Value: c.FiscalYear}},
				bson.D{{Key: "$max", Value: bson.D{{Key: "last", Value: c.Last}}}}, options.UpdateOne().SetUpsert(true))
			return err
		})
	})
}

// returnReceipts gives the rest of every block back, if nobody was granted any since. What fails is skipped numbers.
func (a *Archive) returnReceipts(ctx context.Context) {
	a.receipts.mu.Lock()
	defer a.receipts.mu.Unlock()
	for fiscalYear, b := range a.receipts.blocks {
		if b.next > b.last {
			continue
		}
		_, err := a.counters.UpdateOne(ctx,
			bson.D{{Key: "_id", Value: fiscalYear}, {Key: "last", Value: b.last}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "last", Value: b.next - 1}}}})
		if err != nil {
			a.Log.Warn("receipts were not given back", "fiscalYear", fiscalYear, "error", err)
		}
	}
}
