package inquiry_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/shared/jsonout"
)

// answerJSON is the answer for the page as it is documented. What stands in incident and verdict is documented elsewhere: only what
// the tests look at is named here, and decodeStrictly looks at the rest.
type answerJSON struct {
	Query      *string
	Understood []struct {
		Path     string
		At       *string
		Approx   bool
		Min, Max *int64
		Stated   *int64
		Mark     *string
	}
	Problems []struct{ Path, Code, Part string }
	Missing  []string
	Incident json.RawMessage
	Verdict  json.RawMessage
	Editions []struct {
		Edition, Severe, Periodic string
		Categories                []struct{ Category, CategoryCode string }
	}
}

type verdictJSON struct {
	Edition, Severe, Periodic string
	Forms                     []string
	Criteria                  []struct {
		Service                  *int
		Category, Facility, Met  string
		Minutes, Users           int64
		MinutesShort, UsersShort int64
	}
	PeriodicCriteria []struct {
		Trigger, Met, Citation string
	}
	Measured []struct{ Minutes, Users struct{ Min, Max int64 } }
	Hangs    []struct {
		Report         string
		Minutes, Users int64
		Why            []string
	}
	Duties, ConditionalDuties []struct{ Report, Form, Nominal, Due string }
	Notes                     []struct{ Code string }
}

// now is the clock of the tests.
var now, _ = civil.ParseInstant("2026-11-25T09:00")

func ask(line string) *inquiry.Inquiry {
	var q inquiry.Inquiry
	q.AskUnescaped(strings.ReplaceAll(line, " ", "\n"), now)
	return &q
}

func printed(q *inquiry.Inquiry) []byte {
	var w jsonout.Writer
	q.WriteJSON(&w)
	return w.Buf
}

func decode(t *testing.T, text []byte) (a answerJSON, v verdictJSON) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if (a.Verdict == nil) != (a.Query == nil) || (a.Verdict == nil) != (a.Incident == nil) || (a.Verdict == nil) != (a.Editions == nil) {
		t.Fatalf("an answer in part: %s", text)
	}
	if (a.Verdict == nil) != (len(a.Problems)+len(a.Missing) > 0) {
		t.Fatalf("a verdict beside a problem, or neither: %s", text)
	}
	if a.Verdict != nil {
		if err := json.Unmarshal(a.Verdict, &v); err != nil {
			t.Fatal(err)
		}
	}
	return a, v
}

// tokens are what an answer says, in words that the tables of the tests use.
func tokens(t *testing.T, line string) []string {
	t.Helper()
	a, v := decode(t, printed(ask(line)))
	var all []string
	say := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	for _, p := range a.Problems {
		say("problem:%s:%s", p.Path, p.Code)
	}
	for _, path := range a.Missing {
		say("missing:%s", path)
	}
	for _, u := range a.Understood {
		if u.Mark != nil {
			say("mark:%s", *u.Mark)
		}
		if u.Approx {
			say("approximate:%s", u.Path)
		}
		if u.At != nil {
			say("at:%s:%s", u.Path, *u.At)
		}
		if u.Min != nil && u.Max != nil {
			say("between:%d:%d", *u.Min, *u.Max)
		}
	}
	if a.Verdict == nil {
		return append(all, "no-verdict")
	}
	say("severe:%s", v.Severe)
	say("periodic:%s", v.Periodic)
	say("edition:%s", v.Edition)
	for _, f := range v.Forms {
		say("form:%s", f)
	}
	for _, c := range v.Criteria {
		say("category:%s:%s", c.Category, c.Met)
		say("bounds:%d:%d:%s", c.Minutes, c.Users, c.Met)
		if c.Facility != "" {
			say("facility:%s", c.Met)
		}
	}
	for _, c := range v.PeriodicCriteria {
		say("periodic-met:%s:%s", c.Citation, c.Met)
	}
	for _, m := range v.Measured {
		say("minutes:%d:%d", m.Minutes.Min, m.Minutes.Max)
		say("users:%d:%d", m.Users.Min, m.Users.Max)
	}
	for _, h := range v.Hangs {
		for _, why := range h.Why {
			say("why:%s:%s", h.Report, why)
		}
		say("hangs:%s:%d:%d", h.Report, h.Minutes, h.Users)
	}
	for _, d := range v.Duties {
		say("due:%s:%s", d.Report, d.Due)
		say("on-form:%s", d.Form)
	}
	for _, d := range v.ConditionalDuties {
		say("perhaps:%s:%s", d.Report, d.Due)
	}
	for _, n := range v.Notes {
		say("note:%s", n.Code)
	}
	return all
}

// hold holds the answer to a line against words that must be said, or with a leading ! must not.
func hold(t *testing.T, line, want string) {
	t.Helper()
	said := tokens(t, line)
	for _, word := range strings.Fields(want) {
		word, not := strings.CutPrefix(word, "!")
		if slices.Contains(said, word) == not {
			t.Errorf("%s\nsays %s\nwant %s", line, strings.Join(said, " "), want)
			return
		}
	}
}
