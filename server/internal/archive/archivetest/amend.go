package archivetest

import (
	"encoding/json"
	"fmt"
	"strings"

	"jiko/server/internal/archive"
)

var amendTests = []test{
	{"a revision is added and the earlier ones stay as they are", func(b *bench) {
		f := b.filed()
		for range 4 {
			b.amend(f)
		}
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
		b.equal(len(got.Revisions), 5)
	}},
	{"the ledger says who amended what", func(b *bench) {
		f := b.filed()
		b.amend(f)
		b.equal(b.noted(archive.Filed, f.Receipt), 1)
		b.equal(b.noted(archive.Amended, f.Receipt), 1)
	}},
	{"a filing is found by its newest revision only", func(b *bench) {
		f := b.draft()
		f.Index.Severe, f.Index.Regions, f.Index.Text = "no", []string{"東京都", "千葉県"}, "光ケーブル切断"
		b.file(f)
		r, x := Refiled(f)
		x.Severe, x.Regions, x.Text = "yes", []string{"千葉県", "埼玉県"}, "光伝送装置故障"
		b.amendWith(f, r, x)
		for _, gone := range []archive.Query{
			{Match: archive.Terms{archive.Severe: {"no"}}}, {Match: archive.Terms{archive.Region: {"東京都"}}}, {Words: []string{"切断"}},
		} {
			b.found(gone)
		}
		for _, there := range []archive.Query{
			{Match: archive.Terms{archive.Severe: {"yes"}}}, {Match: archive.Terms{archive.Region: {"埼玉県"}}}, {Words: []string{"故障"}},
			{Match: archive.Terms{archive.Region: {"千葉県"}}}, {Words: []string{"光"}},
		} {
			b.found(there, f)
		}
	}},
	{"an amendment of a revision that is not the newest is refused, and nothing is kept", func(b *bench) {
		f := b.filed()
		b.amend(f)
		for _, number := range []int{1, 2, 4, 0, -1} {
			r, x := Refiled(f)
			r.Number = number
			b.is(b.Amend(b.ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)), archive.ErrConflict)
		}
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
		b.equal(b.noted(archive.Amended, f.Receipt), 1)
	}},
	{"an amendment of a filing that is not there is told so", func(b *bench) {
		r, x := Refiled(b.filed())
		for _, receipt := range []string{archive.Receipt(2020, 999_999), "", "x", "2020"} {
			b.is(b.Amend(b.ctx, receipt, r, x, b.entry(archive.Amended, receipt)), archive.ErrNotFound)
		}
		b.equal(countActions(b.entries(b.Archive), archive.Amended), 0)
	}},
	{"of many who amend at once exactly one wins", func(b *bench) {
		const clients = 16
		f := b.filed()
		errs := make([]error, clients)
		revisions := make([]archive.Revision, clients)
		indexes := make([]archive.Index, clients)
		for i := range clients {
			revisions[i], indexes[i] = Refiled(f)
			revisions[i].By = fmt.Sprint("client ", i)
			indexes[i].Text = archive.Normalize(revisions[i].By)
		}
		together(clients, func(i int) {
			errs[i] = b.Amend(b.ctx, f.Receipt, revisions[i], indexes[i], b.entry(archive.Amended, f.Receipt))
		})
		winner := b.oneWins(errs, archive.ErrConflict)
		f.Revisions, f.Index = append(f.Revisions, revisions[winner]), indexes[winner]
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
		b.equal(b.noted(archive.Amended, f.Receipt), 1)
	}},
	{"of two processes that amend at once exactly one wins", func(b *bench) {
		processes := []archive.Archive{b.Archive, b.open()}
		f := b.filed()
		for range 10 {
			r, x := Refiled(f)
			errs := make([]error, 2)
			together(2, func(i int) { errs[i] = processes[i].Amend(b.ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)) })
			b.oneWins(errs, archive.ErrConflict)
			f.Revisions, f.Index = append(f.Revisions, r), x
		}
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"the receipt stays when the fiscal year becomes another", func(b *bench) {
		f := b.draft()
		f.Index.FiscalYear = 2020
		b.file(f)
		r, x := Refiled(f)
		x.FiscalYear = 2021
		b.amendWith(f, r, x)
		b.found(archive.Query{Match: archive.Terms{archive.FiscalYear: {"2021"}}}, f)
		b.found(archive.Query{Match: archive.Terms{archive.FiscalYear: {"2020"}}})
	}},
	{"a filing takes MaxRevisions revisions and no more", func(b *bench) {
		f := b.filed()
		for range archive.MaxRevisions - 1 {
			r, x := Refiled(f)
			x.Text = f.Index.Text
			b.amendWith(f, r, x)
		}
		r, x := Refiled(f)
		b.is(b.Amend(b.ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)), archive.ErrTooLarge)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"content larger than MaxContent is refused", func(b *bench) {
		f := b.filed()
		r, x := Refiled(f)
		r.Content = json.RawMessage(`"` + strings.Repeat("x", archive.MaxContent) + `"`)
		b.is(b.Amend(b.ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)), archive.ErrTooLarge)
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"the filings that belong to a wholesaler's follow its amendments", func(b *bench) {
		whole, part := b.filed(), b.draft()
		part.Index.BelongsTo = whole.Receipt
		b.file(part)
		r, x := Refiled(part)
		x.BelongsTo = ""
		b.amendWith(part, r, x)
		got, err := b.BelongingTo(b.ctx, whole.Receipt)
		b.ok(err)
		b.equal(len(got), 0)
	}},
}

// amend adds a revision to f, here and in the archive.
func (b *bench) amend(f *archive.Filing) {
	b.Helper()
	r, x := Refiled(f)
	b.amendWith(f, r, x)
}

func (b *bench) amendWith(f *archive.Filing, r archive.Revision, x archive.Index) {
	b.Helper()
	b.ok(b.Amend(b.ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)))
	f.Revisions, f.Index = append(f.Revisions, r), x
}
