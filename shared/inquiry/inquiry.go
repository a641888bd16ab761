// Package inquiry answers the page: from the query string of its form and the clock of whoever asks to what was understood, what
// is missing, and the verdict. The browser's core and the server give the same bytes.
package inquiry

import (
	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/severity"
)

// MaxQuery is the longest query string that is read, in bytes.
const MaxQuery = 8192

// Inquiry is a question with its answer. One that is kept for the next question saves the allocation of its lists.
type Inquiry struct {
	Draft    caseline.Draft
	Reading  caseline.Reading
	Incident incident.Incident
	Answered bool // the incident could be judged: Verdict and Editions hold
	Verdict  severity.Verdict
	Editions [len(law.Editions)]EditionAnswer
}

// EditionAnswer is the answer for the same incident under one edition.
type EditionAnswer struct {
	Edition          *law.Edition
	Severe, Periodic incident.Answer
}

// Ask answers a query string as it stands in a URL.
func (q *Inquiry) Ask(query string, now civil.Instant) {
	q.AskUnescaped(string(caseline.Unescape([]byte(query))), now)
}

// AskUnescaped answers a query string that went through caseline.Unescape. The inquiry refers to the text.
func (q *Inquiry) AskUnescaped(text string, now civil.Instant) {
	q.Reading.Reset()
	q.Draft.ParseUnescaped(text, &q.Reading)
	q.Draft.Read(now, &q.Incident, &q.Reading)
	q.Answered = len(q.Reading.Missing) == 0 && len(q.Reading.Troubles) == 0
	if q.Answered {
		q.Judge()
	}
}

// Judge answers for the incident, which must have passed Check: under the edition asked for, or else the one in force when it occurred,
// and in short under each.
func (q *Inquiry) Judge() {
	edition := q.Reading.Edition
	if edition == nil {
		edition = law.On(q.Incident.Occurred.Date())
	}
	severity.Judge(&q.Incident, edition, &q.Verdict)
	for i := range law.Editions {
		a := EditionAnswer{Edition: &law.Editions[i]}
		a.Severe, a.Periodic = severity.Decide(&q.Incident, a.Edition)
		q.Editions[i] = a
	}
}
