package filing

import (
	"net/url"
	"slices"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// narrowing are the fields that the list can be narrowed down by; the carrier is for staff. The first ones stand open.
var narrowing = []string{"fy", "carrier", "severe", "form", "kind", "cause", "failedEquipment", "region", "stage", "nature"}

const (
	facetsOpen  = 3
	valuesAhead = 6 // of a field; the rest is behind them
)

// typed are the filters that are typed, numbers behind the others.
var (
	typedFirst  = []string{"q", "from", "to"}
	typedBounds = []string{"usersMin", "usersMax", "minutesMin", "minutesMax"}
)

// facets are the fields with the values that filings of the list have.
func (in *ListInput) facets() []ui.Facet {
	var all []ui.Facet
	for _, name := range narrowing {
		if name == "carrier" && !in.Staff {
			continue
		}
		if f := in.facet(name); len(f.Values) > 0 {
			f.Open = len(all) < facetsOpen
			all = append(all, f)
		}
	}
	return all
}

// facet are the values of a field that would narrow the list down further: those asked for already stand among the tags.
func (in *ListInput) facet(name string) ui.Facet {
	w := in.Words()
	f := ui.Facet{ID: name, Title: w.Filing.Filters[name]}
	for _, c := range in.counted(name) {
		if !slices.Contains(in.Asked[name], c.Value) {
			f.Values = append(f.Values, ui.Value{Text: in.value(name, c.Value), Count: words.Number(c.Count), Href: in.with(name, c.Value)})
		}
	}
	if len(f.Values) > valuesAhead {
		f.Values, f.Rest = f.Values[:valuesAhead], f.Values[valuesAhead:]
		f.More = words.Fill(w.Find.More, "n", words.Number(int64(len(f.Rest))))
	}
	return f
}

// counted are the values of a field, the most frequent first; years are looked for by their order.
func (in *ListInput) counted(name string) []Count {
	if name != "fy" {
		return in.Counts[name]
	}
	return slices.SortedFunc(slices.Values(in.Counts[name]), func(a, b Count) int { return strings.Compare(b.Value, a.Value) })
}

// with is the address of the list with one filter more.
func (in *ListInput) with(name, value string) string {
	asked := in.without("after")
	asked[name] = append(slices.Clone(asked[name]), value)
	return in.listAt(asked)
}

// but is the address of the list without one value of a filter.
func (in *ListInput) but(name, value string) url.Values {
	asked := in.without("after")
	asked[name] = slices.DeleteFunc(slices.Clone(asked[name]), func(v string) bool { return v == value })
	if len(asked[name]) == 0 {
		delete(asked, name)
	}
	return asked
}

func (in *ListInput) listAt(asked url.Values) string {
	if len(asked) == 0 {
		return in.At(Home)
	}
	return in.At(Home) + "?" + asked.Encode()
}

// tags are what narrows the list down: the fields in their order, then what is typed.
func (in *ListInput) tags() []ui.Tag {
	w := in.Words()
	var all []ui.Tag
	for _, field := range narrowing {
		for _, name := range []string{field, "not." + field} {
			for _, value := range in.Asked[name] {
				all = append(all, in.tag(name, value))
			}
		}
	}
	for _, name := range slices.Concat(typedFirst, typedBounds) {
		for _, value := range in.Asked[name] {
			text := words.Fill(w.Find.Is, "field", w.Find.Typed[name].Label, "value", value)
			all = append(all, ui.Tag{Text: text, Links: []ui.Link{{Text: w.Find.Remove, Href: in.listAt(in.but(name, value))}}})
		}
	}
	return all
}

// tag is one value that is asked for, or left out.
func (in *ListInput) tag(name, value string) ui.Tag {
	w := in.Words()
	field, left := strings.CutPrefix(name, "not.")
	turned, say, turn := "not."+field, w.Find.Is, w.Find.Except
	if left {
		turned, say, turn = field, w.Find.Not, w.Find.Only
	}
	rest := in.but(name, value)
	other := in.but(name, value)
	other[turned] = append(slices.Clone(other[turned]), value)
	return ui.Tag{
		Text:  words.Fill(say, "field", w.Filing.Filters[field], "value", in.value(field, value)),
		Links: []ui.Link{{Text: w.Find.Remove, Href: in.listAt(rest)}, {Text: turn, Href: in.listAt(other)}},
	}
}

// value is a value of a field in words.
func (in *ListInput) value(name, value string) string {
	w := in.Words()
	said := value
	switch name {
	case "severe":
		said = w.Result.Met[value]
	case "form":
		said = w.Result.FormName(value)
	case "kind":
		said = w.Result.Kinds[value]
	case "cause", "failedEquipment":
		if said = w.Filing.Terms[value]; strings.Contains(value, "/") {
			said = w.Filing.Term(value)
		}
	case "stage":
		said = w.Filing.Stages[value]
	case "nature":
		said = w.Filing.Natures[value]
	case "region":
		said = w.Filing.Regions[value]
	}
	if said == "" {
		return value
	}
	return said
}

// typed are the fields for filters that are typed.
func (in *ListInput) typed(names []string) []ui.Field {
	var all []ui.Field
	for _, name := range names {
		asked := in.Words().Find.Typed[name]
		f := in.text(name, asked.Label)
		f.Help = asked.Help
		all = append(all, f)
	}
	return all
}

// bounded tells that a number is asked for, or was refused.
func (in *ListInput) bounded() bool {
	return slices.ContainsFunc(typedBounds, func(name string) bool { return in.Asked.Has(name) })
}

// kept are the filters that the form sends along, since it has no control for them.
func (in *ListInput) kept() []ui.Hidden {
	var all []ui.Hidden
	for _, field := range narrowing {
		for _, name := range []string{field, "not." + field} {
			for _, value := range in.Asked[name] {
				all = append(all, ui.Hidden{Name: name, Value: value})
			}
		}
	}
	return all
}
