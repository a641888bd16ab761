// Package corpus makes the questions that stand at the corners of the rules: on either side of every bound, on the first and
// the last day of every edition, with every kind of number, phase, facility and spelling. Tests ask them; no program imports it.
package corpus

import (
	"iter"
	"slices"
	"strconv"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// Question is a query string as it stands in a URL, and the clock of whoever asks.
type Question struct {
	Query string
	Now   civil.Instant
}

// Questions are all the questions, always the same ones in the same order.
func Questions() iter.Seq[Question] {
	return func(yield func(Question) bool) {
		for _, part := range Parts {
			for q := range part.Questions {
				if !yield(q) {
					return
				}
			}
		}
	}
}

// Part is the questions about one side of the rules.
type Part struct {
	Name      string
	Questions iter.Seq[Question]
}

// Parts are the parts of the corpus, in their order.
var Parts = []Part{
	{"bounds", bounds},
	{"editions", editions},
	{"ranges", ranges},
	{"ongoing", ongoing},
	{"until", until},
	{"sums", sums},
	{"phases", phases},
	{"facilities", facilities},
	{"equipment", equipment},
	{"leaks", leaks},
	{"deadlines", deadlines},
	{"spellings", spellings},
	{"large", large},
	{"broken", broken},
}

// text builds a query string.
type text []byte

// add appends a pair, its value as the browser's URLSearchParams escapes it.
func (t text) add(key, value string) text {
	if len(t) > 0 {
		t = append(t, '&')
	}
	t = append(t, key...)
	t = append(t, '=')
	for i := range len(value) {
		switch c := value[i]; {
		case c == ' ':
			t = append(t, '+')
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '*':
			t = append(t, c)
		default:
			const hex = "0123456789ABCDEF"
			t = append(t, '%', hex[c>>4], hex[c&15])
		}
	}
	return t
}

// with is a copy that another pair was added to.
func (t text) with(key, value string) text { return slices.Clone(t).add(key, value) }

// number is add for a whole number.
func (t text) number(key string, n int64) text { return t.add(key, strconv.FormatInt(n, 10)) }

func (t text) at(key string, i civil.Instant) text {
	s := string(i.Append(nil))
	return t.add(key, s[:len(s)-len("+09:00")])
}

func (t text) question() Question { return Question{Query: string(t)} }

// when begins a query string with the moment of an incident.
func when(occurred civil.Instant) text { return text(nil).add("v", "1").at("t", occurred) }

// simple is an incident with one service, one group of users, and one phase that was opened but not filled in.
func simple(occurred civil.Instant, kind incident.Kind, users string) text {
	return when(occurred).add("k", kind.String()).add("u", users).add("e", "stop")
}

func day(year, month, dayOfMonth int) civil.Date {
	d, _ := civil.NewDate(year, month, dayOfMonth)
	return d
}

const (
	minute civil.Instant = 60
	hour                 = 60 * minute
)

// days are the days at the two ends of every edition, and one in each.
func days() []civil.Date {
	list := []civil.Date{day(2001, 3, 1), day(2012, 7, 20), day(2017, 8, 25), day(2020, 6, 29), day(2024, 2, 29), day(2026, 10, 1)}
	for i := range law.Editions {
		list = append(list, law.Editions[i].From, law.Editions[i].Until-1)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func kinds() iter.Seq[incident.Kind] {
	return func(yield func(incident.Kind) bool) {
		for k := range incident.KindCount {
			if !yield(k) {
				return
			}
		}
	}
}

// pair is a pair of bounds.
type pair struct{ minutes, users int64 }

// pairs are the bounds that a kind of service is held against under an edition: those of the table, and the periodic ones.
func pairs(e *law.Edition, kind incident.Kind) []pair {
	category, _ := e.CategoryOf(kind)
	list := []pair{{law.PeriodicMinutes, law.PeriodicUsers}}
	for _, c := range category.Criteria() {
		if p := (pair{c.Minutes, c.Users}); !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// around is one below a bound, the bound, and one above it.
func around(bound int64) [3]int64 { return [3]int64{bound - 1, bound, bound + 1} }
