package incident

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/jsonout"
	"jiko/shared/quantity"
)

// WriteJSON prints the incident in the shape that POST /api/v1/judge takes. Values that are the default are left out.
func (in *Incident) WriteJSON(w *jsonout.Writer) {
	w.Object()
	writeMoment(w, jsonout.Occurred, in.Occurred, jsonout.OccurredAbout, in.OccurredAbout)
	WriteInstant(w, jsonout.AsOf, in.AsOf)
	w.Code(jsonout.Trigger, Triggers, int(in.Trigger))
	w.Code(jsonout.Facility, Facilities, int(in.Facility))
	w.Code(jsonout.Equipment, Equipments, int(in.Equipment))
	if in.Facility != OrdinaryFacility { // left out, it would not be known
		w.Key(jsonout.AllTrafficLost)
		w.Raw(lostJSON.At(int(in.AllTrafficLost)))
	}
	if len(in.Phases) > 0 {
		writePhases(w, in.Phases)
	}
	if len(in.Services) > 0 {
		w.List(jsonout.Services)
		for i := range in.Services {
			in.Services[i].writeJSON(w)
		}
		w.EndArray()
	}
	w.EndObject()
}

// lostJSON is whether all traffic was lost, in JSON.
const lostJSON codes.List = "false|null|true"

func (s *Service) writeJSON(w *jsonout.Writer) {
	w.Object()
	w.Code(jsonout.Kind, Kinds, int(s.Kind))
	if s.AdditionalFunction {
		w.True(jsonout.AdditionalFunction)
	}
	w.List(jsonout.Impacts)
	for i := range s.Impacts {
		s.Impacts[i].writeJSON(w)
	}
	w.EndArray()
	w.EndObject()
}

func (m *Impact) writeJSON(w *jsonout.Writer) {
	w.Object()
	if m.Area != "" {
		w.Key(jsonout.Area)
		w.String(m.Area)
	}
	w.Key(jsonout.Users)
	WriteQuantity(w, &m.Users, 1)
	if m.Unit != quantity.NoUnit {
		w.Code(jsonout.Unit, quantity.Units, int(m.Unit))
	}
	writePhases(w, m.Phases)
	w.EndObject()
}

func writePhases(w *jsonout.Writer, phases []Phase) {
	w.List(jsonout.Phases)
	for i := range phases {
		phases[i].writeJSON(w)
	}
	w.EndArray()
}

func (p *Phase) writeJSON(w *jsonout.Writer) {
	w.Object()
	w.Code(jsonout.Effect, Effects, int(p.Effect))
	if p.Timed() {
		writeMoment(w, jsonout.From, p.From, jsonout.FromAbout, p.FromAbout)
		writeMoment(w, jsonout.To, p.To, jsonout.ToAbout, p.ToAbout)
	} else {
		w.Key(jsonout.Minutes)
		WriteQuantity(w, &p.Minutes, 0)
	}
	w.EndObject()
}

// writeMoment prints an instant, and beside it that it was given as 頃.
func writeMoment(w *jsonout.Writer, key jsonout.Name, at civil.Instant, aboutKey jsonout.Name, about bool) {
	WriteInstant(w, key, at)
	if about {
		w.True(aboutKey)
	}
}

// WriteInstant prints a member that is an instant; none is left out.
func WriteInstant(w *jsonout.Writer, key jsonout.Name, at civil.Instant) {
	if at == 0 {
		return
	}
	w.Quoted(key)
	at.Print(w)
	w.EndQuote()
}

// WriteQuantity prints a number as the API takes it: whole, as an object with its bounds, or null when nothing is known.
// least is the least that the number can be.
func WriteQuantity(w *jsonout.Writer, r *quantity.Range, least int64) {
	switch {
	case r.IsExact() && r.Mark == quantity.Plain:
		w.Int(r.Min)
	case r.Min <= least && r.Max == quantity.Unbounded:
		w.Raw("null")
	default:
		w.Object()
		WriteBounds(w, r, least)
		w.EndObject()
	}
}

// WriteBounds prints the members of a quantity: min, max where there is a limit, and the number as stated with its mark.
func WriteBounds(w *jsonout.Writer, r *quantity.Range, least int64) {
	if r.Min > least || r.IsExact() {
		w.Number(jsonout.Min, r.Min)
	}
	if r.Max != quantity.Unbounded {
		w.Number(jsonout.Max, r.Max)
	}
	if r.Mark != quantity.Plain {
		w.Number(jsonout.Stated, r.Stated)
		w.Code(jsonout.Mark, quantity.Marks, int(r.Mark))
	}
}
