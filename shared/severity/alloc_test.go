package severity_test

import (
	"testing"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/severity"
)

// The collector of the browser's core never frees: nothing may be allocated per question once the lists have their room.
func TestNothingIsAllocated(t *testing.T) {
	c := random(10)
	var incidents []*incident.Incident
	for range 100 {
		incidents = append(incidents, generate(c))
	}
	var v severity.Verdict
	var w jsonout.Writer
	every := func() {
		for _, in := range incidents {
			for i := range law.Editions {
				severity.Decide(in, &law.Editions[i])
				severity.Judge(in, &law.Editions[i], &v)
				w.Buf = w.Buf[:0]
				v.WriteJSON(&w)
			}
		}
	}
	every()
	if n := testing.AllocsPerRun(3, every); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
