package mongo

import (
	"context"
	"time"
)

// The times of housekeeping: the first round comes when what was under way in a process that died has surely come to rest.
const (
	firstRound = 2 * time.Minute
	nextRound  = 30 * time.Minute
)

// keepHouse removes what nobody needs, and makes good what dead processes left undone, until the archive is closed.
func (a *Archive) keepHouse(ctx context.Context) {
	for pause := firstRound; wait(ctx, pause); pause = nextRound {
		a.round(ctx)
	}
}

func (a *Archive) round(ctx context.Context) {
	for _, chore := range []struct {
		name string
		do   func(context.Context) error
	}{{"removing expired records", a.sweepRecords}, {"removing left-over uploads", a.sweepBlobs},
		{"removing attachments that nobody claims", a.sweepUnclaimed}, {"completing the ledger", a.repair}} {
		if err := chore.do(ctx); err != nil && ctx.Err() == nil {
			a.Log.Warn("housekeeping failed", "chore", chore.name, "error", err)
		}
	}
}
