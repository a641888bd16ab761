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
	writeMoment(w, "occurred", in.Occurred, "occurredAbout", in.OccurredAbout)
	WriteInstant(w, "asOf", in.AsOf)
	w.Code("trigger", Triggers, int(in.Trigger))
	w.Code("facility", Facilities, int(in.Facility))
	w.Code("equipment", Equipments, int(in.Equipment))
	if in.Facility != OrdinaryFacility { // left out, it would not be known
		w.Key("allTrafficLost")
		w.Raw(lostJSON.At(int(in.AllTrafficLost)))
	}
	if len(in.Phases) > 0 {
		writePhases(w, in.Phases)
	}
	if len(in.Services) > 0 {
		w.List("services")
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
	w.Code("kind", Kinds, int(s.Kind))
	if s.AdditionalFunction {
		w.True("additionalFunction")
	}
	w.List("impacts")
	for i := range s.Impacts {
		s.Impacts[i].writeJSON(w)
	}
	w.EndArray()
	w.EndObject()
}

func (m *Impact) writeJSON(w *jsonout.Writer) {
	w.Object()
	if m.Area != "" {
		w.Key("area")
		w.String(m.Area)
	}
	w.Key("users")
	WriteQuantity(w, &m.Users, 1)
	if m.Unit != quantity.NoUnit {
		w.Code("unit", quantity.Units, int(m.Unit))
	}
	writePhases(w, m.Phases)
	w.EndObject()
}

func writePhases(w *jsonout.Writer, phases []Phase) {
	w.List("phases")
	for i := range phases {
		phases[i].writeJSON(w)
	}
	w.EndArray()
}

func (p *Phase) writeJSON(w *jsonout.Writer) {
	w.Object()
	w.Code("effect", Effects, int(p.Effect))
	if p.Timed() {
		writeMoment(w, "from", p.From, "fromAbout", p.FromAbout)
		writeMoment(w, "to", p.To, "toAbout", p.ToAbout)
	} else {
		w.Key("minutes")
		WriteQuantity(w, &p.Minutes, 0)
	}
	w.EndObject()
}

// writeMoment prints an instant, and beside it that it was given as 頃.
func writeMoment(w *jsonout.Writer, key string, at civil.Instant, aboutKey string, about bool) {
	WriteInstant(w, key, at)
	if about {
		w.True(aboutKey)
	}
}

// WriteInstant prints a member that is an instant; none is left out.
func WriteInstant(w *jsonout.Writer, key string, at civil.Instant) {
	if at == 0 {
		return
	}
	w.Key(key)
	w.Quote()
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
		w.Number("min", r.Min)
	}
	if r.Max != quantity.Unbounded {
		w.Number("max", r.Max)
	}
	if r.Mark != quantity.Plain {
		w.Number("stated", r.Stated)
		w.Code("mark", quantity.Marks, int(r.Mark))
	}
}
