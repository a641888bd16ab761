package archivetest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"jiko/server/internal/archive"
)

var transferTests = []test{
	{"a new archive is empty, and stays so when it is only read", func(b *bench) {
		b.isEmpty(b.Archive, true)
		_, err := b.Search(b.ctx, archive.Query{})
		b.ok(err)
		b.isEmpty(b.open(), true)
	}},
	{"an archive with anything in it is not empty", func(b *bench) {
		b.filed()
		b.isEmpty(b.Archive, false)
	}},
	{"an archive with one record is not empty", func(b *bench) {
		b.record(archive.Accounts, "admin", "")
		b.isEmpty(b.Archive, false)
	}},
	{"an archive with one entry is not empty", func(b *bench) {
		b.ok(b.Append(b.ctx, b.entry(archive.SignInFailed, "x")))
		b.isEmpty(b.Archive, false)
	}},
	{"an archive with one blob is not empty", func(b *bench) {
		b.put([]byte("x"))
		b.isEmpty(b.Archive, false)
	}},
	{"a snapshot of an empty archive holds nothing", func(b *bench) {
		b.equal(len(b.snapshot(b.Archive)), 0)
	}},
	{"a snapshot holds everything but sessions and attempts", func(b *bench) {
		all := b.furnish()
		byKind := make(map[string]int)
		for _, item := range b.snapshot(b.Archive) {
			byKind[kindOf(item)]++
			if item.Filing != nil {
				i := slices.IndexFunc(all, func(f *archive.Filing) bool { return f.Receipt == item.Filing.Receipt })
				b.sameFiling(item.Filing, all[i])
			}
			if r := item.Record; r != nil && (r.Bucket == archive.Sessions || r.Bucket == archive.Attempts || r.Key == "old") {
				b.Fatalf("a record that has no place in it: %s", show(r))
			}
		}
		b.equal(byKind["filing"], len(all))
		b.equal(byKind["record"], 3)
		b.equal(byKind["entry"], len(b.entries(b.Archive)))
		years := make(map[int]bool)
		for _, f := range all {
			years[f.Index.FiscalYear] = true
		}
		b.equal(byKind["counter"], len(years))
	}},
	{"a snapshot loads into an empty archive and is the same there", func(b *bench) { b.movesTo(b.elsewhere()) }},
	{"an item with nothing in it is ErrCorrupt", func(b *bench) {
		b.is(b.Load(b.ctx, archive.Item{}), archive.ErrCorrupt)
		b.isEmpty(b.Archive, true)
	}},
	{"a snapshot can be loaded by many at once, in any order, and twice", func(b *bench) {
		all := b.furnish()
		items := b.snapshot(b.Archive)
		other := b.elsewhere()
		for range 2 {
			slices.Reverse(items)
			each(items, func(item archive.Item) {
				if err := other.Load(b.ctx, item); err != nil {
					b.Error(err)
				}
			})
		}
		b.equal(sorted(b.snapshot(other)), sorted(items))
		b.Archive = other
		b.answers(all, archive.Query{Words: []string{"分"}})
	}},
	{"receipts given after loading are not those of loaded filings", func(b *bench) {
		f := b.draft()
		f.Index.FiscalYear, f.Receipt = 2020, archive.Receipt(2020, 41)
		b.ok(b.Load(b.ctx, archive.Item{Filing: f}))
		b.ok(b.Load(b.ctx, archive.Item{Counter: &archive.Counter{FiscalYear: 2020, Last: 20}}))
		b.ok(b.Load(b.ctx, archive.Item{Counter: &archive.Counter{FiscalYear: 2021, Last: 70}}))
		for year, least := range map[int]string{2020: archive.Receipt(2020, 41), 2021: archive.Receipt(2021, 70), 2022: "2022"} {
			g := b.draft()
			g.Index.FiscalYear = year
			b.file(g)
			if g.Receipt <= least {
				b.Fatalf("%s was given again, or is older than %s", g.Receipt, least)
			}
		}
	}},
	{"the receipt decides the year of the counter, not the newest index", func(b *bench) {
		f := b.draft()
		f.Index.FiscalYear, f.Receipt = 2021, archive.Receipt(2020, 7)
		b.ok(b.Load(b.ctx, archive.Item{Filing: f}))
		g := b.draft()
		g.Index.FiscalYear = 2020
		b.file(g)
		if g.Receipt <= f.Receipt {
			b.Fatalf("%s after %s", g.Receipt, f.Receipt)
		}
	}},
	{"a loaded filing is found and can be amended", func(b *bench) {
		f := b.draft()
		f.Receipt = archive.Receipt(f.Index.FiscalYear, 12)
		b.ok(b.Load(b.ctx, archive.Item{Filing: f}))
		b.found(archive.Query{Words: []string{f.Index.Text}}, f)
		b.amend(f)
		got, err := b.ByReference(b.ctx, f.Carrier, f.CarrierRef)
		b.ok(err)
		b.sameFiling(got, f)
	}},
	{"a chain of the archive's own goes on after loading, with the loaded heads in it", func(b *bench) {
		b.furnish()
		items := b.snapshot(b.Archive)
		other := b.elsewhere()
		for _, item := range items {
			b.ok(other.Load(b.ctx, item))
		}
		b.ok(other.Append(b.ctx, b.entry(archive.ArchiveRestored, "")))
		entries := b.entries(other)
		b.chainsHold(entries)
		loaded := heads(b.entries(b.Archive))
		vouched := vouchedFor(b, entries)
		for chain, head := range loaded {
			b.equal(vouched[chain], head)
		}
	}},
	{"a snapshot taken while filings come in holds every filing whole and all that were there before", func(b *bench) { b.snapshotsWhileFiling() }},
	{"a snapshot stops at the error of yield", func(b *bench) {
		b.furnish()
		b.is(b.Snapshot(b.ctx, func(archive.Item) error { return errFed }), errFed)
		b.filed()
	}},
}

// furnish fills the archive with some of everything.
func (b *bench) furnish() []*archive.Filing {
	b.Helper()
	all := b.fill(71, 120)
	for _, f := range all[:10] {
		b.amend(f)
		b.amend(all[0])
	}
	b.record(archive.Accounts, "tanaka", "甲")
	b.record(archive.Tokens, "token", "tanaka")
	r := b.record(archive.Carriers, "甲", "")
	b.ok(b.Replace(b.ctx, r, nil))
	b.record(archive.Attempts, "attempt", "")
	b.expiring("session", time.Hour)
	b.ok(b.Insert(b.ctx, archive.Record{Bucket: archive.Tokens, Key: "old", Expires: b.clock.Now()}, nil))
	b.ok(b.open().Append(b.ctx, b.entry(archive.Read, "by another process")))
	return all
}

// elsewhere is a new archive, of the same engine.
func (b *bench) elsewhere() archive.Archive {
	return b.fresh(b.T).Open(b.T, b.clock.Now)
}

func (b *bench) movesTo(other archive.Archive) {
	b.Helper()
	all := b.furnish()
	items := b.snapshot(b.Archive)
	for _, item := range items {
		b.ok(other.Load(b.ctx, item))
	}
	b.equal(sorted(b.snapshot(other)), sorted(items))
	b.equal(b.entries(other), b.entries(b.Archive))
	b.Archive = other
	for _, q := range orders() {
		b.answers(all, q)
	}
}

func (b *bench) isEmpty(a archive.Archive, want bool) {
	b.Helper()
	got, err := a.Empty(b.ctx)
	b.ok(err)
	b.equal(got, want)
}

func (b *bench) snapshot(a archive.Archive) (items []archive.Item) {
	b.Helper()
	b.ok(a.Snapshot(b.ctx, func(item archive.Item) error {
		if kindOf(item) == "" {
			return fmt.Errorf("an item of %s", show(item))
		}
		items = append(items, item)
		return nil
	}))
	return items
}

// kindOf is the only thing that the item is.
func kindOf(item archive.Item) string {
	var kinds []string
	if item.Filing != nil {
		kinds = append(kinds, "filing")
	}
	if item.Record != nil {
		kinds = append(kinds, "record")
	}
	if item.Entry != nil {
		kinds = append(kinds, "entry")
	}
	if item.Counter != nil {
		kinds = append(kinds, "counter")
	}
	if len(kinds) != 1 {
		return ""
	}
	return kinds[0]
}

// sorted are the items in an order that does not depend on the engine.
func sorted(items []archive.Item) []archive.Item {
	key := func(item archive.Item) string {
		body, err := json.Marshal(item)
		if err != nil {
			panic(err) // what an archive gives always marshals
		}
		return string(body)
	}
	items = slices.Clone(items)
	slices.SortFunc(items, func(x, y archive.Item) int { return cmp.Compare(key(x), key(y)) })
	return items
}

func (b *bench) snapshotsWhileFiling() {
	var mu sync.Mutex
	kept := make(map[string]int) // revisions by receipt
	ctx, stop := context.WithCancel(b.ctx)
	var clients sync.WaitGroup
	for i := range 8 {
		clients.Go(func() {
			for f := range Generate(uint64(100+i), 100_000) {
				f.CarrierRef = fmt.Sprint(i, "/", f.CarrierRef)
				if b.Create(ctx, f, b.entry(archive.Filed, "")) != nil {
					return
				}
				mu.Lock()
				kept[f.Receipt] = 1
				mu.Unlock()
				r, x := Refiled(f)
				if b.Amend(ctx, f.Receipt, r, x, b.entry(archive.Amended, f.Receipt)) != nil {
					return
				}
				mu.Lock()
				kept[f.Receipt] = 2
				mu.Unlock()
			}
		})
	}
	for range 5 {
		mu.Lock()
		before := make(map[string]int, len(kept))
		for receipt, n := range kept {
			before[receipt] = n
		}
		mu.Unlock()
		b.wholeSnapshot(before)
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	clients.Wait()
}

// wholeSnapshot checks that a snapshot has what was there before, and that its filings and its ledger speak of each other.
func (b *bench) wholeSnapshot(before map[string]int) {
	b.Helper()
	var entries []archive.Entry
	seen, noted := make(map[string]int), make(map[string]int)
	for _, item := range b.snapshot(b.Archive) {
		switch {
		case item.Entry != nil:
			entries = append(entries, *item.Entry)
			if e := item.Entry; e.Action == archive.Filed || e.Action == archive.Amended {
				noted[e.Subject]++
			}
		case item.Filing != nil:
			seen[item.Filing.Receipt] = len(item.Filing.Revisions)
			for i, r := range item.Filing.Revisions {
				b.equal(r.Number, i+1)
				b.equal(r.Digest, digest(r.Content))
			}
		}
	}
	slices.SortFunc(entries, func(x, y archive.Entry) int {
		return cmp.Or(cmp.Compare(x.Chain, y.Chain), cmp.Compare(x.Number, y.Number))
	})
	b.chainsHold(entries)
	b.equal(seen, noted)
	for receipt, revisions := range before {
		if seen[receipt] < revisions {
			b.Fatalf("%s had %d revisions before the snapshot, which has %d", receipt, revisions, seen[receipt])
		}
	}
}
