package archivetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"jiko/server/internal/archive"
)

var createTests = []test{
	{"a filing comes back as it was filed", func(b *bench) {
		f := b.filed()
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"a filing of every nature comes back as it was filed", func(b *bench) {
		for _, f := range b.fill(11, 300) {
			got, err := b.Filing(b.ctx, f.Receipt)
			b.ok(err)
			b.sameFiling(got, f)
		}
	}},
	{"a filing is found by the carrier's own reference", func(b *bench) {
		f := b.filed()
		got, err := b.ByReference(b.ctx, f.Carrier, f.CarrierRef)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"content and verdict are kept byte for byte", func(b *bench) {
		f := b.draft()
		f.Newest().Content = json.RawMessage(`{ "z":1, "a":"<&>\u003c \ud83d\ude80 𠮷野家 ", "n":1.00 }`)
		f.Newest().Verdict = json.RawMessage(`{"severe":"yes","a" : [1,  2]}`)
		b.file(f)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.equal(string(got.Newest().Content), string(f.Newest().Content))
		b.equal(string(got.Newest().Verdict), string(f.Newest().Verdict))
	}},
	{"times come back in UTC and in whole milliseconds", func(b *bench) {
		f := b.draft()
		f.Newest().At = time.Date(2026, 6, 1, 9, 30, 15, 123_456_789, time.FixedZone("JST", 9*3600))
		b.file(f)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.equal(got.Newest().At, time.Date(2026, 6, 1, 0, 30, 15, 123_000_000, time.UTC))
	}},
	{"empty lists come back as nil, others in their order", func(b *bench) {
		f := b.draft()
		f.Index.Forms, f.Index.Kinds, f.Index.Attachments = []string{}, nil, []string{}
		f.Index.Regions = []string{"東京都", "北海道", "全国"}
		b.file(f)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"the receipt is one of the fiscal year, with a check digit that fits", func(b *bench) {
		f := b.draft()
		f.Index.FiscalYear = 1999
		b.file(f)
		again, ok := archive.ParseReceipt(f.Receipt)
		if !ok || again != f.Receipt || !strings.HasPrefix(f.Receipt, "1999-") {
			b.Fatalf("receipt %q", f.Receipt)
		}
	}},
	{"the first receipt of every fiscal year is its number 1", func(b *bench) {
		for _, year := range []int{2024, 2019, 2025} {
			f := b.draft()
			f.Index.FiscalYear = year
			b.file(f)
			b.equal(f.Receipt, archive.Receipt(year, 1))
		}
	}},
	{"receipts of a fiscal year rise", func(b *bench) {
		last := ""
		for range 20 {
			f := b.draft()
			f.Index.FiscalYear = 2020
			b.file(f)
			if f.Receipt <= last {
				b.Fatalf("%s after %s", f.Receipt, last)
			}
			last = f.Receipt
		}
	}},
	{"a reference that the carrier has filed before is refused, and nothing is kept", func(b *bench) {
		f := b.filed()
		again := b.draft()
		again.Carrier, again.CarrierRef = f.Carrier, f.CarrierRef
		b.is(b.Create(b.ctx, again, b.entry(archive.Filed, "")), archive.ErrExists)
		got, err := b.ByReference(b.ctx, f.Carrier, f.CarrierRef)
		b.ok(err)
		b.sameFiling(got, f)
		page, err := b.Search(b.ctx, archive.Query{})
		b.ok(err)
		b.equal(page.Total, int64(1))
		b.equal(countActions(b.entries(b.Archive), archive.Filed), 1)
	}},
	{"another carrier may use the same reference", func(b *bench) {
		f, other := b.draft(), b.draft()
		f.Carrier, other.Carrier, other.CarrierRef = "甲", "乙", f.CarrierRef
		b.file(f)
		b.file(other)
		if f.Receipt == other.Receipt {
			b.Fatalf("one receipt for both: %s", f.Receipt)
		}
	}},
	{"carrier and reference do not run into each other", func(b *bench) {
		for _, name := range [][2]string{{"甲", "乙丙"}, {"甲乙", "丙"}, {"甲/", "乙"}, {"甲", "/乙"}, {"a", "A"}, {"A", "a"}, {"a", "a"}, {"a", "a "}, {"a", "ａ"}} {
			f := b.draft()
			f.Carrier, f.CarrierRef = name[0], name[1]
			b.file(f)
		}
	}},
	{"of many who file one reference at once exactly one wins", func(b *bench) {
		const clients = 16
		drafts := make([]*archive.Filing, clients)
		for i := range drafts {
			drafts[i] = b.draft()
			drafts[i].Carrier, drafts[i].CarrierRef = "甲", "一"
		}
		errs := make([]error, clients)
		together(clients, func(i int) { errs[i] = b.Create(b.ctx, drafts[i], b.entry(archive.Filed, "")) })
		winner := b.oneWins(errs, archive.ErrExists)
		got, err := b.ByReference(b.ctx, "甲", "一")
		b.ok(err)
		b.sameFiling(got, drafts[winner])
	}},
	{"receipts are unique when 32 clients file at once", func(b *bench) {
		b.uniqueReceipts(32, 8, func(int) archive.Archive { return b.Archive })
	}},
	{"receipts are unique when several processes file at once", func(b *bench) {
		processes := []archive.Archive{b.open(), b.open(), b.open()}
		b.uniqueReceipts(12, 6, func(i int) archive.Archive { return processes[i%3] })
		for _, e := range b.entries(b.Archive) {
			b.equal(e.Hash, e.Sum())
		}
	}},
	{"content larger than MaxContent is refused", func(b *bench) {
		f := b.draft()
		f.Newest().Content = json.RawMessage(`"` + strings.Repeat("x", archive.MaxContent) + `"`)
		b.is(b.Create(b.ctx, f, b.entry(archive.Filed, "")), archive.ErrTooLarge)
		_, err := b.ByReference(b.ctx, f.Carrier, f.CarrierRef)
		b.is(err, archive.ErrNotFound)
	}},
	{"content and verdict of MaxContent are kept", func(b *bench) {
		f := b.draft()
		f.Newest().Verdict = json.RawMessage(`{}`)
		f.Newest().Content = json.RawMessage(`"` + strings.Repeat("x", archive.MaxContent-4) + `"`)
		b.file(f)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"a filing of strange characters comes back whole and is found", func(b *bench) {
		for i, s := range strange {
			f := b.draft()
			f.Carrier, f.CarrierRef, f.Index.Cause = s, s+"x", s
			f.Index.Regions = []string{s, "x" + s}
			f.Index.Text = archive.Normalize(fmt.Sprint("前", s, "後", i))
			f.Newest().By = s
			b.file(f)
			got, err := b.ByReference(b.ctx, f.Carrier, f.CarrierRef)
			b.ok(err)
			b.sameFiling(got, f)
			page, err := b.Search(b.ctx, archive.Query{Match: archive.Terms{archive.Carrier: {s}, archive.Cause: {s}, archive.Region: {s}}})
			b.ok(err)
			b.equal(page.Total, int64(1))
		}
	}},
}

// strange are texts that some engines take for more than text.
var strange = []string{
	`'`, `"`, `\`, `%`, `_`, `*`, `.*`, `$where`, `$`, `a.b`, `{"$gt":""}`, `'; DROP TABLE filing; --`, `NULL`, `0`, `-1`, `1e3`, "\u200b",
	"𠮷", "🚀", "e\u0301", "ﾊﾟ", "㍿", "\u202e逆", "null", "true", "[1]", "é", "É",
}

// uniqueReceipts files from many clients at once and checks that no two got the same receipt.
func (b *bench) uniqueReceipts(clients, filings int, by func(client int) archive.Archive) {
	b.Helper()
	var mu sync.Mutex
	given := make(map[string]*archive.Filing)
	together(clients, func(i int) {
		for n := range filings {
			f := b.draft()
			f.Index.FiscalYear = 2019 + n%2
			if err := by(i).Create(b.ctx, f, b.entry(archive.Filed, "")); err != nil {
				b.Errorf("client %d: %v", i, err)
				return
			}
			mu.Lock()
			if other := given[f.Receipt]; other != nil {
				b.Errorf("receipt %s given to %s and to %s", f.Receipt, other.CarrierRef, f.CarrierRef)
			}
			given[f.Receipt] = f
			mu.Unlock()
		}
	})
	b.equal(len(given), clients*filings)
	noted := make(map[string]int)
	for _, e := range b.entries(b.Archive) {
		if e.Action == archive.Filed {
			noted[e.Subject]++
		}
	}
	for receipt, f := range given {
		got, err := b.Filing(b.ctx, receipt)
		b.ok(err)
		b.sameFiling(got, f)
		b.equal(noted[receipt], 1)
	}
}

// oneWins checks that exactly one succeeded and all others were told why not; it returns who won.
func (b *bench) oneWins(errs []error, others error) (winner int) {
	b.Helper()
	winner = slices.Index(errs, nil)
	if winner < 0 {
		b.Fatalf("nobody won: %v", errs)
	}
	for i, err := range errs {
		if i != winner {
			b.is(err, others)
		}
	}
	return winner
}

func countActions(entries []archive.Entry, action archive.Action) (n int) {
	for _, e := range entries {
		if e.Action == action {
			n++
		}
	}
	return n
}
