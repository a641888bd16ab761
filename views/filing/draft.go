// Package filing is the pages of filings: the form to file an incident, what was filed, and the list of filings.
//
// A control of the form has the name of the member of the report that it fills: annex.measures[0].title. So what the reception
// refuses names the control, and the order of schema.go is that of the annex of the ministry's report.
package filing

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Draft is a filing as it is typed: the values of the controls by their names.
type Draft url.Values

// Get is the value of a control.
func (d Draft) Get(name string) string { return url.Values(d).Get(name) }

// row is the beginning of the names in a row of a list.
func row(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]." }

// maxRows is how many rows a list may have.
const maxRows = 100

// Rows is how many rows of a list were sent, empty ones too.
func (d Draft) Rows(list string) int {
	n := 0
	for name := range d {
		rest, ok := strings.CutPrefix(name, list+"[")
		number, _, closed := strings.Cut(rest, "].")
		if i, err := strconv.Atoi(number); ok && closed && err == nil && i >= n && i < maxRows {
			n = i + 1
		}
	}
	return n
}

// blank tells whether nothing was typed into a row.
func (d Draft) blank(l *List, i int) bool {
	return !slices.ContainsFunc(l.Fields, func(f Field) bool { return strings.TrimSpace(d.Get(row(l.Name, i)+f.Name)) != "" })
}

// move brings a row to another place.
func (d Draft) move(l *List, from, to int) {
	for _, f := range l.Fields {
		value := d[row(l.Name, from)+f.Name]
		delete(d, row(l.Name, from)+f.Name)
		d[row(l.Name, to)+f.Name] = value
	}
}

// Typed are the values of the controls of the form, without what else was sent.
func (d Draft) Typed() Draft {
	typed := Draft{}
	for name, values := range d {
		if known(name) {
			typed[name] = values
		}
	}
	return typed
}

// Blank tells whether a control stands in a row into which nothing was typed.
func (d Draft) Blank(name string) bool {
	list, rest, inList := strings.Cut(name, "[")
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	return inList && err == nil && listOf(list) != nil && d.blank(listOf(list), i)
}

// Tidy lets go of what is no control of the form, and of rows into which nothing was typed.
func (d Draft) Tidy() {
	for name := range d {
		if !known(name) {
			delete(d, name)
		}
	}
	for _, l := range lists() {
		kept := 0
		for i := range d.Rows(l.Name) {
			switch {
			case d.blank(l, i):
				d.drop(l, i)
			default:
				d.move(l, i, kept)
				kept++
			}
		}
	}
}

func (d Draft) drop(l *List, i int) {
	for _, f := range l.Fields {
		delete(d, row(l.Name, i)+f.Name)
	}
}

// Edit does what a button of the form asks for: add:list, or remove:list:row. It says where the form changed, and false for another
// button.
func (d Draft) Edit(do string) (at string, ok bool) {
	verb, rest, _ := strings.Cut(do, ":")
	name, number, _ := strings.Cut(rest, ":")
	l := listOf(name)
	if l == nil {
		return "", false
	}
	switch i, err := strconv.Atoi(number); {
	case verb == "add" && d.Rows(name) < maxRows:
		d[row(name, d.Rows(name))+l.Fields[0].Name] = []string{""}
	case verb == "remove" && err == nil && i >= 0 && i < d.Rows(name):
		d.remove(l, i)
	default:
		return "", false
	}
	return ID(name), true
}

func (d Draft) remove(l *List, at int) {
	rows := d.Rows(l.Name)
	for i := at; i+1 < rows; i++ {
		d.move(l, i+1, i)
	}
	d.drop(l, rows-1)
}

// known tells whether the form has a control of that name.
func known(name string) bool {
	if list, rest, ok := strings.Cut(name, "["); ok {
		number, field, _ := strings.Cut(rest, "].")
		l := listOf(list)
		i, err := strconv.Atoi(number)
		return l != nil && err == nil && i >= 0 && i < maxRows && slices.ContainsFunc(l.Fields, func(f Field) bool { return f.Name == field })
	}
	return slices.ContainsFunc(Sections, func(s Section) bool {
		return slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Name == name })
	})
}

// ID is the id of the control with that name: letters, digits and hyphens, so that a link leads to it everywhere. The summary of the
// incident has another id than that of what is wrong (ui.ErrorSummary).
func ID(name string) string {
	if name == "summary" {
		return "summary-text"
	}
	return strings.TrimRight(strings.NewReplacer("[", "-", "].", "-", "]", "", ".", "-").Replace(name), "-")
}
