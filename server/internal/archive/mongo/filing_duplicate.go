package mongo

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

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
