package filing

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// ListInput is what the list of filings is made from.
type ListInput struct {
	frame.Visit
	Staff    bool       // sees those of every carrier
	Asked    url.Values // the filters, as asked
	Problems []Problem
	Total    int64
	Items    []Item
	Next     string // where the next page begins; empty on the last one
	Counts   map[string][]Count
	Waiting  []Waiting // for whoever looks at the list
	Deadlines
	Unfinished []Unfinished // the carrier's drafts
}

// Item is a filing in the list.
type Item struct {
	Receipt, Reference, Carrier, Stage string
	Severe, Periodic                   string
	Occurred                           civil.Instant
	Kinds, Regions                     []string
	Handling                           string // the state of its case, for staff
}

// Count is how many filings have a value.
type Count struct {
	Value string
	Count int64
}

// choicesOfList are the filters from which one value is chosen; those of the carrier are for staff.
var choicesOfList = []string{"fy", "carrier", "severe", "form", "kind", "cause", "stage", "region"}

// orders are the orders of the list, the first one by itself.
var orders = []string{"-occurred", "occurred", "-users", "-minutes", "-receipt", "carrier"}

// title is the heading of the page.
func (in *ListInput) title() string {
	if in.Staff {
		return in.Words().Filing.ListTitleStaff
	}
	return in.Words().Filing.ListTitle
}

// filtered tells whether the list is narrowed down.
func (in *ListInput) filtered() bool {
	for name := range in.Asked {
		if name != "sort" && name != "after" {
			return true
		}
	}
	return false
}

// next is the address of the next page.
func (in *ListInput) next() string {
	asked := in.without("after")
	asked.Set("after", in.Next)
	return in.At(Home) + "?" + asked.Encode()
}

// without are the filters as asked, but for one.
func (in *ListInput) without(name string) url.Values {
	asked := maps.Clone(in.Asked)
	asked.Del(name)
	return asked
}

// summary is what is wrong with the filters.
func (in *ListInput) summary() ui.Summary {
	w := in.Words()
	s := ui.Summary{Title: w.Result.ProblemsTitle}
	for _, p := range in.Problems {
		text := message(w, p)
		if label := w.Filing.Filters[p.Name]; label != "" {
			text = label + w.Result.Colon + text
		}
		s.Items = append(s.Items, ui.Link{Text: text, Href: "#" + in.filterOf(p.Name)})
	}
	return s
}

// filterOf is the id of the control that filters by that name, the whole form for none.
func (in *ListInput) filterOf(name string) string {
	if _, ok := in.Words().Filing.Filters[name]; ok || name == "q" || name == "sort" {
		return name
	}
	return "form"
}

// text is a filter that is typed.
func (in *ListInput) text(name, label string) ui.Field {
	f := ui.Field{ID: name, Name: name, Label: label, Value: in.Asked.Get(name)}
	for _, p := range in.Problems {
		if p.Name == name {
			f.Error = message(in.Words(), p)
		}
	}
	return f
}

// selects are the filters with the counts beside each value, and the order.
func (in *ListInput) selects() []ui.Select {
	w := &in.Words().Filing
	var all []ui.Select
	for _, name := range choicesOfList {
		if name != "carrier" || in.Staff {
			all = append(all, ui.Select{ID: name, Name: name, Label: w.Filters[name], Options: in.options(name)})
		}
	}
	return append(all, ui.Select{ID: "sort", Name: "sort", Label: w.Sort, Options: options(w.Sorts, in.Asked.Get("sort"), orders...)})
}

func (in *ListInput) options(name string) []ui.Option {
	w := &in.Words().Filing
	chosen := in.Asked.Get(name)
	made := []ui.Option{{Label: w.Any}}
	for _, c := range in.Counts[name] {
		label := words.Fill(w.Option, "name", in.value(name, c.Value), "n", words.Number(c.Count))
		made = append(made, ui.Option{Value: c.Value, Label: label, Checked: c.Value == chosen})
	}
	if chosen != "" && !slices.ContainsFunc(made, func(o ui.Option) bool { return o.Checked }) {
		made = append(made, ui.Option{Value: chosen, Label: in.value(name, chosen), Checked: true})
	}
	return made
}

// value is a value of a filter in words.
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
	case "cause":
		if strings.Contains(value, "/") {
			said = w.Filing.Term(value)
		}
	case "stage":
		said = w.Filing.Stages[value]
	case "region":
		said = w.Filing.Regions[value]
	}
	if said == "" {
		return value
	}
	return said
}

// table is the list.
func (in *ListInput) table() ui.Table {
	w := in.Words()
	c := w.Filing.Columns
	t := ui.Table{Caption: in.title(), Columns: []string{c["incident"], c["severe"], c["periodic"], c["stage"]}}
	if in.Staff {
		t.Columns = append(t.Columns, w.Case.Column, c["carrier"])
	}
	for i := range in.Items {
		t.Rows = append(t.Rows, in.row(&in.Items[i]))
	}
	return t
}

func (in *ListInput) row(item *Item) ui.Row {
	w := in.Words()
	kinds := make([]string, len(item.Kinds))
	for i, kind := range item.Kinds {
		kinds[i] = w.Result.Kinds[kind]
	}
	regions := make([]string, len(item.Regions))
	for i, region := range item.Regions {
		regions[i] = w.Filing.Regions[region]
	}
	about := []string{item.Reference}
	for _, said := range [][]string{kinds, regions} {
		if len(said) > 0 {
			about = append(about, strings.Join(said, w.Result.ListJoin))
		}
	}
	periodic := item.Periodic
	if periodic == incident.Yes.String() {
		periodic = "due"
	}
	r := ui.Row{Cells: []ui.Cell{
		{Text: moment(w, item.Occurred) + w.Result.Space + item.Receipt, Link: in.At(Home) + "/" + item.Receipt, Small: strings.Join(about, w.Result.ListJoin)},
		{Text: w.Result.Met[item.Severe], State: item.Severe},
		{Text: w.Result.Met[item.Periodic], State: periodic},
		{Text: w.Filing.Stages[item.Stage]},
	}}
	if in.Staff {
		r.Cells = append(r.Cells, in.handling(item.Handling), ui.Cell{Text: item.Carrier})
	}
	return r
}

// total says how many there are.
func (in *ListInput) total() string {
	return words.Fill(in.Words().Filing.Total, "n", strconv.FormatInt(in.Total, 10))
}
