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
	for range times(60_000) {
		in := generate(c)
		check(t, in)
		holdToOracle(t, in)
		if t.Failed() {
			return
		}
	}
}

// FuzzJudge takes an incident from bytes and holds the core to the oracle, the trace to the answers and the print to JSON.
func FuzzJudge(f *testing.F) {
	c := random(8)
	for range 200 {
		seed := make([]byte, c.choose(120))
		for i := range seed {
			seed[i] = byte(c.choose(256))
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := generate(&byteChooser{data})
		check(t, in)
		holdToOracle(t, in)
		var v severity.Verdict
		for i := range law.Editions {
			severity.Judge(in, &law.Editions[i], &v)
			holdTrace(t, in, &law.Editions[i], &v)
			holdJSON(t, &v)
		}
	})
}
