package mongo

import (
	"context"
	"sync"
)

// turns lets one call at a time in for a key. Some servers let the inserts of documents with one unique key wait for each other, and end
// one of them each second: sixteen at once would outlast everybody's patience.
type turns struct{ taken sync.Map } // key to the channel that is closed when its turn ends

// take waits for the turn, which ends with give.
func (t *turns) take(ctx context.Context, key any) error {
	mine := make(chan struct{})
	for {
		other, taken := t.taken.LoadOrStore(key, mine)
		if !taken {
			return nil
		}
		select {
		case <-other.(chan struct{}):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (t *turns) give(key any) {
	mine, _ := t.taken.LoadAndDelete(key)
	close(mine.(chan struct{}))
}
