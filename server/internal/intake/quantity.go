package intake

import (
	"jiko/server/internal/refusal"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// placeholder stands for a number that could not be read, so that the rest can be checked.
var placeholder = quantity.Exact(1)

// quantity reads a whole number, {"min":n,"max":m} with either left out, or null for unknown. least is the least that
// the number can be: stating that it is at least 0 says no more than leaving min out.
func (r *reader) quantity(least int64, to *quantity.Range) {
	before := len(r.fields)
	switch r.kind() {
	case 'n':
		r.token()
		*to = quantity.AtLeast(least)
	case '{':
		r.bounds(least, to)
	default:
		var n int64
		r.whole(&n)
		*to = quantity.Exact(n)
	}
	if len(r.fields) > before {
		*to = placeholder
	}
}

// bounds reads the object form. Beside the bounds stand the number as it was stated and its mark (約, 最大), as the answers
// of the page print them.
func (r *reader) bounds(least int64, to *quantity.Range) {
	*to = quantity.Range{Max: quantity.Unbounded}
	has := r.object(
		member{"min", func() { r.whole(&to.Min) }},
		member{"max", func() { r.whole(&to.Max) }},
		member{"stated", func() { r.whole(&to.Stated) }},
		member{"mark", func() { word(r, parseMark, incident.UnknownValue, &to.Mark) }},
	)
	if to.Min == 0 && to.Max > 0 {
		to.Min = least
	}
	switch {
	case !has("min") && !has("max"):
		r.reportMember("min", incident.Required.String())
	case has("mark") && !has("stated"):
		r.reportMember("stated", incident.Required.String())
	case has("stated") && !has("mark"):
		r.reportMember("mark", incident.Required.String())
	case has("stated") && (to.Stated < to.Min || to.Stated > to.Max):
		r.reportMember("stated", incident.Conflict.String())
	}
}

func parseMark(s string) (quantity.Mark, bool) {
	for _, mark := range []quantity.Mark{quantity.About, quantity.Highest} {
		if mark.String() == s {
			return mark, true
		}
	}
	return quantity.Plain, false
}

// exact is the number itself, where only one will do.
func (r *reader) exact(n quantity.Range) (int64, bool) {
	problem := incident.CheckQuantity(&n)
	switch {
	case problem != incident.NoProblem:
		r.report(problem.String())
	case !n.IsExact():
		r.report(refusal.NotExact)
	default:
		return n.Min, true
	}
	return 0, false
}

// parseUnit reads the code of a unit; a unit that is none is left out instead.
func parseUnit(s string) (quantity.Unit, bool) {
	unit, ok := quantity.ParseUnit(s)
	return unit, ok && unit != quantity.NoUnit
}
