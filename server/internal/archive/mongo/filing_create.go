package mongo

import (
	"cmp"
	"context"

	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// A carrier's reference names a filing, so the database itself refuses the second of two.
var _ = index("filings", unique, "carrier", "carrierRef")

// creation is a filing on its way into the archive.
type creation struct {
	doc     *filingDocument
	number  int64 // of the receipt, 0 for none yet
	unclear bool  // an attempt failed without telling whether the filing was kept
	done    chan error
}

// Create keeps the filing, then its line in the ledger.
func (a *Archive) Create(ctx context.Context, f *archive.Filing, entry archive.Entry) error {
	if err := cmp.Or(fits(f.Newest(), &f.Index), fitLine(&entry, maxNote)); err != nil {
		return err
	}
	c := &creation{doc: newFilingDocument(f), done: make(chan error, 1)}
	r := &c.doc.Revisions[0]
	r.Note = a.note(&entry)
	err := a.change(ctx, "keeping a filing", func(ctx context.Context) error {
		if err := a.ledger.announce(ctx); err != nil {
			return err
		}
		if err := a.ledger.claim(ctx, r.Write); err != nil {
			return err
		}
		if err := a.create(ctx, c); err != nil {
			a.ledger.release(r.Write)
			return err
		}
		return a.ledger.noteOf(ctx, r.Write, r.Note.entry(c.doc.Receipt))
	})
	if err == nil {
		f.Receipt = c.doc.Receipt
	}
	return err
}

// reference is what no two filings have in common.
type reference struct{ carrier, carrierRef string }

// create keeps the filing together with others, none of the same reference.
func (a *Archive) create(ctx context.Context, c *creation) error {
	ctx, cancel := context.WithTimeout(ctx, a.Patience)
	defer cancel()
	key := reference{c.doc.Carrier, c.doc.CarrierRef}
	if err := a.creating.take(ctx, key); err != nil {
		return err
	}
	defer a.creating.give(key)
	a.filing.add(c)
	return <-c.done
}

// createAll keeps filings in one round trip and tells each how it went. Those of which the answer does not tell are tried again under
// the same receipt, as long as the patience lasts.
func (a *Archive) createAll(all []*creation) {
	ctx, cancel := context.WithTimeout(context.Background(), a.Patience)
	defer cancel()
	for pause := firstPause; ; pause *= 2 {
		if err := a.number(ctx, all); err != nil {
			tell(all, err)
			return
		}
		left, err := a.createOnce(ctx, all)
		switch {
		case len(left) == 0:
			return
		case err == nil: // with other receipts at once
		case final(err) && len(left) > 1:
			a.createAlone(left)
			return
		case final(err) || !wait(ctx, pause):
			tell(left, err)
			return
		}
		all = left
	}
}

// createAlone keeps each by itself: one that the server refuses must not stand in the way of others.
func (a *Archive) createAlone(all []*creation) {
	for _, c := range all {
		go a.createAll([]*creation{c})
	}
}

func tell(all []*creation, err error) {
	for _, c := range all {
		c.done <- err
	}
}

// number gives receipts to the filings that have none.
func (a *Archive) number(ctx context.Context, all []*creation) error {
	years := make(map[int][]*creation)
	for _, c := range all {
		if c.number == 0 {
			years[c.doc.Index.FiscalYear] = append(years[c.doc.Index.FiscalYear], c)
		}
	}
	for year, list := range years {
		numbers, err := a.receipts.take(ctx, year, len(list))
		if err != nil {
			return err
		}
		for i, c := range list {
			c.number = numbers[i]
			c.doc.Receipt = archive.Receipt(year, c.number)
		}
	}
	return nil
}

// createOnce inserts filings once. It gives back those that should be tried again, with the error that is in the way, if there is one.
func (a *Archive) createOnce(ctx context.Context, all []*creation) (left []*creation, err error) {
	docs := make([]any, len(all))
	for i, c := range all {
		docs[i] = c.doc
	}
	err = a.once(ctx, func(ctx context.Context) error {
		_, err := a.filings.InsertMany(ctx, docs, options.InsertMany().SetOrdered(false))
		return err
	})
	o := sortOut(err, len(all))
	for _, i := range o.kept {
		all[i].done <- nil
	}
	for _, i := range o.unclear {
		all[i].unclear = true
		left = append(left, all[i])
	}
	var duplicates []*creation
	for _, i := range o.duplicate {
		duplicates = append(duplicates, all[i])
	}
	renumber, err := a.duplicates(ctx, duplicates)
	return append(left, renumber...), cmp.Or(o.err, err)
}
