package admin

import (
	"maps"
	"net/url"

	"jiko/views/ui"
	"jiko/views/words"
)

// Find is what a list was narrowed down to, and where it goes on.
type Find struct {
	Asked url.Values // as asked
	Next  string     // where the next page begins; empty on the last one
}

// The parameters of a list that are no filters of it.
const (
	afterParameter = "after" // the last one of the page before
	doneParameter  = "done"  // what was done a moment ago
)

// filters are what the list was narrowed down to.
func (f *Find) filters() url.Values {
	asked := maps.Clone(f.Asked)
	asked.Del(afterParameter)
	asked.Del(doneParameter)
	return asked
}

// pager are the ways from one page of a list to others; empty where there are none.
type pager struct {
	List  string // the address of the list
	Clear string // without filters
	First string // its first page
	Next  string // its next page
}

func newPager(f *Find, list string) pager {
	p := pager{List: list}
	asked := f.filters()
	if len(asked) > 0 {
		p.Clear = list
	}
	if f.Asked.Has(afterParameter) {
		p.First = withQuery(list, asked)
	}
	if f.Next != "" {
		asked.Set(afterParameter, f.Next)
		p.Next = withQuery(list, asked)
	}
	return p
}

// withQuery is an address with its query, where there is one.
func withQuery(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// typed is a filter that is typed.
func (f *Find) typed(name, label, help string) ui.Field {
	return ui.Field{ID: "by-" + name, Name: name, Label: label, Help: help, Value: f.Asked.Get(name)}
}

// chosen is a filter of a few values; the empty one stands for all.
func (f *Find) chosen(w *words.Admin, name, label string, values []string, said map[string]string) ui.Select {
	now := f.Asked.Get(name)
	s := ui.Select{ID: "by-" + name, Name: name, Label: label, Options: []ui.Option{{Label: w.Any, Checked: now == ""}}}
	for _, value := range values {
		s.Options = append(s.Options, ui.Option{Value: value, Label: said[value], Checked: value == now})
	}
	return s
}
