package archivetest

import (
	"strings"

	"jiko/server/internal/archive"
)

var facetTests = []test{
	{"every field is counted over all that match, not over the page", func(b *bench) {
		all := b.fill(51, 200)
		_, want := answer(all, archive.Query{})
		page, err := b.Search(b.ctx, archive.Query{Limit: 1, Facets: true})
		b.ok(err)
		b.sameFacets(page.Facets, want)
	}},
	{"the facets of a later page are those of the first", func(b *bench) {
		all := b.fill(52, 60)
		_, want := answer(all, archive.Query{})
		page, err := b.Search(b.ctx, archive.Query{Limit: 10})
		b.ok(err)
		page, err = b.Search(b.ctx, archive.Query{Limit: 10, After: page.Next, Facets: true})
		b.ok(err)
		b.equal(page.Total, int64(60))
		b.sameFacets(page.Facets, want)
	}},
	{"a filing counts once for each of its values", func(b *bench) {
		f := b.draft()
		f.Index.Regions = []string{"東京都", "千葉県"}
		b.file(f)
		page, err := b.Search(b.ctx, archive.Query{Facets: true})
		b.ok(err)
		b.equal(page.Facets[archive.Region], []archive.Count{{Value: "千葉県", Count: 1}, {Value: "東京都", Count: 1}})
	}},
	{"a field that was asked for shows the other values of the filings found", func(b *bench) {
		all := b.fill(53, 200)
		for _, field := range archive.Fields {
			for _, wanted := range valueLists(all, field) {
				b.answers(all, archive.Query{Match: archive.Terms{field: wanted}, Words: []string{"分"}})
			}
		}
	}},
	{"amendments move the counts", func(b *bench) {
		all := b.fill(54, 30)
		for i, f := range all {
			r, x := Refiled(f)
			x.Cause, x.Regions, x.Kinds = causes[i%3], prefectures[i%5:i%5+2], kinds[:1+i%2]
			b.amendWith(f, r, x)
		}
		b.answers(all, archive.Query{})
	}},
	{"values that differ in case or width are different values", func(b *bench) {
		var all []*archive.Filing
		for _, carrier := range []string{"alpha", "Alpha", "ａlpha", "alpha ", "ｱﾙﾌｧ", "アルファ"} {
			f := b.draft()
			f.Carrier = carrier
			b.file(f)
			all = append(all, f)
		}
		b.answers(all, archive.Query{Sort: archive.ByCarrier})
		b.answers(all, archive.Query{Match: archive.Terms{archive.Carrier: {"Alpha"}}})
	}},
}

// sameFacets checks the counts of every field; none at all and an empty list are the same.
func (b *bench) sameFacets(got, want map[archive.Field][]archive.Count) {
	b.Helper()
	for _, field := range archive.Fields {
		if len(got[field]) == 0 && len(want[field]) == 0 {
			continue
		}
		if g, w := show(got[field]), show(want[field]); g != w {
			b.Fatalf("facet %s: got %s\nwant %s", field, strings.TrimSpace(g), strings.TrimSpace(w))
		}
	}
	if len(got) > len(archive.Fields) {
		b.Fatalf("facets of fields that are none: %s", show(got))
	}
}
