package export

import (
	"cmp"
	"strings"

	"jiko/views/words"
)

// heading is the name of the column, in the language where there is one.
func (c *column) heading(w *words.Catalog) string {
	if w == nil {
		return c.name
	}
	return w.Export.Columns[c.name]
}

// cell is what stands in the column, in the language where there is one. A code that the language has no words for stays as it is.
func (c *column) cell(r *row, w *words.Catalog) string {
	if c.codes == nil {
		return c.text(r)
	}
	codes := c.codes(r)
	said := make([]string, len(codes))
	for i, code := range codes {
		if said[i] = code; w != nil && code != "" {
			said[i] = cmp.Or(c.say(w, code), code)
		}
	}
	return strings.Join(said, ";")
}

func stage(w *words.Catalog, code string) string   { return w.Filing.Stages[code] }
func nature(w *words.Catalog, code string) string  { return w.Filing.Natures[code] }
func met(w *words.Catalog, code string) string     { return w.Result.Met[code] }
func form(w *words.Catalog, code string) string    { return w.Result.FormName(code) }
func edition(w *words.Catalog, code string) string { return w.Result.Editions[code].Name }
func kind(w *words.Catalog, code string) string    { return w.Result.Kinds[code] }
func region(w *words.Catalog, code string) string  { return w.Filing.Regions[code] }
func term(w *words.Catalog, code string) string    { return w.Filing.Term(code) }
