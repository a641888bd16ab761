package mongo

import (
	"context"
	"sync"
	"time"
)

// batcher lets what comes in while the server is busy share the next round trip. It never waits for company: what comes alone goes
// alone. The zero value but for its settings is ready.
type batcher[T any] struct {
	slots int       // round trips at once
	most  int       // things in one round trip
	flush func([]T) // keeps them all, and tells each how it went

	mu      sync.Mutex
	waiting []T
	running int
}

// add has t flushed, soon.
func (b *batcher[T]) add(t ...T) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.waiting = append(b.waiting, t...)
	if b.running < b.slots {
		b.running++
		go b.run()
	}
}

func (b *batcher[T]) run() {
	for batch := b.next(); batch != nil; batch = b.next() {
		b.flush(batch)
	}
}

// next is what waits, up to most; nil gives the slot free.
func (b *batcher[T]) next() []T {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.waiting) == 0 {
		b.running--
		b.waiting = nil
		return nil
	}
	n := min(len(b.waiting), b.most)
	batch := b.waiting[:n:n]
	b.waiting = b.waiting[n:]
	return batch
}

// rest waits until nothing is under way; false when the context ends before.
func (b *batcher[T]) rest(ctx context.Context) bool {
	for {
		b.mu.Lock()
		running := b.running
		b.mu.Unlock()
		if running == 0 {
			return true
		}
		if !wait(ctx, time.Millisecond) {
			return false
		}
	}
}
