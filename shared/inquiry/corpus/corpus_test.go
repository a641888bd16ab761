package corpus_test

import (
	"hash/fnv"
	"testing"

	"jiko/shared/inquiry"
	"jiko/shared/inquiry/corpus"
)

func TestTheQuestionsAreManyAndAlwaysTheSame(t *testing.T) {
	pass := func() (n int, sum uint64) {
		h := fnv.New64a()
		for q := range corpus.Questions() {
			if n++; len(q.Query) > inquiry.MaxQuery {
				t.Fatalf("question %d is longer than what is read", n)
			}
			h.Write([]byte(q.Query))
		}
		return n, h.Sum64()
	}
	n, sum := pass()
	if again, sumAgain := pass(); n < 10_000 || again != n || sumAgain != sum {
		t.Errorf("%d questions, then %d", n, again)
	}
}

// Whoever has seen enough stops, at any question of any part.
func TestTheQuestionsCanBeLeftAtAnyTime(t *testing.T) {
	total := 0
	for range corpus.Questions() {
		total++
	}
	for stop := 1; stop <= total; stop += 1 + total/200 {
		n := 0
		for range corpus.Questions() {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Fatalf("left at %d, not at %d", n, stop)
		}
	}
}
