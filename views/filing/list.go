package filing

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"jiko/shared/civil"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// ListInput is what the list of filings is made from.
type ListInput struct {
	frame.Visit
	Staff    bool       // sees those of every carrier
	Asked    url.Values // the filters, as asked
	Deleted  bool       // a draft was deleted just now
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
	Groups                             []Group
	Handling                           string // the state of its case, for staff
}

// Count is how many filings have a value.
type Count struct {
	Value string
	Count int64
}

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
		if label := in.labelOf(p.Name); label != "" {
			text = label + w.Result.Colon + text
		}
		s.Items = append(s.Items, ui.Link{Text: text, Href: "#" + in.filterOf(p.Name)})
	}
	return s
}

// labelOf is what a filter is called, empty for one that there is not.
func (in *ListInput) labelOf(name string) string {
	w := in.Words()
	if typed := w.Find.Typed[name].Label; typed != "" {
		return typed
	}
	return w.Filing.Filters[strings.TrimPrefix(name, "not.")]
}

// filterOf is the id of the control that filters by that name, the whole form for none.
func (in *ListInput) filterOf(name string) string {
	if _, typed := in.Words().Find.Typed[name]; typed || name == "sort" {
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

// order asks for the order of the list.
func (in *ListInput) order() ui.Select {
	w := &in.Words().Filing
	return ui.Select{ID: "sort", Name: "sort", Label: w.Sort, Options: options(w.Sorts, in.Asked.Get("sort"), orders...)}
}

// table is the list.
func (in *ListInput) table() ui.Table {
	w := in.Words()
	c := w.Filing.Columns
	t := ui.Table{Caption: in.title(), Columns: []string{c["incident"], w.Find.Scale, c["severe"], c["stage"]}}
	if in.Staff {
		t.Columns = []string{c["incident"], c["carrier"], w.Find.Scale, c["severe"], c["stage"], w.Case.Column}
	}
	for i := range in.Items {
		t.Rows = append(t.Rows, in.row(&in.Items[i]))
	}
	return t
}

func (in *ListInput) row(item *Item) ui.Row {
	w := in.Words()
	incident := ui.Cell{Text: moment(w, item.Occurred), Link: in.At(Home) + "/" + item.Receipt, Number: item.Receipt, Small: in.about(item)}
	severe := ui.Cell{Text: w.Result.Met[item.Severe], State: item.Severe, Small: words.Fill(w.Find.Periodic, "state", w.Result.Met[item.Periodic])}
	scale, stage := in.scale(item), ui.Cell{Text: w.Filing.Stages[item.Stage]}
	if in.Staff {
		return ui.Row{Cells: []ui.Cell{incident, {Text: item.Carrier}, scale, severe, stage, in.handling(item.Handling)}}
	}
	return ui.Row{Cells: []ui.Cell{incident, scale, severe, stage}}
}

// about is what its carrier calls a filing, and what it is of.
func (in *ListInput) about(item *Item) string {
	w := in.Words()
	about := []string{item.Reference}
	for _, kind := range item.Kinds {
		about = append(about, w.Result.Kinds[kind])
	}
	for _, region := range item.Regions {
		about = append(about, w.Filing.Regions[region])
	}
	return strings.Join(about, w.Result.ListJoin)
}

// mostGroups is how many groups of users the list shows of a filing.
const mostGroups = 3

// scale is how many users were affected, and how long: the largest group first, the others with what is theirs.
func (in *ListInput) scale(item *Item) ui.Cell {
	w := in.Words()
	groups := slices.Clone(item.Groups)
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(b.most(), a.most()) })
	if len(groups) == 0 {
		return ui.Cell{}
	}
	said := []string{groups[0].length(w)}
	for i := 1; i < min(len(groups), mostGroups); i++ {
		said = append(said, groups[i].Said(w))
	}
	if more := len(groups) - mostGroups; more > 0 {
		said = append(said, words.Fill(w.Find.Groups, "n", words.Number(int64(more))))
	}
	return ui.Cell{Text: groups[0].users(w), Small: strings.Join(said, w.Result.ListJoin)}
}

// total says how many there are.
func (in *ListInput) total() string {
	return words.Fill(in.Words().Filing.Total, "n", words.Number(in.Total))
}
