package account

import "time"

// Throttle slows down who guesses: after some free attempts each one must wait twice as long as the one before it.
type Throttle struct {
	Free     int           // attempts that need not wait
	First    time.Duration // the wait after the first attempt that was not free
	Longest  time.Duration // no wait is longer
	Lock     int           // attempts after which nobody gets in any more; 0 for never
	Leak     time.Duration // one attempt is forgotten in this time; 0 for never
	Remember time.Duration // all are forgotten when there was none for so long
}

// attempts are the attempts in a row that have not led in. An attempt counts from its beginning, so that many at once are no way
// around the wait; who gets in takes its own back.
type attempts struct {
	Count int       `json:"count"`
	Since time.Time `json:"since"` // from when on attempts leak
	Until time.Time `json:"until"` // no attempt before
	// Trusted marks a network from which the login got in not long ago.
	Trusted bool `json:"trusted,omitempty"`
}

// refusal is why no attempt can be made now, or nil.
func (t *Throttle) refusal(a attempts, now time.Time) error {
	switch {
	case t.Lock > 0 && a.Count >= t.Lock:
		return refuse(Locked)
	case now.Before(a.Until):
		return &Error{TooManyAttempts, a.Until}
	default:
		return nil
	}
}

// count is a after one more attempt.
func (t *Throttle) count(a attempts, now time.Time) attempts {
	a = t.leak(a, now)
	a.Count++
	if a.Count > t.Free {
		a.Until = now.Add(t.wait(a.Count - t.Free))
	}
	return a
}

// wait is the wait after the n-th attempt that was not free.
func (t *Throttle) wait(n int) time.Duration {
	wait := t.First
	for ; n > 1 && wait < t.Longest; n-- {
		wait *= 2
	}
	return min(wait, t.Longest)
}

// leak is a without what has been forgotten by now.
func (t *Throttle) leak(a attempts, now time.Time) attempts {
	if t.Leak > 0 && a.Count > 0 {
		forgotten := min(int64(now.Sub(a.Since)/t.Leak), int64(a.Count))
		forgotten = max(forgotten, 0)
		a.Count -= int(forgotten)
		a.Since = a.Since.Add(time.Duration(forgotten) * t.Leak)
	}
	if a.Count == 0 {
		a.Since = now
	}
	return a
}

// takeBack is a without the attempt that made it from before. When others were made since, only the count goes down.
func takeBack(a, counted, before attempts) attempts {
	if a.Count == counted.Count && a.Since.Equal(counted.Since) && a.Until.Equal(counted.Until) {
		return before
	}
	a.Count = max(a.Count-1, 0)
	return a
}
