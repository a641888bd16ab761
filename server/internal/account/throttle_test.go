package account

import (
	"testing"
	"time"
)

var began = time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)

func TestEachAttemptThatIsNotFreeWaitsTwiceAsLong(t *testing.T) {
	throttle := Throttle{Free: 3, First: time.Second, Longest: 10 * time.Second}
	var a attempts
	now := began
	for _, want := range []time.Duration{0, 0, 0, 1, 2, 4, 8, 10, 10} {
		if err := throttle.refusal(a, now); err != nil {
			t.Fatalf("after %d: %v", a.Count, err)
		}
		a = throttle.count(a, now)
		if wait := max(a.Until.Sub(now), 0); wait != want*time.Second {
			t.Errorf("attempt %d: waits %v, want %v", a.Count, wait, want*time.Second)
		}
		now = now.Add(max(a.Until.Sub(now), 0))
	}
}

func TestAnAttemptBeforeItsTimeIsRefusedWithTheTime(t *testing.T) {
	throttle := Throttle{Free: 0, First: time.Minute, Longest: time.Hour}
	a := throttle.count(attempts{}, began)
	err := throttle.refusal(a, began.Add(time.Minute-time.Millisecond))
	refused, _ := err.(*Error)
	if refused == nil || refused.Code != TooManyAttempts || !refused.Until.Equal(began.Add(time.Minute)) {
		t.Fatalf("got %#v", err)
	}
	if err := throttle.refusal(a, began.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
}

func TestAttemptsLeakAtTheirRateHoweverOftenTheyAreCounted(t *testing.T) {
	throttle := Throttle{Free: 1000, Leak: time.Minute}
	var a attempts
	for i := range 600 { // ten minutes, one attempt a second
		a = throttle.count(a, began.Add(time.Duration(i)*time.Second))
	}
	equal(t, a.Count, 600-9)
	a = throttle.leak(a, began.Add(24*time.Hour))
	equal(t, a.Count, 0)
	equal(t, throttle.leak(a, began).Count, 0)
}

func TestAClockThatGoesBackForgetsNothing(t *testing.T) {
	throttle := Throttle{Free: 10, Leak: time.Minute}
	a := throttle.count(attempts{}, began)
	a = throttle.count(a, began.Add(-time.Hour))
	equal(t, a.Count, 2)
}

func TestTakingBackLeavesTheAttemptsOfOthers(t *testing.T) {
	throttle := Throttle{Free: 0, First: time.Minute, Longest: time.Hour}
	before := throttle.count(attempts{}, began)
	mine := throttle.count(before, began)
	equal(t, takeBack(mine, mine, before), before)
	others := throttle.count(mine, began)
	left := takeBack(others, mine, before)
	equal(t, left.Count, 2)
	equal(t, left.Until, others.Until)
	equal(t, takeBack(attempts{}, mine, before).Count, 0)
}
