package inquiry

import (
	"jiko/shared/caseline"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/severity"
)

// WriteJSON prints the answer for the page.
func (q *Inquiry) WriteJSON(w *jsonout.Writer) {
	w.Object()
	q.writeUnderstood(w)
	q.writeTroubles(w)
	q.writeMissing(w)
	if q.Answered {
		q.writeAnswer(w)
	}
	w.EndObject()
}

func (q *Inquiry) writeAnswer(w *jsonout.Writer) {
	w.Quoted(jsonout.Query)
	caseline.Print(w, &q.Incident, q.Reading.Edition)
	w.EndQuote()
	w.Key(jsonout.Incident)
	q.Incident.WriteJSON(w)
	w.Key(jsonout.Verdict)
	q.Verdict.WriteJSON(w)
	w.List(jsonout.Editions)
	for i := range q.Editions {
		q.writeEdition(w, &q.Editions[i])
	}
	w.EndArray()
}

func (q *Inquiry) writeEdition(w *jsonout.Writer, a *EditionAnswer) {
	w.Object()
	w.Member(jsonout.Edition, a.Edition.ID)
	w.Code(jsonout.Severe, incident.Answers, int(a.Severe))
	w.Code(jsonout.Periodic, incident.Answers, int(a.Periodic))
	w.List(jsonout.Categories)
	for i := range q.Incident.Services {
		category, row := a.Edition.CategoryOf(q.Incident.Services[i].Kind)
		w.Object()
		severity.WriteCategory(w, category, row)
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

func (q *Inquiry) writeUnderstood(w *jsonout.Writer) {
	w.List(jsonout.Understood)
	for i := range q.Reading.Understood {
		u := &q.Reading.Understood[i]
		w.Object()
		writePath(w, &u.Place)
		incident.WriteInstant(w, jsonout.At, u.At)
		if u.At == 0 {
			incident.WriteBounds(w, &u.Quantity, -1)
		}
		if u.Approx {
			w.True(jsonout.Approx)
		}
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeTroubles(w *jsonout.Writer) {
	w.List(jsonout.Problems)
	for i := range q.Reading.Troubles {
		t := &q.Reading.Troubles[i]
		w.Object()
		writePath(w, &t.Place)
		w.Member(jsonout.Code, t.Code)
		w.Key(jsonout.Part)
		w.String(t.Part)
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeMissing(w *jsonout.Writer) {
	w.List(jsonout.Missing)
	for i := range q.Reading.Missing {
		w.Quote()
		q.Reading.Missing[i].Print(w)
		w.EndQuote()
	}
	w.EndArray()
}

func writePath(w *jsonout.Writer, at *incident.Place) {
	w.Quoted(jsonout.Path)
	at.Print(w)
	w.EndQuote()
}
