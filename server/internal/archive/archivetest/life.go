package archivetest

import (
	"bytes"
	"context"
	"errors"
	"sync/atomic"
	"time"

	"jiko/server/internal/archive"
)

var lifeTests = []test{
	{"an archive is ready", func(b *bench) { b.ok(b.Ready(b.ctx)) }},
	{"no call does anything when its context is at its end", func(b *bench) {
		f := b.filed()
		ctx, stop := context.WithCancel(b.ctx)
		stop()
		for name, err := range b.everyCall(ctx, f) {
			if !errors.Is(err, context.Canceled) {
				b.Errorf("%s: error is %v", name, err)
			}
		}
		b.found(archive.Query{}, f)
	}},
	{"a deadline that has passed is told as such", func(b *bench) {
		ctx, stop := context.WithTimeout(b.ctx, time.Nanosecond)
		defer stop()
		time.Sleep(time.Millisecond)
		b.is(b.Create(ctx, b.draft(), b.entry(archive.Filed, "")), context.DeadlineExceeded)
	}},
	{"a caller who goes away in the middle leaves the others alone", func(b *bench) {
		var kept atomic.Int64
		together(16, func(i int) {
			for n := range 20 {
				ctx, stop := context.WithTimeout(b.ctx, time.Duration(i*n)*50*time.Microsecond)
				if i%2 == 0 {
					ctx, stop = context.WithCancel(b.ctx)
				}
				err := b.Create(ctx, b.draft(), b.entry(archive.Filed, ""))
				stop()
				if err == nil {
					kept.Add(1)
				} else if i%2 == 0 {
					b.Errorf("client %d, who stayed: %v", i, err)
				}
			}
		})
		page, err := b.Search(b.ctx, archive.Query{})
		b.ok(err)
		if page.Total < kept.Load() || page.Total > 320 {
			b.Fatalf("%d filings are there, %d were acknowledged", page.Total, kept.Load())
		}
		b.chainsHold(b.entries(b.Archive))
	}},
	{"a closed archive answers with an error", func(b *bench) {
		f := b.filed()
		b.ok(b.Close())
		for name, err := range b.everyCall(b.ctx, f) {
			if err == nil {
				b.Errorf("%s: no error", name)
			}
		}
	}},
	{"an archive can be closed twice", func(b *bench) {
		b.ok(b.Close())
		b.ok(b.Close())
	}},
	{"closing finishes what was begun", func(b *bench) {
		var kept atomic.Int64
		together(9, func(i int) {
			if i == 8 {
				time.Sleep(10 * time.Millisecond)
				if err := b.Close(); err != nil {
					b.Errorf("closing: %v", err)
				}
				return
			}
			for b.Create(b.ctx, b.draft(), b.entry(archive.Filed, "")) == nil {
				kept.Add(1)
			}
		})
		b.Archive = b.open()
		page, err := b.Search(b.ctx, archive.Query{})
		b.ok(err)
		if page.Total < kept.Load() {
			b.Fatalf("%d filings are there, %d were acknowledged", page.Total, kept.Load())
		}
	}},
}

// everyCall calls everything and gives what it answered, by name.
func (b *bench) everyCall(ctx context.Context, f *archive.Filing) map[string]error {
	r, x := Refiled(f)
	e := b.entry(archive.Read, "x")
	record := archive.Record{Bucket: archive.Accounts, Key: "k", Version: 1}
	errs := map[string]error{
		"Ready":     b.Ready(ctx),
		"Create":    b.Create(ctx, b.draft(), e),
		"Amend":     b.Amend(ctx, f.Receipt, r, x, e),
		"Each":      b.Each(ctx, archive.Query{}, func(*archive.Filing) error { return nil }),
		"Insert":    b.Insert(ctx, record, nil),
		"Replace":   b.Replace(ctx, record, nil),
		"Remove":    b.Remove(ctx, record.Bucket, record.Key, nil),
		"Append":    b.Append(ctx, e),
		"EachEntry": b.EachEntry(ctx, func(archive.Entry) error { return nil }),
		"EachBlob":  b.EachBlob(ctx, func(archive.Blob) error { return nil }),
		"Snapshot":  b.Snapshot(ctx, func(archive.Item) error { return nil }),
		"Load":      b.Load(ctx, archive.Item{Counter: &archive.Counter{FiscalYear: 2020, Last: 1}}),
	}
	_, errs["Filing"] = b.Filing(ctx, f.Receipt)
	_, errs["ByReference"] = b.ByReference(ctx, f.Carrier, f.CarrierRef)
	_, errs["BelongingTo"] = b.BelongingTo(ctx, f.Receipt)
	_, errs["Search"] = b.Search(ctx, archive.Query{Words: []string{"停"}, Facets: true})
	_, errs["Record"] = b.Record(ctx, archive.Accounts, "k")
	_, errs["Records"] = b.Records(ctx, archive.Accounts, "", "", 0)
	_, errs["Entries"] = b.Entries(ctx, archive.EntryQuery{})
	_, errs["PutBlob"] = b.PutBlob(ctx, bytes.NewReader([]byte("x")), 10)
	_, _, errs["OpenBlob"] = b.OpenBlob(ctx, digest([]byte("x")))
	_, errs["Empty"] = b.Empty(ctx)
	return errs
}
