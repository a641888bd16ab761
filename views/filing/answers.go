package filing

import (
	"strconv"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// answers is a part of a filing to read: what was filled in.
type answers struct {
	step   int // that asks for it
	Title  string
	Pairs  []ui.Pair
	Groups []group
	Change *ui.Submit // leads to where they are given, while that can be done
}

// group is one of several.
type group struct {
	Title string
	Pairs []ui.Pair
	File  *ui.File // of an attachment
}

// read are the parts of a filing in which something was filled in. Without files, those of attachments are left out.
func read(w *words.Catalog, d Draft, f *files) []answers {
	var all []answers
	for step := range Steps {
		for i := range Steps[step].Sections {
			a := readSection(w, d, &Steps[step].Sections[i], f)
			if a.step = step; len(a.Pairs)+len(a.Groups) > 0 {
				all = append(all, a)
			}
		}
	}
	return all
}

func readSection(w *words.Catalog, d Draft, s *Section, f *files) answers {
	a := answers{Title: w.Filing.Sections[s.Name].Label, Pairs: pairs(w, d, s.Fields, "")}
	if s.List != nil {
		a.Groups = groups(w, d, s.List)
	}
	if s.Name == Attachments && f != nil {
		for n, attached := range d.Attachments() {
			a.Groups[n].File = f.file(attached)
		}
	}
	return a
}

func groups(w *words.Catalog, d Draft, l *List) []group {
	var all []group
	for i := range d.Rows(l.Name) {
		title := words.Fill(w.Filing.Rows[l.Name], "n", strconv.Itoa(i+1))
		all = append(all, group{Title: title, Pairs: pairs(w, d, l.Fields, row(l.Name, i))})
	}
	return all
}

func pairs(w *words.Catalog, d Draft, fields []Field, before string) []ui.Pair {
	var all []ui.Pair
	for _, f := range fields {
		name := before + f.Name
		if said := said(w, f.Kind, d[name]); said != "" && f.Kind != Digest {
			all = append(all, ui.Pair{Name: w.Filing.Fields[plain(name)].Label, Value: said})
		}
	}
	return all
}

// said is what was filled in, in words.
func said(w *words.Catalog, kind Kind, values []string) string {
	var all []string
	for _, value := range values {
		if value = strings.TrimSpace(value); value != "" {
			all = append(all, one(w, kind, value))
		}
	}
	return strings.Join(all, w.Result.ListJoin)
}

func one(c *words.Catalog, kind Kind, value string) string {
	w := &c.Filing
	switch kind {
	case Stage:
		return w.Stages[value]
	case Nature:
		return w.Natures[value]
	case Cause, Equipment:
		return w.Term(value)
	case Regions:
		return w.Regions[value]
	case State:
		return w.States[value]
	case Purpose:
		return c.Attachment.Purposes[value]
	default:
		return value
	}
}

// hidden are all values of sections, for a page that only shows them.
func hidden(d Draft, sections []Section) []ui.Hidden {
	var all []ui.Hidden
	add := func(name string) {
		for _, value := range d[name] {
			all = append(all, ui.Hidden{Name: name, Value: value})
		}
	}
	for _, s := range sections {
		for _, f := range s.Fields {
			add(f.Name)
		}
		if s.List == nil {
			continue
		}
		for i := range d.Rows(s.List.Name) {
			for _, f := range s.List.Fields {
				add(row(s.List.Name, i) + f.Name)
			}
		}
	}
	return all
}
