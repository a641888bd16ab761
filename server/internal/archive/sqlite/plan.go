package sqlite

import (
	"strings"
	"unicode/utf8"

	"jiko/server/internal/archive"
)

// A query is answered in one of three ways, whichever reads least (plan.choose):
//
//   - through the words, when some are asked for: the full text index gives the filings whose texts have all their grams;
//   - through a value, when one that is asked for is rare enough: its postings give the filings;
//   - else through the narrow lines, one after the other. Total and facets need a look at every match anyway.
//
// How many filings have a value is known beforehand, so nothing is guessed.

// Where the ways part.
const (
	rareShare   = 5     // a value is rare when less than one filing in so many has it
	fewEnough   = 4_000 // filings whose texts are sooner read than the full text index is asked
	mostInMatch = 40    // grams that the full text index is asked for; a longer word is looked for in the texts that have these
)

// plan is how a query is answered.
type plan struct {
	q       archive.Query
	words   []string // normalised
	all     int64    // filings in the archive
	nothing bool     // a value is asked for that no filing has

	conditions conditions
	rare       []int64 // the codes whose postings give the filings
	match      string  // the full text query that gives the filings
	verify     []string
}

// newPlan finds out how to answer q.
func (r *reader) newPlan(q archive.Query) (*plan, error) {
	p := &plan{q: q, words: normalized(q.Words)}
	if _, err := r.get(countAll, nil, &p.all); err != nil {
		return nil, err
	}
	var lists []codeList
	if q.Carrier != "" {
		list, err := r.codeList(archive.Carrier, []string{q.Carrier})
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
	}
	for _, field := range archive.Fields {
		if texts := q.Match[field]; len(texts) > 0 {
			list, err := r.codeList(field, texts)
			if err != nil {
				return nil, err
			}
			lists = append(lists, list)
		}
		unwanted, err := r.codeList(field, q.Exclude[field])
		if err != nil {
			return nil, err
		}
		p.conditions.unwanted = append(p.conditions.unwanted, unwanted.codes...)
	}
	p.choose(lists)
	return p, nil
}

const countAll = `SELECT coalesce(sum(count), 0) FROM value WHERE field = 'fy'`

// codeList are the codes of some values of one field, and how many filings have them, one that has two counted twice.
type codeList struct {
	codes []int64
	count int64
}

func (r *reader) codeList(field archive.Field, texts []string) (list codeList, err error) {
	for _, text := range texts {
		var code, count int64
		found, err := r.get(`SELECT code, count FROM value WHERE field = ? AND text = ?`, []any{string(field), text}, &code, &count)
		if err != nil {
			return list, err
		}
		if found {
			list.codes, list.count = append(list.codes, code), list.count+count
		}
	}
	return list, nil
}

// normalized are the words that restrict.
func normalized(words []string) []string {
	var list []string
	for _, word := range words {
		if word = archive.Normalize(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}

// choose chooses the way, and leaves in the conditions what the way does not see to by itself.
func (p *plan) choose(lists []codeList) {
	rarest := -1
	for i, list := range lists {
		p.nothing = p.nothing || list.count == 0
		if rarest < 0 || list.count < lists[rarest].count {
			rarest = i
		}
	}
	few := rarest >= 0 && lists[rarest].count <= fewEnough
	rare := rarest >= 0 && lists[rarest].count < p.all/rareShare
	switch {
	case len(p.words) > 0 && !few:
		p.matchWords()
		rarest = -1
	case few || rare:
		p.rare, p.verify = lists[rarest].codes, p.words
	default:
		rarest = -1
	}
	for i, list := range lists {
		if i != rarest {
			p.conditions.wanted = append(p.conditions.wanted, list.codes)
		}
	}
}

// matchWords makes the full text query. A word of one or two characters is a gram itself; a longer one is looked for in the texts.
func (p *plan) matchWords() {
	var grams []string
	for _, word := range p.words {
		mine := archive.WordGrams(word)
		if utf8.RuneCountInString(word) > 2 {
			p.verify = append(p.verify, word)
		}
		grams = append(grams, mine[:min(len(mine), mostInMatch)]...)
	}
	p.match = wordsQuery(grams[:min(len(grams), 2*mostInMatch)])
	if len(grams) > 2*mostInMatch {
		p.verify = p.words
	}
}

// everything tells whether every filing matches.
func (p *plan) everything() bool {
	q := &p.q
	return p.match == "" && p.rare == nil && p.conditions.empty() && q.From == 0 && q.To == 0 &&
		q.UsersMin == nil && q.UsersMax == nil && q.MinutesMin == nil && q.MinutesMax == nil
}

// inOrder tells whether the filings are read in the order that is asked for: when all match, or all that match are wanted. A page of
// those that meet conditions is picked out of all that do: on the way through an order the first that does may be the last.
func (p *plan) inOrder(limit int) bool {
	return p.match == "" && p.rare == nil && (limit < 0 || p.everything())
}

// statement is SQL that grows, with its arguments.
type statement struct {
	strings.Builder
	args  []any
	where bool
}

// and adds a condition.
func (s *statement) and(condition string, args ...any) {
	if s.where {
		s.WriteString(" AND ")
	} else {
		s.WriteString(" WHERE ")
	}
	s.where = true
	s.WriteString(condition)
	s.args = append(s.args, args...)
}

// from writes where the narrow lines of the filings that match come from, and what is to be joined to them.
func (p *plan) from(s *statement, join string) {
	switch {
	case p.match != "":
		s.WriteString(" FROM words CROSS JOIN search s ON s.filing = words.rowid" + join)
		s.and("words MATCH ?", p.match)
	case len(p.rare) == 1:
		s.WriteString(" FROM posting p CROSS JOIN search s ON s.filing = p.filing" + join)
		s.and("p.code = ?", p.rare[0])
	case p.rare != nil:
		s.WriteString(" FROM (SELECT DISTINCT filing FROM posting WHERE code IN (SELECT value FROM json_each(?))) found" +
			" CROSS JOIN search s ON s.filing = found.filing" + join)
		s.args = append(s.args, string(list(p.rare)))
	default:
		s.WriteString(" FROM search s" + join)
	}
}

// restrict writes the conditions.
func (p *plan) restrict(s *statement) {
	q := &p.q
	if q.From != 0 {
		s.and("s.occurred >= ?", q.From)
	}
	if q.To != 0 {
		s.and("s.occurred < ?", q.To)
	}
	within(s, "s.users", q.UsersMin, q.UsersMax)
	within(s, "s.minutes", q.MinutesMin, q.MinutesMax)
	if !p.conditions.empty() {
		s.and("jiko_fits(s.codes, ?)", p.conditions.pack())
	}
	for _, word := range p.verify {
		s.and("jiko_holds((SELECT f.text FROM filing f WHERE f.id = s.filing), ?)", word)
	}
}

// within writes a range, in which nothing unknown is.
func within(s *statement, column string, low, high *int64) {
	if low == nil && high == nil {
		return
	}
	if low == nil || *low < 0 {
		s.and(column + " >= 0")
	} else {
		s.and(column+" >= ?", *low)
	}
	if high != nil {
		s.and(column+" <= ?", *high)
	}
}
