package archivetest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"jiko/server/internal/archive"
)

var ledgerTests = []test{
	{"an entry comes back as it was written, in its chain", func(b *bench) {
		e := b.entry(archive.Searched, "「停電」 \\ \"x\"")
		b.ok(b.Append(b.ctx, e))
		got := b.lastEntry()
		e.Chain, e.Number, e.Prev, e.Hash = got.Chain, got.Number, got.Prev, got.Hash
		b.equal(got, e)
	}},
	{"what is not UTF-8 is kept as what a backup can carry", func(b *bench) {
		e := b.entry(archive.Searched, "x")
		e.Detail = "q=\xff\xe3\x81 停電"
		b.ok(b.Append(b.ctx, e))
		got := b.lastEntry()
		b.equal(got.Detail, "q=\uFFFD 停電")
		body, err := json.Marshal(got)
		b.ok(err)
		var restored archive.Entry
		b.ok(json.Unmarshal(body, &restored))
		b.equal(restored.Sum(), got.Hash)
	}},
	{"what the caller says of chain, number and hashes does not matter", func(b *bench) {
		e := b.entry(archive.Read, "x")
		e.Chain, e.Number, e.Prev, e.Hash = "mine", 99, "p", "h"
		b.ok(b.Append(b.ctx, e))
		b.chainsHold(b.entries(b.Archive))
		if got := b.lastEntry(); got.Chain == "mine" || got.Hash == "h" {
			b.Fatalf("taken from the caller: %s", show(got))
		}
	}},
	{"the time of an entry is in UTC and in whole milliseconds", func(b *bench) {
		e := b.entry(archive.Read, "x")
		e.At = time.Date(2026, 4, 1, 0, 0, 0, 999_999_999, time.FixedZone("JST", 9*3600))
		b.ok(b.Append(b.ctx, e))
		b.equal(b.lastEntry().At, time.Date(2026, 3, 31, 15, 0, 0, 999_000_000, time.UTC))
	}},
	{"chains hold under many writers at once, and no entry is lost", func(b *bench) {
		processes := []archive.Archive{b.Archive, b.open(), b.open()}
		together(24, func(i int) {
			for n := range 10 {
				if err := processes[i%3].Append(b.ctx, b.entry(archive.Read, fmt.Sprint(i, "/", n))); err != nil {
					b.Error(err)
				}
			}
		})
		entries := b.entries(b.Archive)
		b.chainsHold(entries)
		b.equal(countActions(entries, archive.Read), 240)
		b.equal(len(heads(entries)), 3)
	}},
	{"a chain begins with the heads of the chains before it", func(b *bench) {
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "first")))
		first := b.lastEntry()
		second := b.open()
		b.ok(second.Append(b.ctx, b.entry(archive.Read, "second")))
		entries := b.entries(b.Archive)
		b.chainsHold(entries)
		begun := slices.IndexFunc(entries, func(e archive.Entry) bool { return e.Chain != first.Chain })
		if begun < 0 || entries[begun].Action != archive.ChainBegun {
			b.Fatalf("no chain of its own was begun: %s", show(entries))
		}
		got, ok := archive.ParseHeads(entries[begun].Detail)
		if !ok {
			b.Fatalf("detail %q", entries[begun].Detail)
		}
		b.equal(got, []archive.Head{{Chain: first.Chain, Number: first.Number, Hash: first.Hash}})
	}},
	{"every chain but the open ones is vouched for by one that came later", func(b *bench) {
		for i := range 5 {
			a := b.open()
			b.ok(a.Append(b.ctx, b.entry(archive.Read, fmt.Sprint(i))))
			b.ok(a.Close())
		}
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "last")))
		entries := b.entries(b.Archive)
		own := b.lastEntry().Chain
		vouched := vouchedFor(b, entries)
		for chain, head := range heads(entries) {
			if chain != own && vouched[chain] != head {
				b.Fatalf("chain %s ends in %v, of which nobody knows", chain, head)
			}
		}
	}},
	{"opening an archive alone leaves the ledger's chains as they are", func(b *bench) {
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "x")))
		_, err := b.open().Search(b.ctx, archive.Query{})
		b.ok(err)
		b.chainsHold(b.entries(b.open()))
	}},
	{"entries are listed newest first, by everything that can be asked", func(b *bench) { b.listsEntries() }},
	{"entries are listed page by page, those of one moment too", func(b *bench) {
		at := b.clock.Now()
		for i := range 25 {
			e := b.entry(archive.Read, fmt.Sprint(i))
			e.At = at.Add(time.Duration(i/7) * time.Millisecond)
			b.ok(b.Append(b.ctx, e))
		}
		want, err := b.Entries(b.ctx, archive.EntryQuery{Action: archive.Read})
		b.ok(err)
		b.equal(len(want), 25)
		var got []archive.Entry
		q := archive.EntryQuery{Action: archive.Read, Limit: 4}
		for {
			page, err := b.Entries(b.ctx, q)
			b.ok(err)
			got = append(got, page...)
			if len(page) < 4 {
				break
			}
			q.Before = page[3].Place()
		}
		b.equal(got, want)
	}},
	{"a place in the list that is none is refused", func(b *bench) {
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "x")))
		for _, before := range []string{"x", "1/2", "a/b/c", "1/b/c", "//"} {
			_, err := b.Entries(b.ctx, archive.EntryQuery{Before: before})
			b.is(err, archive.ErrCursor)
		}
	}},
	{"reading every entry stops at the error of yield", func(b *bench) {
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "x")))
		b.is(b.EachEntry(b.ctx, func(archive.Entry) error { return errFed }), errFed)
		b.ok(b.Append(b.ctx, b.entry(archive.Read, "y")))
	}},
	{"a long detail is kept", func(b *bench) {
		e := b.entry(archive.Exported, "x")
		e.Detail = strings.Repeat("詳しく ", 20_000)
		b.ok(b.Append(b.ctx, e))
		b.equal(b.lastEntry().Detail, e.Detail)
	}},
}

// lastEntry is the newest entry that somebody wrote; the beginning of a chain is the engine's own.
func (b *bench) lastEntry() (last archive.Entry) {
	b.Helper()
	for _, e := range b.entries(b.Archive) {
		if e.Action != archive.ChainBegun && !e.At.Before(last.At) {
			last = e
		}
	}
	if last.Chain == "" {
		b.Fatal("no entry")
	}
	return last
}

// chainsHold checks that entries come chain by chain, each after the one that it names, each with its right hash.
func (b *bench) chainsHold(entries []archive.Entry) {
	b.Helper()
	ended := make(map[string]bool)
	var prev archive.Entry
	for _, e := range entries {
		if e.Chain != prev.Chain {
			if e.Chain == "" || ended[e.Chain] {
				b.Fatalf("chain %q comes twice", e.Chain)
			}
			ended[e.Chain] = true
			prev = archive.Entry{}
			if e.Action != archive.ChainBegun {
				b.Fatalf("chain %s begins with %s", e.Chain, e.Action)
			}
		}
		if e.Number != prev.Number+1 || e.Prev != prev.Hash || e.Hash != e.Sum() {
			b.Fatalf("%s does not follow %s", show(e), show(prev))
		}
		prev = e
	}
}

// heads are the last entries of all chains.
func heads(entries []archive.Entry) map[string]archive.Head {
	last := make(map[string]archive.Head)
	for _, e := range entries {
		last[e.Chain] = archive.Head{Chain: e.Chain, Number: e.Number, Hash: e.Hash}
	}
	return last
}

// vouchedFor are the newest heads that first entries carry.
func vouchedFor(b *bench, entries []archive.Entry) map[string]archive.Head {
	b.Helper()
	vouched := make(map[string]archive.Head)
	for _, e := range entries {
		if e.Action != archive.ChainBegun {
			continue
		}
		list, ok := archive.ParseHeads(e.Detail)
		if !ok {
			b.Fatalf("detail %q", e.Detail)
		}
		for _, h := range list {
			if h.Number > vouched[h.Chain].Number {
				vouched[h.Chain] = h
			}
		}
	}
	return vouched
}

func (b *bench) listsEntries() {
	actors, subjects := []string{"tanaka", "suzuki"}, []string{"2020-000001-x", "2020-000002-x", "'"}
	actions := []archive.Action{archive.Read, archive.Exported}
	for i := range 60 {
		e := b.entry(actions[i%2], subjects[i%3])
		e.Actor = actors[i/2%2]
		b.ok(b.Append(b.ctx, e))
	}
	all := b.entries(b.Archive)
	from, to := all[20].At, all[40].At
	for _, q := range []archive.EntryQuery{
		{}, {Actor: "tanaka"}, {Subject: subjects[0]}, {Subject: "'"}, {Action: archive.Read}, {From: from}, {To: to}, {From: from, To: to},
		{Actor: "suzuki", Subject: subjects[1], Action: archive.Exported, From: from}, {Actor: "nobody"}, {Limit: 5},
		{Actor: "tanaka", Limit: 3}, {Subject: subjects[1], Limit: 2, To: to},
	} {
		got, err := b.Entries(b.ctx, q)
		b.ok(err)
		want := entriesThatMatch(all, q)
		if len(got) != 0 || len(want) != 0 {
			b.equal(got, want)
		}
	}
}

func entriesThatMatch(all []archive.Entry, q archive.EntryQuery) (found []archive.Entry) {
	for _, e := range all {
		if (q.Actor == "" || e.Actor == q.Actor) && (q.Subject == "" || e.Subject == q.Subject) && (q.Action == "" || e.Action == q.Action) &&
			(q.From.IsZero() || !e.At.Before(q.From)) && (q.To.IsZero() || e.At.Before(q.To)) {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, c archive.Entry) int {
		return cmp.Or(c.At.Compare(a.At), compareText(c.Chain, a.Chain), cmp.Compare(c.Number, a.Number))
	})
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
	}
	return found
}

func compareText(a, b string) int { return cmp.Compare(a, b) }
