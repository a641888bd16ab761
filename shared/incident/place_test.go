package incident_test

import (
	"testing"

	"jiko/shared/incident"
)

func TestPaths(t *testing.T) {
	const none = incident.NoPart
	for _, row := range []struct {
		at   incident.Place
		want string
	}{
		{incident.Top(incident.FieldOccurred), "occurred"},
		{incident.Top(incident.FieldNone), ""},
		{incident.Place{Field: incident.FieldKind, Service: 0, Impact: none, Phase: none}, "services[0].kind"},
		{incident.Place{Field: incident.FieldNone, Service: 19, Impact: none, Phase: none}, "services[19]"},
		{incident.Place{Field: incident.FieldUsers, Service: 1, Impact: 59, Phase: none}, "services[1].impacts[59].users"},
		{incident.Place{Field: incident.FieldFrom, Service: 1, Impact: 2, Phase: 3}, "services[1].impacts[2].phases[3].from"},
		{incident.Place{Field: incident.FieldMinutes, Service: none, Impact: none, Phase: 4}, "phases[4].minutes"},
		{incident.Place{Field: incident.FieldNone, Service: none, Impact: none, Phase: 0}, "phases[0]"},
	} {
		if got := string(row.at.Append([]byte("at "))); got != "at "+row.want {
			t.Errorf("%q, want %q", got, row.want)
		}
	}
}

func TestEveryFieldHasANameOfItsOwn(t *testing.T) {
	seen := map[string]bool{"": true}
	for f := incident.FieldOccurred; f <= incident.FieldMinutes; f++ {
		name := string(incident.Top(f).Append(nil))
		if seen[name] {
			t.Errorf("field %d has the name %q", f, name)
		}
		seen[name] = true
	}
}
