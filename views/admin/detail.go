package admin

import (
	"cmp"
	"net/url"
	"strings"

	"jiko/views/words"
)

// detail says what an entry of the ledger keeps, where that has one of the known forms; as it is kept, where not.
func detail(w *words.Catalog, kept string) string {
	for form, sentence := range w.Ledger.Details {
		values, fits := match(form, kept)
		if !fits {
			continue
		}
		for i := 0; i < len(values); i += 2 {
			values[i+1] = told(w, values[i], values[i+1])
			if strings.Contains(values[i+1], "{") {
				return kept // it would be taken for a place of the sentence
			}
		}
		return words.Fill(sentence, values...)
	}
	return kept
}

// told is a value of a detail, in words where it is a code.
func told(w *words.Catalog, place, value string) string {
	switch place {
	case "why":
		return cmp.Or(w.Ledger.Reasons[value], value)
	case "state":
		return cmp.Or(w.Case.States[value], value)
	case "query":
		if plain, err := url.QueryUnescape(value); err == nil {
			return plain
		}
	}
	return value
}

// match reads the values at the places of a form, each behind its name. All are single words but a query, which is the rest; so no detail
// has two forms.
func match(form, kept string) (values []string, fits bool) {
	for {
		before, rest, more := strings.Cut(form, "{")
		if kept, fits = strings.CutPrefix(kept, before); !fits || !more {
			return values, fits && kept == ""
		}
		place, after, _ := strings.Cut(rest, "}")
		value := kept
		if next, _, _ := strings.Cut(after, "{"); next != "" {
			value, _, fits = strings.Cut(kept, next)
		}
		if !fits || place != "query" && (value == "" || strings.ContainsAny(value, " \n")) {
			return nil, false
		}
		values, kept, form = append(values, place, value), kept[len(value):], after
	}
}
