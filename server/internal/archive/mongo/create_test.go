//go:build unix

package mongo

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Filings of one round trip must not suffer for one among them that the server does not take.
func TestAFilingThatTheServerRefusesStandsInNobodysWay(t *testing.T) {
	a, _ := openNew(t)
	var clients sync.WaitGroup
	for i := range 20 {
		clients.Go(func() {
			f := draft(fmt.Sprint("good ", i))
			if err := a.Create(t.Context(), f, filedNow(f)); err != nil {
				t.Errorf("a good filing: %v", err)
			}
		})
	}
	clients.Go(func() {
		f := draft("bad \xff\xfe")
		f.Index.Text = "bad \xff\xfe"
		err := a.Create(t.Context(), f, filedNow(f))
		if err == nil {
			var got *archive.Filing
			if got, err = a.ByReference(t.Context(), f.Carrier, f.CarrierRef); err == nil && got.CarrierRef != f.CarrierRef {
				t.Errorf("kept as %q", got.CarrierRef)
			}
		}
		t.Log(err)
	})
	clients.Wait()
}

func TestAnswersOfARoundTripAreSortedOut(t *testing.T) {
	duplicate := driver.BulkWriteError{WriteError: driver.WriteError{Index: 1, Code: duplicateKey}}
	other := driver.BulkWriteError{WriteError: driver.WriteError{Index: 2, Code: 121}}
	broken := errors.New("broken")
	for _, test := range []struct {
		name  string
		err   error
		want  string
		cause error
	}{
		{"all kept", nil, "[0 1 2] [] []", nil},
		{"one was there", driver.BulkWriteException{WriteErrors: []driver.BulkWriteError{duplicate}}, "[0 2] [1] []", nil},
		{"one was refused", driver.BulkWriteException{WriteErrors: []driver.BulkWriteError{duplicate, other}}, "[0] [1] [2]", errUnclear},
		{"the majority did not answer", driver.BulkWriteException{WriteConcernError: &driver.WriteConcernError{Code: 64}, WriteErrors: []driver.BulkWriteError{duplicate}}, "[] [1] [0 2]", errUnclear},
		{"nobody answered", broken, "[] [] [0 1 2]", broken},
	} {
		o := sortOut(test.err, 3)
		if got := fmt.Sprint(o.kept, o.duplicate, o.unclear); got != test.want || !errors.Is(o.err, test.cause) {
			t.Errorf("%s: %s, %v", test.name, got, o.err)
		}
	}
}

func TestABatcherLosesNothing(t *testing.T) {
	var mu sync.Mutex
	seen := make(map[int]int)
	most := 0
	b := &batcher[int]{slots: 2, most: 7, flush: func(list []int) {
		time.Sleep(time.Millisecond)
		mu.Lock()
		defer mu.Unlock()
		most = max(most, len(list))
		for _, n := range list {
			seen[n]++
		}
	}}
	var clients sync.WaitGroup
	for i := range 500 {
		clients.Go(func() { b.add(i) })
	}
	clients.Wait()
	if !b.rest(t.Context()) || len(seen) != 500 || most != 7 {
		t.Fatalf("%d of 500 were flushed, %d at once", len(seen), most)
	}
	for n, times := range seen {
		if times != 1 {
			t.Fatalf("%d was flushed %d times", n, times)
		}
	}
}
