// Package clocktest has the clock of tests.
package clocktest

import (
	"sync"
	"time"
)

// Clock stands until a test moves it. Any goroutine may read it: an archive has some of its own.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// At is a clock that stands at that moment.
func At(moment time.Time) *Clock { return &Clock{now: moment} }

// Now is where the clock stands.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Pass moves the clock on, and tells where it stands then.
func (c *Clock) Pass(d time.Duration) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return c.now
}
