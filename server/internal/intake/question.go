// Package intake reads what clients send: JSON with the facts of an incident, a report around them, and the parameters of a search. It is
// strict: unknown fields, fields given twice, numbers that are not whole and everything else that a reader would have to guess about is
// refused, all of it at once.
package intake

import (
	"bytes"

	"jiko/server/internal/refusal"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// Question is what POST /api/v1/judge asks: an incident, and the edition of the law to answer under.
type Question struct {
	Incident incident.Incident
	Edition  *law.Edition
}

// ReadQuestion reads a question. now is the instant up to which an ongoing incident is known to have lasted when the
// question does not say. Every error is a *refusal.Refusal: Empty, MalformedJSON or Invalid.
func ReadQuestion(body []byte, now civil.Instant) (*Question, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, refusal.Because(refusal.Empty)
	}
	var q Question
	r := newReader(body)
	r.incident(&q.Incident, now, member{"edition", func() { word(r, law.ByID, incident.UnknownValue, &q.Edition) }})
	if err := r.finish(); err != nil {
		return nil, &refusal.Refusal{Reason: refusal.MalformedJSON, Cause: err}
	}
	q.Incident.Check(checking{r})
	if len(r.fields) > 0 {
		return nil, &refusal.Refusal{Reason: refusal.Invalid, Fields: r.fields}
	}
	if q.Edition == nil {
		q.Edition = law.On(q.Incident.Occurred.Date())
	}
	return &q, nil
}

// checking lets incident.Check report to a reader.
type checking struct{ *reader }

// Problem adds a problem at its own place.
func (c checking) Problem(at incident.Place, problem incident.Problem) {
	c.path = at.Append(c.path[:0])
	c.report(problem.String())
	c.path = c.path[:0]
}
