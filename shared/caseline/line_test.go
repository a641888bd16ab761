package caseline_test

import (
	"strings"
	"testing"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
)

// reading is what came of a query string, in lines.
type reading struct {
	canonical string // of the incident, when it could be judged
	troubles  string // path code part, one a line
	missing   string // paths, separated by blanks
}

func moment(s string) civil.Instant {
	at, ok := civil.ParseInstant(s)
	if !ok {
		panic("not an instant: " + s)
	}
	return at
}

// now is the clock of the tests.
var now = moment("2020-06-29T13:00")

// line is a query string as the tests write it, unescaped, with blanks between the pairs.
func line(pairs string) string { return strings.ReplaceAll(pairs, " ", "\n") }

// read reads a line.
func read(text string, now civil.Instant) (reading, *incident.Incident) {
	var d caseline.Draft
	var r caseline.Reading
	var in incident.Incident
	d.ParseUnescaped(text, &r)
	d.Read(now, &in, &r)
	var got reading
	var troubles, missing []string
	for _, t := range r.Troubles {
		troubles = append(troubles, strings.TrimSpace(string(t.Place.Append(nil))+" "+t.Code+" "+t.Part))
	}
	for _, at := range r.Missing {
		missing = append(missing, string(at.Append(nil)))
	}
	got.troubles, got.missing = strings.Join(troubles, "\n"), strings.Join(missing, " ")
	if got.troubles == "" && got.missing == "" {
		escaped := string(caseline.Append(nil, &in, r.Edition))
		got.canonical = strings.ReplaceAll(string(caseline.Unescape([]byte(escaped))), "\n", " ")
	}
	return got, &in
}

func hold(t *testing.T, text string, want reading) {
	t.Helper()
	if got, _ := read(text, now); got != want {
		t.Errorf("%q is read as\n%+v, want\n%+v", text, got, want)
	}
}
