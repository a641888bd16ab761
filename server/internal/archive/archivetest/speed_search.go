package archivetest

import (
	"testing"

	"jiko/server/internal/archive"
)

// BenchmarkSearch measures the first page of what staff ask for, without and with facets. The archive holds the filings of Filled.
func BenchmarkSearch(b *testing.B, a archive.Archive) {
	million := int64(1_000_000)
	for _, q := range []struct {
		name string
		archive.Query
	}{
		{"everything", archive.Query{Limit: 50}},
		{"everything by users", archive.Query{Limit: 50, Sort: archive.ByUsers, Descending: true}},
		{"a fiscal year", archive.Query{Limit: 50, Match: archive.Terms{archive.FiscalYear: {"2020"}}, Sort: archive.ByOccurred}},
		{"severe ones", archive.Query{Limit: 50, Match: archive.Terms{archive.Severe: {"yes"}}}},
		{"a region without a cause", archive.Query{Limit: 50, Match: archive.Terms{archive.Region: {"石川県"}}, Exclude: archive.Terms{archive.Cause: {"human/misconfiguration"}}}},
		{"many users", archive.Query{Limit: 50, UsersMin: &million, Sort: archive.ByMinutes}},
		{"a small carrier", archive.Query{Limit: 50, Carrier: "みらい第5通信株式会社"}},
		{"the largest carrier", archive.Query{Limit: 50, Carrier: "東都電気通信株式会社", Sort: archive.ByOccurred, Descending: true}},
		{"a common word", archive.Query{Limit: 50, Words: []string{"停電"}}},
		{"a common character", archive.Query{Limit: 50, Words: []string{"障"}}},
		{"a long word", archive.Query{Limit: 50, Words: []string{"心線no.123"}}},
		{"two words in a year", archive.Query{Limit: 50, Words: []string{"光ケーブル", "切断"}, Match: archive.Terms{archive.FiscalYear: {"2019"}}}},
	} {
		for _, q.Facets = range []bool{false, true} {
			name := q.name
			if q.Facets {
				name += ", facets"
			}
			b.Run(name, func(b *testing.B) { searchAgain(b, a, q.Query) })
		}
	}
}

func searchAgain(b *testing.B, a archive.Archive, q archive.Query) {
	var total int64
	for range b.N {
		page, err := a.Search(b.Context(), q)
		if err != nil {
			b.Fatal(err)
		}
		total = page.Total
	}
	b.ReportMetric(float64(total), "filings")
}
