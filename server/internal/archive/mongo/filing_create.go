package mongo

import (
	"cmp"
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
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
	var receipt string
	err := a.change(ctx, "keeping a filing", func(ctx context.Context) error {
		if err := a.ledger.announce(ctx); err != nil {
			return err
		}
		c := &creation{doc: newFilingDocument(f), done: make(chan error, 1)}
		r := &c.doc.Revisions[0]
		r.Note = a.note(&entry)
		if err := a.ledger.claim(ctx, r.Write); err != nil {
			return err
		}
		a.filing.add(c)
		if err := <-c.done; err != nil {
			a.ledger.release(r.Write)
			return err
		}
		receipt = c.doc.Receipt
		return a.ledger.noteOf(ctx, r.Write, r.Note.entry(receipt))
	})
	if err == nil {
		f.Receipt = receipt
	}
	return err
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

// errUnclear stands for the answer to a round trip that says nothing of some of its filings.
var errUnclear = errors.New("not acknowledged")

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

// outcome is what became of the documents of an InsertMany, by their numbers.
type outcome struct {
	kept, duplicate, unclear []int
	err                      error // why some are unclear
}

// sortOut reads the answer to an InsertMany of n documents.
func sortOut(err error, n int) (o outcome) {
	var bulk driver.BulkWriteException
	partly := errors.As(err, &bulk)
	codes := make(map[int]int)
	for _, e := range bulk.WriteErrors {
		codes[e.Index] = e.Code
	}
	for i := range n {
		code, failed := codes[i]
		switch {
		case err == nil, partly && !failed && bulk.WriteConcernError == nil:
			o.kept = append(o.kept, i)
		case code == duplicateKey:
			o.duplicate = append(o.duplicate, i)
		case partly:
			o.unclear, o.err = append(o.unclear, i), errUnclear
		default:
			o.unclear, o.err = append(o.unclear, i), err
		}
	}
	return o
}

const duplicateKey = 11000

// duplicates finds out why filings were refused as duplicates: because an earlier attempt had kept them after all, because the carrier
// has used the reference before, or because the receipt belongs to another filing (one that was loaded): these get another.
func (a *Archive) duplicates(ctx context.Context, all []*creation) (renumber []*creation, err error) {
	if len(all) == 0 {
		return nil, nil
	}
	marks, err := a.marks(ctx, all)
	if err != nil {
		for _, c := range all {
			c.unclear = true
		}
		return all, err
	}
	for _, c := range all {
		switch mark, there := marks[c.doc.Receipt]; {
		case there && mark == c.doc.Revisions[0].Write:
			go a.accept(c)
		case there:
			c.number = 0
			renumber = append(renumber, c)
		default:
			go a.refuse(c)
		}
	}
	return renumber, nil
}

// marks are the marks of the writes that kept the filings with these receipts.
func (a *Archive) marks(ctx context.Context, all []*creation) (map[string]bson.ObjectID, error) {
	var receipts []string
	for _, c := range all {
		receipts = append(receipts, c.doc.Receipt)
	}
	var found []struct {
		Receipt   string `bson:"_id"`
		Revisions []struct {
			Write bson.ObjectID `bson:"write"`
		} `bson:"revisions"`
	}
	err := a.once(ctx, func(ctx context.Context) error {
		cursor, err := a.latest(a.filings).Find(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: receipts}}}},
			options.Find().SetProjection(bson.D{{Key: "revisions.write", Value: 1}}))
		if err != nil {
			return err
		}
		return cursor.All(ctx, &found)
	})
	marks := make(map[string]bson.ObjectID)
	for _, f := range found {
		if len(f.Revisions) > 0 {
			marks[f.Receipt] = f.Revisions[0].Write
		}
	}
	return marks, err
}

// accept tells a filing that was kept by an attempt whose answer was lost.
func (a *Archive) accept(c *creation) {
	ctx, cancel := context.WithTimeout(context.Background(), a.Patience)
	defer cancel()
	c.done <- a.settle(ctx)
}

// refuse tells a filing that its reference is taken, once the one that has it is durable and in the ledger: the carrier will be told
// of that one instead.
func (a *Archive) refuse(c *creation) {
	if !c.unclear {
		a.receipts.giveBack(c.doc.Index.FiscalYear, c.number)
	}
	ctx, cancel := context.WithTimeout(context.Background(), a.Patience)
	defer cancel()
	c.done <- a.vouch(ctx, byReference(c.doc.Carrier, c.doc.CarrierRef), archive.ErrExists)
}

// vouch makes sure that the newest revision of the filing that is there is durable, that readers find it, and that it is in the ledger.
// Then it returns because, the reason why another one was refused.
func (a *Archive) vouch(ctx context.Context, filter bson.D, because error) error {
	if err := a.settle(ctx); err != nil {
		return err
	}
	var d filingDocument
	for pause := time.Millisecond; ; pause *= 2 {
		err := a.attempt(ctx, func(ctx context.Context) error { return a.filings.FindOne(ctx, filter).Decode(&d) })
		if err == nil {
			break
		}
		if !errors.Is(err, driver.ErrNoDocuments) || !wait(ctx, pause) {
			return err
		}
	}
	newest := &d.Revisions[len(d.Revisions)-1]
	if err := a.ledger.ensure(ctx, newest.Write, newest.Note, d.Receipt); err != nil {
		return err
	}
	return because
}
