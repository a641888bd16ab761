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
	q.typed(&d.Texts, incident.FieldOccurred, incident.FieldTrigger, incident.FieldEquipment)
	if d.Text(incident.FieldFacility) != "" || len(d.Phases) > 0 {
		q.pair(&d.Texts, incident.FieldFacility)
	}
	q.typed(&d.Texts, incident.FieldAllTrafficLost)
	q.phases(d.Phases)
	for _, s := range d.Services {
		q.pair(&s.Texts, incident.FieldKind)
		q.typed(&s.Texts, incident.FieldAdditionalFunction)
		for _, m := range s.Parts {
			q.pair(&m.Texts, incident.FieldUsers)
			q.typed(&m.Texts, incident.FieldArea)
			q.phases(m.Parts)
		}
	}
	q.typed(&d.Texts, incident.FieldEdition)
	return strings.Join(q, "&")
}

type query []string

func (q *query) pair(t *caseline.Texts, f incident.Field) {
	*q = append(*q, caseline.Key(f)+"="+url.QueryEscape(t.Text(f)))
}

// typed is pair for fields that open nothing and may be left out.
func (q *query) typed(t *caseline.Texts, fields ...incident.Field) {
	for _, f := range fields {
		if t.Text(f) != "" {
			q.pair(t, f)
		}
	}
}

func (q *query) phases(phases []caseline.Part) {
	for _, p := range phases {
		q.pair(&p.Texts, incident.FieldEffect)
		q.typed(&p.Texts, incident.FieldEnd, incident.FieldFrom, incident.FieldTo, incident.FieldMinutes)
	}
}
