package sqlite

import (
	"strings"
	"unicode/utf8"

	"jiko/server/internal/archive"
)

// A query is answered in one of these ways, whichever reads least (plan.choose):
//
//   - through a value that is asked for, when few enough filings have it: its postings give the filings;
//   - through a range that is asked for, when few enough filings are in it: an index gives the filings;
//   - through the words, when some are asked for: the full text index gives the filings whose texts have all their grams;
//   - else through the narrow lines, one after the other. Total and facets need a look at every match anyway.
//
// How many filings have a value is known beforehand, and how many are in a range is counted up to where it no longer matters: nothing
// is guessed.

// Where the ways part.
const (
	rareShare   = 5     // few enough are less than one filing in so many
	readTexts   = 4_000 // so many texts are sooner read than the full text index is asked
	mostInMatch = 40    // grams that the full text index is asked for; a longer word is looked for in the texts that have these
)

// plan is how a query is answered.
type plan struct {
	q       archive.Query
	words   []string // normalised
	all     int64    // filings in the archive
	nothing bool     // a value is asked for that no filing has

	known      int64      // filings that match, when that is known without counting; -1 when not
	way        way        // none when all narrow lines are read
	match      string     // the full text query; then there is no way
	conditions conditions // what the way does not see to
	verify     []string   // words to be looked for in the texts
}

// way is something asked for that gives the filings: a value, or several of a field, by their codes, or a range by its index.
type way struct {
	codes []int64
	index string
	count int64 // of filings, at most
}

func (w *way) none() bool { return w.codes == nil && w.index == "" }

// newPlan finds out how to answer q.
func (r *reader) newPlan(q archive.Query) (*plan, error) {
	p := &plan{q: q, words: normalized(q.Words)}
	if _, err := r.get(countAll, nil, &p.all); err != nil {
		return nil, err
	}
	values, err := r.wanted(q)
	if err != nil {
		return nil, err
	}
	for _, field := range archive.Fields {
		unwanted, err := r.wayOf(field, q.Exclude[field])
		if err != nil {
			return nil, err
		}
		p.conditions.unwanted = append(p.conditions.unwanted, unwanted.codes...)
	}
	ranges, err := r.ranges(p)
	if err != nil {
		return nil, err
	}
	p.choose(values, ranges)
	p.known = p.knownTotal(values, ranges)
	return p, nil
}

// knownTotal is how many filings match when nothing or only one value is asked for.
func (p *plan) knownTotal(values, ranges []way) int64 {
	switch {
	case len(p.words)+len(ranges)+len(p.conditions.unwanted) > 0:
		return -1
	case len(values) == 0:
		return p.all
	case len(values) == 1 && len(values[0].codes) == 1:
		return values[0].count
	}
	return -1
}

const countAll = `SELECT coalesce(sum(count), 0) FROM value WHERE field = 'fy'`

// wanted are the ways by values.
func (r *reader) wanted(q archive.Query) (ways []way, err error) {
	add := func(field archive.Field, texts ...string) {
		if len(texts) > 0 && err == nil {
			var w way
			w, err = r.wayOf(field, texts)
			ways = append(ways, w)
		}
	}
	if q.Carrier != "" {
		add(archive.Carrier, q.Carrier)
	}
	for _, field := range archive.Fields {
		add(field, q.Match[field]...)
	}
	return ways, err
}

// wayOf is the way by values of one field.
func (r *reader) wayOf(field archive.Field, texts []string) (w way, err error) {
	w.codes = []int64{}
	for _, text := range texts {
		var code, count int64
		found, err := r.get(`SELECT code, count FROM value WHERE field = ? AND text = ?`, []any{string(field), text}, &code, &count)
		if err != nil {
			return w, err
		}
		if found {
			w.codes, w.count = append(w.codes, code), w.count+count
		}
	}
	return w, nil
}

// ranges are the ways by ranges.
func (r *reader) ranges(p *plan) (ways []way, err error) {
	for _, index := range []string{"occurred", "users", "minutes"} {
		var limits statement
		p.inRange(&limits, index)
		if !limits.where {
			continue
		}
		w := way{index: "search_" + index}
		query := "SELECT count(*) FROM (SELECT 1 FROM search s INDEXED BY " + w.index + limits.String() + " LIMIT ?)"
		if _, err := r.get(query, append(limits.args, p.all/rareShare+1), &w.count); err != nil {
			return nil, err
		}
		ways = append(ways, w)
	}
	return ways, nil
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

// choose chooses the way, and leaves in the conditions what it does not see to by itself.
func (p *plan) choose(values, ranges []way) {
	best := way{count: p.all/rareShare + 1}
	chosen := -1 // among the values
	for i, w := range values {
		p.nothing = p.nothing || w.count == 0
		if w.count < best.count {
			best, chosen = w, i
		}
	}
	for _, w := range ranges {
		if w.count < best.count {
			best, chosen = w, -1
		}
	}
	if len(p.words) > 0 && (best.none() || best.count > readTexts) {
		best, chosen = way{}, -1
		p.matchWords()
	} else {
		p.verify = p.words
	}
	if !best.none() {
		p.way = best
	}
	for i, w := range values {
		if i != chosen {
			p.conditions.wanted = append(p.conditions.wanted, w.codes)
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
	return p.match == "" && p.way.none() && len(p.verify) == 0 && p.conditions.empty() && q.From == 0 && q.To == 0 &&
		q.UsersMin == nil && q.UsersMax == nil && q.MinutesMin == nil && q.MinutesMax == nil
}

// common tells whether nothing that is asked for is rare: then a page is soon found on the way through the order, most of the time.
func (p *plan) common() bool { return p.match == "" && p.way.none() && !p.everything() }

// inOrder tells whether the filings are read in the order that is asked for: when all match, or all that match are wanted. A page of
// those that meet conditions is picked out of all that do: on the way through an order the first that does may be the last.
func (p *plan) inOrder(limit int) bool {
	return p.match == "" && p.way.none() && (limit < 0 || p.everything())
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
	case p.way.index != "":
		s.WriteString(" FROM search s INDEXED BY " + p.way.index + join)
	case len(p.way.codes) == 1:
		s.WriteString(" FROM posting p CROSS JOIN search s ON s.filing = p.filing" + join)
		s.and("p.code = ?", p.way.codes[0])
	case p.way.codes != nil:
		s.WriteString(" FROM (SELECT DISTINCT filing FROM posting WHERE code IN (SELECT value FROM json_each(?))) found" +
			" CROSS JOIN search s ON s.filing = found.filing" + join)
		s.args = append(s.args, string(list(p.way.codes)))
	default:
		s.WriteString(" FROM search s NOT INDEXED" + join)
	}
}

// restrict writes the conditions.
func (p *plan) restrict(s *statement) {
	for _, column := range []string{"occurred", "users", "minutes"} {
		p.inRange(s, column)
	}
	if !p.conditions.empty() {
		s.and("jiko_fits(s.codes, ?)", p.conditions.pack())
	}
	for _, word := range p.verify {
		s.and("jiko_holds((SELECT f.text FROM filing f WHERE f.id = s.filing), ?)", word)
	}
}

// inRange writes the range of a column that is asked for.
func (p *plan) inRange(s *statement, column string) {
	q := &p.q
	switch column {
	case "occurred":
		if q.From != 0 {
			s.and("s.occurred >= ?", q.From)
		}
		if q.To != 0 {
			s.and("s.occurred < ?", q.To)
		}
	case "users":
		within(s, "s.users", q.UsersMin, q.UsersMax)
	case "minutes":
		within(s, "s.minutes", q.MinutesMin, q.MinutesMax)
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
