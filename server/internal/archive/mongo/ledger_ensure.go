package mongo

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// ensure makes sure that the line of a change is in the ledger.
func (l *ledger) ensure(ctx context.Context, write bson.ObjectID, n note, subject string) error {
	if n.Chain == "" {
		return nil // loaded, with its ledger
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*graceOfOthers+l.archive.Patience)
	defer cancel()
	if n.Chain != l.archive.chain {
		if there, err := l.comes(ctx, n, subject); err != nil || there {
			return err
		}
	}
	if err := l.claim(ctx, write); err != nil {
		return err
	}
	there, err := l.archive.noted(ctx, n, subject)
	if err != nil || there {
		l.release(write)
		return err
	}
	return l.noteOf(ctx, write, n.entry(subject))
}

// graceOfOthers is how long another process gets to note its own change, before we do it.
const graceOfOthers = 2 * time.Second

// comes waits a while for the line of another process's change.
func (l *ledger) comes(ctx context.Context, n note, subject string) (there bool, err error) {
	for pause := time.Millisecond; pause < graceOfOthers; pause *= 2 {
		there, err := l.archive.noted(ctx, n, subject)
		if err != nil || there {
			return there, err
		}
		if !wait(ctx, pause) {
			return false, ctx.Err()
		}
	}
	return false, nil
}

// noted tells whether the line of a change is in the ledger.
func (a *Archive) noted(ctx context.Context, n note, subject string) (there bool, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		err := a.entries.FindOne(ctx, whoNoted(n, subject), options.FindOne().SetProjection(bson.D{{Key: "_id", Value: 1}})).Err()
		there = err == nil
		if errors.Is(err, driver.ErrNoDocuments) {
			return nil
		}
		return err
	})
	return there, err
}

func whoNoted(n note, subject string) bson.D {
	return bson.D{{Key: "subject", Value: subject}, {Key: "at", Value: n.At}, {Key: "action", Value: n.Action}, {Key: "actor", Value: n.Actor}}
}

// claim makes the change with that mark ours to note. It waits while another call of this process has it.
func (l *ledger) claim(ctx context.Context, write bson.ObjectID) error {
	for {
		if _, taken := l.claims.LoadOrStore(write, true); !taken {
			return nil
		}
		if !wait(ctx, time.Millisecond) {
			return ctx.Err()
		}
	}
}

func (l *ledger) release(write bson.ObjectID) { l.claims.Delete(write) }
