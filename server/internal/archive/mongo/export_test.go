package mongo

import (
	"context"
	"errors"
)

// Rest does what housekeeping does at leisure.
func (a *Archive) Rest(ctx context.Context) error {
	return errors.Join(a.sweepRecords(ctx), a.sweepBlobs(ctx), a.sweepUnclaimed(ctx))
}
