package calculator

import (
	"net/url"
	"strings"

	"jiko/shared/caseline"
)

// Query is the draft as a query string, as the form would send it: what is typed stays as typed.
func Query(d *caseline.Draft) string {
	q := query{"v=" + caseline.Version}
	q.typed("t", d.Occurred)
	q.typed("x", d.Trigger)
	q.typed("g", d.Equipment)
	if d.Facility != "" || len(d.Phases) > 0 {
		q.pair("f", d.Facility)
	}
	q.typed("l", d.AllTrafficLost)
	q.phases(d.Phases)
	for _, s := range d.Services {
		q.pair("k", s.Kind)
		q.typed("y", s.AdditionalFunction)
		for _, m := range s.Impacts {
			q.pair("u", m.Users)
			q.typed("a", m.Area)
			q.phases(m.Phases)
		}
	}
	q.typed("c", d.Edition)
	return strings.Join(q, "&")
}

type query []string

func (q *query) pair(key, value string) { *q = append(*q, key+"="+url.QueryEscape(value)) }

// typed is pair for a value that opens nothing and may be left out.
func (q *query) typed(key, value string) {
	if value != "" {
		q.pair(key, value)
	}
}

func (q *query) phases(phases []caseline.DraftPhase) {
	for _, p := range phases {
		q.pair("e", p.Effect)
		q.typed("d", p.End)
		q.typed("b", p.Began)
		q.typed("n", p.Ended)
		q.typed("m", p.Length)
	}
}
