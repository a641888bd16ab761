package archivetest

import (
	"slices"

	"jiko/server/internal/archive"
)

var findTests = []test{
	{"a receipt that was not given is told so", func(b *bench) {
		b.filed()
		for _, receipt := range []string{"", "x", "2020", "2020-000000", archive.Receipt(2020, 0), archive.Receipt(2020, 500_000), archive.Receipt(9999, 1), "2020-'-1"} {
			_, err := b.Filing(b.ctx, receipt)
			b.is(err, archive.ErrNotFound)
		}
	}},
	{"a receipt with a wrong check digit is not found", func(b *bench) {
		f := b.filed()
		wrong := []byte(f.Receipt)
		last := &wrong[len(wrong)-1]
		*last = '0' + (*last-'0'+1)%10
		_, err := b.Filing(b.ctx, string(wrong))
		b.is(err, archive.ErrNotFound)
	}},
	{"a reference is found for its own carrier only, and as it is", func(b *bench) {
		f := b.draft()
		f.Carrier, f.CarrierRef = "甲", "Ref-1"
		b.file(f)
		for _, name := range [][2]string{{"乙", "Ref-1"}, {"甲", "ref-1"}, {"甲", "Ref-1 "}, {"甲", ""}, {"", "Ref-1"}, {"甲", "Ref-%"}} {
			_, err := b.ByReference(b.ctx, name[0], name[1])
			b.is(err, archive.ErrNotFound)
		}
	}},
	{"the filings that belong to a wholesaler's are listed in order", func(b *bench) {
		whole := b.filed()
		var want []string
		for range 12 {
			part := b.draft()
			part.Index.BelongsTo = whole.Receipt
			b.file(part)
			want = append(want, part.Receipt)
			b.filed()
		}
		slices.Sort(want)
		got, err := b.BelongingTo(b.ctx, whole.Receipt)
		b.ok(err)
		b.equal(got, want)
	}},
	{"nothing belongs to a filing that nobody names", func(b *bench) {
		f := b.filed()
		for _, receipt := range []string{f.Receipt, "", "x"} {
			got, err := b.BelongingTo(b.ctx, receipt)
			b.ok(err)
			b.equal(len(got), 0)
		}
	}},
	{"another process finds what was kept", func(b *bench) {
		f := b.filed()
		got, err := b.open().Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"a process that is open already finds what another keeps", func(b *bench) {
		other := b.open()
		b.filed()
		page, err := other.Search(b.ctx, archive.Query{})
		b.ok(err)
		b.equal(page.Total, int64(1))
		f := b.filed()
		got, err := other.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
		page, err = other.Search(b.ctx, archive.Query{Words: []string{f.Index.Text}})
		b.ok(err)
		b.equal(page.Total, int64(1))
	}},
	{"what was kept is there after the archive was closed", func(b *bench) {
		f := b.filed()
		b.amend(f)
		b.ok(b.Close())
		b.Archive = b.open()
		got, err := b.Filing(b.ctx, f.Receipt)
		b.ok(err)
		b.sameFiling(got, f)
		b.found(archive.Query{}, f)
	}},
}
