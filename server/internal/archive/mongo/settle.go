package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// settle returns when everything that the server had before is as durable as if it had been acknowledged: what is found by reading
// after an answer was lost may be there without being journaled, or without the majority. A later write that is acknowledged vouches
// for all before it. Callers of one moment share it.
func (a *Archive) settle(ctx context.Context) error {
	done := make(chan error, 1)
	a.settling.add(done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (a *Archive) settleAll(callers []chan error) {
	err := a.attempt(context.Background(), func(ctx context.Context) error {
		_, err := a.meta.UpdateOne(ctx, bson.D{{Key: "_id", Value: "settled"}},
			bson.D{{Key: "$inc", Value: bson.D{{Key: "times", Value: int64(1)}}}}, options.UpdateOne().SetUpsert(true))
		return err
	})
	for _, done := range callers {
		done <- err
	}
}
