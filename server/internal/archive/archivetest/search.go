package archivetest

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"

	"jiko/server/internal/archive"
)

var (
	sorts  = []archive.Sort{"", archive.ByReceipt, archive.ByOccurred, archive.ByUsers, archive.ByMinutes, archive.ByCarrier}
	errFed = errors.New("fed up")
)

var searchTests = []test{
	{"an empty archive answers with nothing", func(b *bench) {
		b.found(archive.Query{Facets: true})
		b.found(archive.Query{Words: []string{"光"}, Sort: archive.ByUsers})
	}},
	{"all filings are found, in every order", func(b *bench) {
		all := b.fill(21, 150)
		for _, q := range orders() {
			b.answers(all, q)
		}
	}},
	{"every field finds the filings that have one of the values", func(b *bench) {
		all := b.fill(22, 120)
		for _, field := range archive.Fields {
			for _, wanted := range valueLists(all, field) {
				b.answers(all, archive.Query{Match: archive.Terms{field: wanted}})
			}
		}
	}},
	{"every field leaves out the filings that have one of the values", func(b *bench) {
		all := b.fill(23, 120)
		for _, field := range archive.Fields {
			for _, unwanted := range valueLists(all, field) {
				b.answers(all, archive.Query{Exclude: archive.Terms{field: unwanted}})
			}
		}
	}},
	{"a term without values does not restrict", func(b *bench) {
		all := b.fill(24, 20)
		b.answers(all, archive.Query{Match: archive.Terms{archive.Severe: nil, archive.Region: {}}, Exclude: archive.Terms{archive.Kind: nil}})
	}},
	{"a value that no filing has finds nothing and leaves nothing out", func(b *bench) {
		all := b.fill(25, 20)
		for _, field := range archive.Fields {
			for _, value := range []string{"x", "", "-1", "2020-", "'", "99999999999999999999"} {
				if field != archive.FailedEquipment || value != "" {
					b.answers(all, archive.Query{Match: archive.Terms{field: {value}}})
					b.answers(all, archive.Query{Exclude: archive.Terms{field: {value}}})
				}
			}
		}
	}},
	{"the moment of occurrence is found from a moment on and up to another", func(b *bench) {
		all := b.fill(26, 60)
		byTime, _ := answer(all, archive.Query{Sort: archive.ByOccurred})
		from, to := byTime[10].Index.Occurred, byTime[40].Index.Occurred
		for _, q := range []archive.Query{{From: from}, {To: to}, {From: from, To: to}, {From: from, To: from}, {From: from, To: from + 1}, {From: to, To: from}} {
			b.answers(all, q)
		}
	}},
	{"users and minutes are found in ranges, both ends included, unknown ones in none", func(b *bench) {
		all := b.fill(27, 150)
		for _, n := range []int64{-5, -1, 0, all[0].Index.Users, all[1].Index.Minutes, 1 << 40} {
			for _, q := range []archive.Query{
				{UsersMin: &n}, {UsersMax: &n}, {MinutesMin: &n}, {MinutesMax: &n}, {UsersMin: &n, UsersMax: &n},
				{MinutesMin: &n, MinutesMax: &n, Sort: archive.ByMinutes}, {UsersMin: &n, MinutesMax: &n},
			} {
				b.answers(all, q)
			}
		}
	}},
	{"a carrier sees its own filings only, in totals and facets too, whatever is asked", func(b *bench) {
		all := b.fill(28, 200)
		own, other := all[0].Carrier, otherCarrier(all)
		for _, q := range []archive.Query{
			{}, {Match: archive.Terms{archive.Carrier: {other}}}, {Match: archive.Terms{archive.Carrier: {own, other}}},
			{Exclude: archive.Terms{archive.Carrier: {own}}}, {Exclude: archive.Terms{archive.Carrier: {other}}},
			{Words: []string{"故障"}}, {Sort: archive.ByCarrier}, {Sort: archive.ByUsers, Descending: true},
		} {
			q.Carrier = own
			b.answers(all, q)
		}
		b.answers(all, archive.Query{Carrier: "nobody"})
		b.answers(all, archive.Query{Carrier: own[:3]})
	}},
	{"random queries are answered as by looking at every filing", func(b *bench) {
		all := b.fill(29, 300)
		r := rand.New(rand.NewPCG(29, 29))
		for range 100 {
			b.answers(all, randomQuery(r, all))
		}
	}},
	{"pages of every size and order hold every filing once", func(b *bench) {
		all := b.fill(30, 43)
		for i, q := range orders() {
			for _, limit := range []int{1, 2, 7, 42, 43, 44} {
				if limit > 2 || i%3 == 0 {
					q.Limit = limit
					b.pages(all, q)
				}
			}
		}
	}},
	{"filings that are equal in the order are paged by receipt", func(b *bench) {
		var all []*archive.Filing
		for range 31 {
			f := b.draft()
			f.Carrier, f.Index.Users, f.Index.Minutes, f.Index.Occurred = "同", -1, 60, 1_600_000_000
			b.file(f)
			all = append(all, f)
		}
		for _, q := range orders() {
			q.Limit = 4
			b.pages(all, q)
		}
	}},
	{"pages with conditions hold every match once", func(b *bench) {
		all := b.fill(31, 300)
		r := rand.New(rand.NewPCG(31, 31))
		for range 25 {
			q := randomQuery(r, all)
			q.Limit = 1 + r.IntN(40)
			b.pages(all, q)
		}
	}},
	{"a page is as long as asked for, MaxLimit when the number makes no sense", func(b *bench) {
		all := b.fill(32, archive.MaxLimit+20)
		for _, limit := range []int{0, -1, archive.MaxLimit, archive.MaxLimit + 1} {
			page, err := b.Search(b.ctx, archive.Query{Limit: limit})
			b.ok(err)
			b.equal(len(page.Items), archive.MaxLimit)
			b.equal(page.Total, int64(len(all)))
		}
	}},
	{"paging loses and repeats nothing while filings come in", func(b *bench) { b.pagesWhileFiling() }},
	{"a cursor of another order or of nothing is refused", func(b *bench) {
		b.fill(33, 10)
		page, err := b.Search(b.ctx, archive.Query{Limit: 3, Sort: archive.ByUsers})
		b.ok(err)
		for _, q := range []archive.Query{
			{After: page.Next}, {After: page.Next, Sort: archive.ByMinutes}, {After: page.Next, Sort: archive.ByUsers, Descending: true},
			{After: "x", Sort: archive.ByUsers}, {After: "{}"}, {After: "e30"}, {After: page.Next + "A", Sort: archive.ByUsers}, {After: "'"},
		} {
			_, err := b.Search(b.ctx, q)
			b.is(err, archive.ErrCursor)
		}
	}},
	{"facets are counted only when they are asked for", func(b *bench) {
		b.filed()
		page, err := b.Search(b.ctx, archive.Query{})
		b.ok(err)
		b.equal(len(page.Facets), 0)
	}},
	{"each gives every match in order, whatever limit and cursor say", func(b *bench) {
		all := b.fill(34, 250)
		r := rand.New(rand.NewPCG(34, 34))
		for _, q := range append(orders(), randomQuery(r, all), randomQuery(r, all), archive.Query{Words: []string{"障"}}) {
			want, _ := answer(all, q)
			q.Limit, q.After = 3, "nonsense"
			b.sameList(b.collect(q), want)
		}
	}},
	{"each stops at the error of yield and returns it", func(b *bench) {
		b.fill(35, 10)
		n := 0
		err := b.Each(b.ctx, archive.Query{}, func(*archive.Filing) error {
			n++
			if n == 3 {
				return errFed
			}
			return nil
		})
		b.is(err, errFed)
		b.equal(n, 3)
		b.filed() // nothing is left locked
	}},
	{"within each the archive can be read and written", func(b *bench) {
		b.fill(36, 5)
		b.ok(b.Each(b.ctx, archive.Query{}, func(f *archive.Filing) error {
			if _, err := b.Filing(b.ctx, f.Receipt); err != nil {
				return err
			}
			return b.Append(b.ctx, b.entry(archive.Read, f.Receipt))
		}))
	}},
	{"each shows the newest revision only", func(b *bench) {
		f := b.filed()
		b.amend(f)
		got := b.collect(archive.Query{})
		b.equal(got, []*archive.Filing{onPage(f)})
	}},
}

// orders are queries for every order and direction.
func orders() (all []archive.Query) {
	for _, sort := range sorts {
		all = append(all, archive.Query{Sort: sort}, archive.Query{Sort: sort, Descending: true})
	}
	return all
}

// valueLists are lists of values to ask a field for: each that is there alone, and several together.
func valueLists(all []*archive.Filing, field archive.Field) (lists [][]string) {
	counts := facets(all)[field]
	for i, c := range counts {
		if i < 5 {
			lists = append(lists, []string{c.Value})
		}
	}
	first, last := counts[0].Value, counts[len(counts)-1].Value
	return append(lists, []string{first, last, "x"}, []string{last, last})
}

func otherCarrier(all []*archive.Filing) string {
	for _, f := range all {
		if f.Carrier != all[0].Carrier {
			return f.Carrier
		}
	}
	panic("only one carrier")
}

// randomQuery asks for several things at once.
func randomQuery(r *rand.Rand, all []*archive.Filing) archive.Query {
	q := archive.Query{Sort: sorts[r.IntN(len(sorts))], Descending: r.IntN(2) == 0, Match: archive.Terms{}, Exclude: archive.Terms{}}
	example := func() *archive.Filing { return all[r.IntN(len(all))] }
	for range 1 + r.IntN(2) {
		field := archive.Fields[r.IntN(len(archive.Fields))]
		for range 1 + r.IntN(3) {
			q.Match[field] = append(q.Match[field], values(example(), field)...)
		}
	}
	if r.IntN(2) == 0 {
		field := archive.Fields[r.IntN(len(archive.Fields))]
		q.Exclude[field] = values(example(), field)
	}
	if r.IntN(4) == 0 {
		q.From = example().Index.Occurred
	}
	if r.IntN(4) == 0 {
		q.To = example().Index.Occurred
	}
	if r.IntN(4) == 0 {
		q.UsersMin = &example().Index.Users
	}
	if r.IntN(4) == 0 {
		q.MinutesMax = &example().Index.Minutes
	}
	if r.IntN(3) == 0 {
		q.Words = []string{piece(r, example().Index.Text, 3)}
	}
	if r.IntN(8) == 0 {
		q.Carrier = example().Carrier
	}
	return q
}

// piece cuts up to most characters out of a text.
func piece(r *rand.Rand, text string, most int) string {
	runes := []rune(text)
	from := r.IntN(len(runes))
	return string(runes[from:min(len(runes), from+1+r.IntN(most))])
}

// found checks that a query finds exactly these filings.
func (b *bench) found(q archive.Query, want ...*archive.Filing) {
	b.Helper()
	page, err := b.Search(b.ctx, q)
	b.ok(err)
	b.equal(page.Total, int64(len(want)))
	b.sameList(page.Items, want)
	b.equal(page.Next, "")
}

// answers checks one page, with its total and facets, against the oracle.
func (b *bench) answers(all []*archive.Filing, q archive.Query) {
	b.Helper()
	q.Facets = true
	want, counts := answer(all, q)
	page, err := b.Search(b.ctx, q)
	if err != nil {
		b.Fatalf("query %s: %v", show(q), err)
	}
	if page.Total != int64(len(want)) {
		b.Fatalf("query %s: total %d, want %d", show(q), page.Total, len(want))
	}
	b.sameList(page.Items, want[:min(len(want), archive.MaxLimit)])
	b.sameFacets(page.Facets, counts)
}

// pages checks that paging to the end gives what the oracle gives.
func (b *bench) pages(all []*archive.Filing, q archive.Query) {
	b.Helper()
	want, _ := answer(all, q)
	var got []*archive.Filing
	for {
		page, err := b.Search(b.ctx, q)
		b.ok(err)
		b.equal(page.Total, int64(len(want)))
		got = append(got, page.Items...)
		if page.Next == "" {
			break
		}
		if len(page.Items) != q.Limit {
			b.Fatalf("a page of %d that is not the last, of %d", len(page.Items), q.Limit)
		}
		q.After = page.Next
	}
	b.sameList(got, want)
}

// pagesWhileFiling reads page after page while others file: those that were there before must come exactly once.
func (b *bench) pagesWhileFiling() {
	old := b.fill(37, 90)
	next, stop := iter.Pull(Generate(38, 100_000))
	defer stop()
	for _, q := range orders() {
		q.Limit = 20
		b.oldOnce(old, q, func() *archive.Filing {
			f, _ := next()
			return f
		})
	}
}

func (b *bench) oldOnce(old []*archive.Filing, q archive.Query, next func() *archive.Filing) {
	b.Helper()
	seen := make(map[string]int)
	var last *archive.Filing
	for first := true; first || q.After != ""; first = false {
		var page *archive.Page
		several := []*archive.Filing{next(), next(), next()}
		together(4, func(i int) {
			var err error
			if i == 3 {
				page, err = b.Search(b.ctx, q)
			} else {
				err = b.Create(b.ctx, several[i], b.entry(archive.Filed, ""))
			}
			if err != nil {
				b.Error(err)
			}
		})
		if b.Failed() {
			b.FailNow()
		}
		for _, f := range page.Items {
			seen[f.Receipt]++
			if last != nil && (compare(last, f, q.Sort) < 0) == q.Descending {
				b.Fatalf("%s after %s", f.Receipt, last.Receipt)
			}
			last = f
		}
		q.After = page.Next
	}
	for _, f := range old {
		if seen[f.Receipt] != 1 {
			b.Fatalf("sorted by %q, descending %v: %s was seen %d times", q.Sort, q.Descending, f.Receipt, seen[f.Receipt])
		}
	}
}

// collect is what Each gives.
func (b *bench) collect(q archive.Query) (got []*archive.Filing) {
	b.Helper()
	b.ok(b.Each(b.ctx, q, func(f *archive.Filing) error {
		got = append(got, f)
		return nil
	}))
	return got
}

// sameList checks that a page holds these filings in this order, each with its newest revision.
func (b *bench) sameList(got, want []*archive.Filing) {
	b.Helper()
	if g, w := receipts(got), receipts(want); !slices.Equal(g, w) {
		b.Fatalf("got %d: %s\nwant %d: %s", len(g), fmt.Sprint(g), len(w), fmt.Sprint(w))
	}
	for i := range got {
		b.equal(got[i], onPage(want[i]))
	}
}

func receipts(filings []*archive.Filing) []string {
	list := make([]string, len(filings))
	for i, f := range filings {
		list[i] = f.Receipt
	}
	return list
}
