package inquiry

import (
	"jiko/shared/caseline"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
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
	w.Buf = caseline.Append(w.Buf, &q.Incident, q.Reading.Edition)
	w.EndQuote()
	w.Key("incident")
	q.Incident.WriteJSON(w)
	w.Key("verdict")
	q.Verdict.WriteJSON(w)
	w.Key("editions")
	w.Array()
	for i := range q.Editions {
		q.writeEdition(w, &q.Editions[i])
	}
	w.EndArray()
}

func (q *Inquiry) writeEdition(w *jsonout.Writer, a *EditionAnswer) {
	w.Object()
	w.Key("edition")
	w.String(a.Edition.ID)
	w.Key("severe")
	w.String(a.Severe.String())
	w.Key("periodic")
	w.String(a.Periodic.String())
	w.Key("categories")
	w.Array()
	for i := range q.Incident.Services {
		category, row := a.Edition.CategoryOf(q.Incident.Services[i].Kind)
		w.Object()
		w.Key("category")
		w.Quote()
		w.Buf = append(w.Buf, '0'+row)
		w.EndQuote()
		w.Key("categoryCode")
		w.String(category.String())
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

func (q *Inquiry) writeUnderstood(w *jsonout.Writer) {
	w.Key("understood")
	w.Array()
	for i := range q.Reading.Understood {
		u := &q.Reading.Understood[i]
		w.Object()
		writePath(w, u.Place)
		incident.WriteInstant(w, "at", u.At)
		if u.At == 0 {
			incident.WriteBounds(w, u.Quantity, -1)
		}
		if u.Approx {
			w.Key("approx")
			w.Bool(true)
		}
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeTroubles(w *jsonout.Writer) {
	w.Key("problems")
	w.Array()
	for i := range q.Reading.Troubles {
		t := &q.Reading.Troubles[i]
		w.Object()
		writePath(w, t.Place)
		w.Key("code")
		w.String(t.Code)
		w.Key("part")
		w.String(t.Part)
		w.EndObject()
	}
	w.EndArray()
}

func (q *Inquiry) writeMissing(w *jsonout.Writer) {
	w.Key("missing")
	w.Array()
	for _, at := range q.Reading.Missing {
		w.Quote()
		w.Buf = at.Append(w.Buf)
		w.EndQuote()
	}
	w.EndArray()
}

func writePath(w *jsonout.Writer, at incident.Place) {
	w.Key("path")
	w.Quote()
	w.Buf = at.Append(w.Buf)
	w.EndQuote()
}
