package inquiry

import (
	"jiko/shared/caseline"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
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
	w.Key("query")
	w.Quote()
	caseline.Print(w, &q.Incident, q.Reading.Edition)
	w.EndQuote()
	w.Key("incident")
	q.Incident.WriteJSON(w)
	w.Key("verdict")
	q.Verdict.WriteJSON(w)
	w.List("editions")
	for i := range q.Editions {
		q.writeEdition(w, &q.Editions[i])
	}
	w.EndArray()
}

func (q *Inquiry) writeEdition(w *jsonout.Writer, a *EditionAnswer) {
	w.Object()
	w.Member("edition", a.Edition.ID)
	w.Code("severe", incident.Answers, int(a.Severe))
	w.Code("periodic", incident.Answers, int(a.Periodic))
	w.List("categories")
	for i := range q.Incident.Services {
		category, row := a.Edition.CategoryOf(q.Incident.Services[i].Kind)
		w.Object()
		w.Key("category")
		w.Quote()
		w.Byte('0' + row)
		w.EndQuote()
		w.Code("categoryCode", law.Categories, int(category))
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

func (q *Inquiry) writeUnderstood(w *jsonout.Writer) {
	w.List("understood")
	for i := range q.Reading.Understood {
		u := &q.Reading.Understood[i]
		w.Object()
		writePath(w, &u.Place)
		incident.WriteInstant(w, "at", u.At)
		if u.At == 0 {
			incident.WriteBounds(w, &u.Quantity, -1)
		}
		if u.Approx {
			w.True("approx")
		}
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeTroubles(w *jsonout.Writer) {
	w.List("problems")
	for i := range q.Reading.Troubles {
		t := &q.Reading.Troubles[i]
		w.Object()
		writePath(w, &t.Place)
		w.Member("code", t.Code)
		w.Key("part")
		w.String(t.Part)
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeMissing(w *jsonout.Writer) {
	w.List("missing")
	for i := range q.Reading.Missing {
		w.Quote()
		q.Reading.Missing[i].Print(w)
		w.EndQuote()
	}
	w.EndArray()
}

func writePath(w *jsonout.Writer, at *incident.Place) {
	w.Key("path")
	w.Quote()
	at.Print(w)
	w.EndQuote()
}
