package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/binary"
	"slices"

	"jiko/server/internal/archive"
)

// count finds the total, and the facets when they are asked for.
func (r *reader) count(p *plan, page *archive.Page) (err error) {
	page.Total = p.known
	if p.q.Facets && p.everything() {
		page.Facets, err = r.facets(nil)
		return err
	}
	if !p.q.Facets && p.known >= 0 {
		return nil
	}
	s := &statement{}
	if !p.q.Facets {
		s.WriteString("SELECT count(*)")
		p.from(s, "")
		p.restrict(s)
		_, err = r.get(s.String(), s.args, &page.Total)
		return err
	}
	s.WriteString("SELECT jiko_tally(s.codes)")
	p.from(s, "")
	p.restrict(s)
	var packed []byte
	if _, err := r.get(s.String(), s.args, &packed); err != nil {
		return err
	}
	total, counts := unpackTally(packed)
	page.Total = total
	page.Facets, err = r.facets(counts)
	return err
}

// facets are the counts by field: those given by code, or those of all filings when none are given.
func (r *reader) facets(counts []int64) (map[archive.Field][]archive.Count, error) {
	facets := make(map[archive.Field][]archive.Count)
	err := r.each(`SELECT code, field, text, count FROM value WHERE text <> ''`, nil, func(rows *sql.Rows) error {
		var (
			code  int64
			field string
			c     archive.Count
		)
		if err := rows.Scan(&code, &field, &c.Value, &c.Count); err != nil {
			return err
		}
		if counts != nil {
			c.Count = 0
			if code < int64(len(counts)) {
				c.Count = counts[code]
			}
		}
		if c.Count > 0 {
			facets[archive.Field(field)] = append(facets[archive.Field(field)], c)
		}
		return nil
	})
	for _, list := range facets {
		slices.SortFunc(list, func(a, b archive.Count) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
	}
	return facets, err
}

// unpackTally reads the result of jiko_tally.
func unpackTally(packed []byte) (total int64, counts []int64) {
	counts = []int64{}
	first := true
	for len(packed) > 0 {
		n, size := binary.Uvarint(packed)
		packed = packed[max(size, 1):]
		if first {
			total, first = int64(n), false
			continue
		}
		counts = append(counts, int64(n))
	}
	return total, counts
}
