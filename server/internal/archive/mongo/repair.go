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

// Changes are found by the process that made them, to see whether their lines are in the ledger.
var (
	_ = index("filings", ordinary, "revisions.note.chain", "revisions.note.at")
	_ = index("records", ordinary, "note.chain", "note.at")
)

// A line is looked for when its change is older than graceful, back to lookBack before the end of its chain: lines come in about the
// order of their changes.
const (
	graceful = time.Minute
	lookBack = 10 * time.Minute
)

// repair puts those lines into the ledger that belong to changes of processes that died in between. Only one server does it at a time.
func (a *Archive) repair(ctx context.Context) error {
	mine, err := a.takeTurn(ctx)
	if err != nil || !mine {
		return err
	}
	chains, err := a.listChains(ctx, append(notVouched(a.chain), bson.E{Key: "closed", Value: false}))
	if err != nil {
		return err
	}
	for _, c := range chains {
		if err := a.repairChain(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// takeTurn tells whether it is our turn to repair, for as long as a round of housekeeping lasts.
func (a *Archive) takeTurn(ctx context.Context) (mine bool, err error) {
	now := milliseconds(a.Now())
	err = a.attempt(ctx, func(ctx context.Context) error {
		_, err := a.meta.UpdateOne(ctx,
			bson.D{{Key: "_id", Value: "repair"}, {Key: "until", Value: bson.D{{Key: "$lt", Value: now}}}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "until", Value: now.Add(nextRound / 2)}, {Key: "by", Value: a.chain}}}},
			options.UpdateOne().SetUpsert(true))
		mine = err == nil
		if driver.IsDuplicateKeyError(err) { // it is another's turn
			return nil
		}
		return err
	})
	return mine, err
}

func (a *Archive) repairChain(ctx context.Context, c chainDocument) error {
	end := c.At
	head, err := a.lastEntry(ctx, c.Chain)
	switch {
	case err == nil:
		end = head.At
	case !errors.Is(err, archive.ErrNotFound):
		return err
	}
	for _, changes := range []struct {
		in    *driver.Collection
		notes func(bson.Raw) (string, []note, error)
		path  string
	}{{a.filings, filingNotes, "revisions"}, {a.records, recordNotes, ""}} {
		filter := changesOf(c.Chain, changes.path, end.Add(-lookBack), milliseconds(a.Now()).Add(-graceful))
		err := a.eachInKeyOrder(ctx, changes.in, filter, shown, func(doc bson.Raw) error {
			subject, notes, err := changes.notes(doc)
			if err != nil {
				return err
			}
			return a.complete(ctx, c.Chain, subject, notes)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// changesOf are the changes that the process of a chain made within a time.
func changesOf(chain, path string, from, to time.Time) bson.D {
	within := bson.D{{Key: "$gte", Value: from}, {Key: "$lt", Value: to}}
	if path == "" {
		return bson.D{{Key: "note.chain", Value: chain}, {Key: "note.at", Value: within}}
	}
	return bson.D{{Key: path, Value: bson.D{{Key: "$elemMatch", Value: bson.D{{Key: "note.chain", Value: chain}, {Key: "note.at", Value: within}}}}}}
}

func filingNotes(doc bson.Raw) (subject string, notes []note, err error) {
	var d filingDocument
	err = bson.Unmarshal(doc, &d)
	for i := range d.Revisions {
		notes = append(notes, d.Revisions[i].Note)
	}
	return d.Receipt, notes, err
}

func recordNotes(doc bson.Raw) (subject string, notes []note, err error) {
	var d recordDocument
	if err := bson.Unmarshal(doc, &d); err != nil || d.Note == nil {
		return "", nil, err
	}
	return d.Note.Subject, []note{*d.Note}, nil
}

// complete puts those lines of a chain's changes into the ledger that are not there.
func (a *Archive) complete(ctx context.Context, chain, subject string, notes []note) error {
	for _, n := range notes {
		if n.Chain != chain {
			continue
		}
		there, err := a.noted(ctx, n, subject)
		if err != nil {
			return err
		}
		if there {
			continue
		}
		a.Log.Warn("the ledger lacked the line of a change", "action", n.Action, "subject", subject, "chain", chain)
		if err := a.ledger.announce(ctx); err != nil {
			return err
		}
		if err := a.ledger.note(ctx, n.entry(subject)); err != nil {
			return err
		}
	}
	return nil
}
