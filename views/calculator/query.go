package calculator

import (
	"net/url"
	"strings"

	"jiko/shared/caseline"
	"jiko/shared/incident"
)

// Query is the draft as a query string, as the form would send it: what is typed stays as typed.
func Query(d *caseline.Draft) string {
	q := query{"v=" + caseline.Version}
	q.typed("t", d.Text(incident.FieldOccurred))
	q.typed("x", d.Text(incident.FieldTrigger))
	q.typed("g", d.Text(incident.FieldEquipment))
	if facility := d.Text(incident.FieldFacility); facility != "" || len(d.Phases) > 0 {
		q.pair("f", facility)
	}
	q.typed("l", d.Text(incident.FieldAllTrafficLost))
	q.phases(d.Phases)
	for _, s := range d.Services {
		q.pair("k", s.Text(incident.FieldKind))
		q.typed("y", s.Text(incident.FieldAdditionalFunction))
		for _, m := range s.Parts {
			q.pair("u", m.Text(incident.FieldUsers))
			q.typed("a", m.Text(incident.FieldArea))
			q.phases(m.Parts)
		}
	}
	q.typed("c", d.Text(incident.FieldEdition))
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

func (q *query) phases(phases []caseline.Part) {
	for _, p := range phases {
		q.pair("e", p.Text(incident.FieldEffect))
		q.typed("d", p.Text(incident.FieldEnd))
		q.typed("b", p.Text(incident.FieldFrom))
		q.typed("n", p.Text(incident.FieldTo))
		q.typed("m", p.Text(incident.FieldMinutes))
	}
}
