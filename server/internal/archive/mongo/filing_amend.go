package mongo

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// Amend adds the revision if the newest is the one before it, in one step, then its line in the ledger.
func (a *Archive) Amend(ctx context.Context, receipt string, revision archive.Revision, index archive.Index, entry archive.Entry) error {
	if err := cmp.Or(fits(&revision, &index), fitLine(&entry, maxNote)); err != nil {
		return err
	}
	r := newRevisionDocument(&revision)
	r.Note = a.note(&entry)
	x := newIndexDocument(index)
	return a.change(ctx, "keeping an amendment", func(ctx context.Context) error {
		if err := a.ledger.announce(ctx); err != nil {
			return err
		}
		if err := a.ledger.claim(ctx, r.Write); err != nil {
			return err
		}
		if err := a.attempt(ctx, func(ctx context.Context) error { return a.amendOnce(ctx, receipt, &r, x) }); err != nil {
			a.ledger.release(r.Write)
			if errors.Is(err, archive.ErrConflict) {
				return a.vouch(ctx, bson.D{{Key: "_id", Value: receipt}}, err)
			}
			return err
		}
		return a.ledger.noteOf(ctx, r.Write, r.Note.entry(receipt))
	})
}

func (a *Archive) amendOnce(ctx context.Context, receipt string, r *revisionDocument, x indexDocument) error {
	if r.Number > archive.MaxRevisions {
		return a.notAmended(ctx, receipt, r)
	}
	before := bson.D{{Key: "_id", Value: receipt}, {Key: "revision", Value: r.Number - 1}}
	var old indexDocument
	err := a.filings.FindOne(ctx, before, options.FindOne().SetProjection(onlyIndex)).Decode(&old)
	if errors.Is(err, driver.ErrNoDocuments) {
		return a.notAmended(ctx, receipt, r)
	}
	if err != nil {
		return err
	}
	result, err := a.filings.UpdateOne(ctx, before,
		bson.D{
			{Key: "$set", Value: struct {
				Revision int           `bson:"revision"`
				Index    indexDocument `bson:",inline"`
				Before   indexDocument `bson:"before"`
				Grams    []string      `bson:"grams"`
			}{r.Number, x, old, grams(x.Text)}},
			{Key: "$push", Value: bson.D{{Key: "revisions", Value: r}}},
		})
	if err != nil || result.MatchedCount == 1 {
		return err
	}
	return a.notAmended(ctx, receipt, r)
}

// onlyIndex leaves what a filing is found by.
var onlyIndex = bson.D{{Key: "revisions", Value: 0}, {Key: "grams", Value: 0}, {Key: "before", Value: 0}}

// notAmended finds out why a revision did not fit: an earlier attempt had kept it after all, or another one was first.
func (a *Archive) notAmended(ctx context.Context, receipt string, r *revisionDocument) error {
	var d filingDocument
	err := a.latest(a.filings).FindOne(ctx, bson.D{{Key: "_id", Value: receipt}},
		options.FindOne().SetProjection(bson.D{{Key: "revisions.number", Value: 1}, {Key: "revisions.write", Value: 1}})).Decode(&d)
	switch {
	case errors.Is(err, driver.ErrNoDocuments):
		return archive.ErrNotFound
	case err != nil:
		return err
	}
	for i := range d.Revisions {
		if d.Revisions[i].Write == r.Write {
			return a.settle(ctx)
		}
	}
	if len(d.Revisions) >= archive.MaxRevisions && r.Number == len(d.Revisions)+1 {
		return fmt.Errorf("%w: the revisions of a filing", archive.ErrTooLarge)
	}
	return archive.ErrConflict
}
