package severity_test

import (
	"testing"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/severity"
)

func show(in *incident.Incident) string {
	var w jsonout.Writer
	in.WriteJSON(&w)
	return string(w.Buf)
}

// holdToOracle compares both answers under every edition with the oracle's.
func holdToOracle(t *testing.T, in *incident.Incident) {
	t.Helper()
	for i := range law.Editions {
		e := &law.Editions[i]
		severe, periodic := severity.Decide(in, e)
		wantSevere, wantPeriodic := oracle(in, e.ID)
		if severe != wantSevere || periodic != wantPeriodic {
			t.Errorf("under %s: severe %v, periodic %v; the oracle says %v, %v\n%s", e.ID, severe, periodic, wantSevere, wantPeriodic, show(in))
		}
	}
}

func TestRandomIncidentsAgainstTheOracle(t *testing.T) {
	c := random(1)
	n := 200_000
	if testing.Short() {
		n = 20_000
	}
	for range n {
		in := generate(c)
		check(t, in)
		holdToOracle(t, in)
		if t.Failed() {
			return
		}
	}
}
