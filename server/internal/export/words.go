package export

import (
	"cmp"
	"strings"

	"jiko/shared/notation"
	"jiko/views/filing"
	"jiko/views/words"
)

// heading is the name of the column, in the language where there is one.
func (c *column) heading(w *words.Catalog) string {
	if w == nil {
		return c.name
	}
	return w.Export.Columns[c.name]
}

// cell is what stands in the column, in the language where there is one.
func (c *column) cell(r *row, w *words.Catalog) string {
	switch {
	case c.text != nil:
		return c.text(r)
	case c.groups != nil:
		return list(c.groups(r), func(g filing.Group) string { return group(w, &g) })
	default:
		return list(c.codes(r), func(code string) string { return c.word(w, code) })
	}
}

// list are the elements in one cell.
func list[E any](elements []E, say func(E) string) string {
	said := make([]string, len(elements))
	for i, e := range elements {
		said[i] = say(e)
	}
	return strings.Join(said, ";")
}

// word is what a code means. One that the language has no words for stays as it is.
func (c *column) word(w *words.Catalog, code string) string {
	if w == nil || code == "" {
		return code
	}
	return cmp.Or(c.say(w, code), code)
}

// group is a group of users: in the language as the list of filings says it, else with its numbers and its unit as the address of the
// calculator has them, the length in minutes, such as ^2200000persons 336min or 8000lines 30..min ongoing.
func group(w *words.Catalog, g *filing.Group) string {
	if w != nil {
		return g.Said(w)
	}
	said := append(notation.AppendUsers(nil, g.Users, g.Unit), ' ')
	said = append(notation.AppendQuantity(said, g.Length), "min"...)
	if g.Ongoing {
		said = append(said, " ongoing"...)
	}
	return string(said)
}

func stage(w *words.Catalog, code string) string   { return w.Filing.Stages[code] }
func nature(w *words.Catalog, code string) string  { return w.Filing.Natures[code] }
func met(w *words.Catalog, code string) string     { return w.Result.Met[code] }
func form(w *words.Catalog, code string) string    { return w.Result.FormName(code) }
func edition(w *words.Catalog, code string) string { return w.Result.Editions[code].Name }
func kind(w *words.Catalog, code string) string    { return w.Result.Kinds[code] }
func region(w *words.Catalog, code string) string  { return w.Filing.Regions[code] }
func term(w *words.Catalog, code string) string    { return w.Filing.Term(code) }
