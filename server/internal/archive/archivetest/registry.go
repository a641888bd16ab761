package archivetest

import (
	"fmt"
	"slices"
	"time"

	"jiko/server/internal/archive"
)

var registryTests = []test{
	{"a record comes back as it was kept, as version 1", func(b *bench) {
		r := archive.Record{Bucket: archive.Accounts, Key: "tanaka", Owner: "甲", Version: 7, Body: []byte("{\"a\":1}\x00\xff")}
		b.ok(b.Insert(b.ctx, r, nil))
		r.Version = 1
		b.hasRecord(r)
	}},
	{"a record without body comes back with none", func(b *bench) {
		b.ok(b.Insert(b.ctx, archive.Record{Bucket: archive.Meta, Key: "k"}, nil))
		got, err := b.Record(b.ctx, archive.Meta, "k")
		b.ok(err)
		b.equal(len(got.Body), 0)
	}},
	{"a key that is taken is refused", func(b *bench) {
		r := b.record(archive.Accounts, "tanaka", "")
		again := r
		again.Body = []byte("other")
		b.is(b.Insert(b.ctx, again, nil), archive.ErrExists)
		b.hasRecord(r)
	}},
	{"buckets do not see each other, and keys are taken as they are", func(b *bench) {
		for _, bucket := range []archive.Bucket{archive.Accounts, archive.Carriers, archive.Tokens} {
			for _, key := range append([]string{"a", "A", "ａ", "a "}, strange...) {
				b.record(bucket, key+"|", "")
			}
		}
	}},
	{"a record that is not there is told so", func(b *bench) {
		b.record(archive.Accounts, "tanaka", "")
		for _, key := range []string{"", "Tanaka", "tanak", "tanaka ", "%"} {
			_, err := b.Record(b.ctx, archive.Accounts, key)
			b.is(err, archive.ErrNotFound)
		}
		_, err := b.Record(b.ctx, archive.Sessions, "tanaka")
		b.is(err, archive.ErrNotFound)
	}},
	{"a record is replaced over its version, which counts up", func(b *bench) {
		r := b.record(archive.Accounts, "tanaka", "")
		for version := range int64(4) {
			r.Version, r.Body, r.Owner = version+1, fmt.Append(nil, version), fmt.Sprint("owner ", version)
			b.ok(b.Replace(b.ctx, r, nil))
			r.Version++
			b.hasRecord(r)
		}
	}},
	{"a replacement over another version is refused, and nothing is kept", func(b *bench) {
		r := b.record(archive.Accounts, "tanaka", "")
		b.ok(b.Replace(b.ctx, r, nil))
		r.Version = 2
		for _, version := range []int64{0, 1, 3, -1} {
			other := r
			other.Version, other.Body = version, []byte("lost")
			entry := b.entry(archive.AccountChanged, "tanaka")
			b.is(b.Replace(b.ctx, other, &entry), archive.ErrConflict)
		}
		b.hasRecord(r)
		b.equal(b.noted(archive.AccountChanged, "tanaka"), 0)
	}},
	{"a replacement of what is not there is told so", func(b *bench) {
		b.is(b.Replace(b.ctx, archive.Record{Bucket: archive.Accounts, Key: "x", Version: 1}, nil), archive.ErrNotFound)
	}},
	{"of many who replace at once exactly one wins", func(b *bench) {
		r := b.record(archive.Attempts, "x", "")
		errs := make([]error, 16)
		together(16, func(i int) {
			mine := r
			mine.Body = fmt.Append(nil, i)
			errs[i] = b.Replace(b.ctx, mine, nil)
		})
		r.Version, r.Body = 2, fmt.Append(nil, b.oneWins(errs, archive.ErrConflict))
		b.hasRecord(r)
	}},
	{"of many who insert at once exactly one wins", func(b *bench) {
		errs := make([]error, 16)
		together(16, func(i int) {
			errs[i] = b.Insert(b.ctx, archive.Record{Bucket: archive.Accounts, Key: "x", Body: fmt.Append(nil, i)}, nil)
		})
		b.hasRecord(archive.Record{Bucket: archive.Accounts, Key: "x", Version: 1, Body: fmt.Append(nil, b.oneWins(errs, archive.ErrExists))})
	}},
	{"of many who insert over an expired record at once exactly one wins", func(b *bench) {
		b.expiring("x", time.Minute)
		b.clock.pass(time.Hour)
		errs := make([]error, 16)
		together(16, func(i int) {
			errs[i] = b.Insert(b.ctx, archive.Record{Bucket: archive.Sessions, Key: "x", Body: fmt.Append(nil, i)}, nil)
		})
		b.hasRecord(archive.Record{Bucket: archive.Sessions, Key: "x", Version: 1, Body: fmt.Append(nil, b.oneWins(errs, archive.ErrExists))})
	}},
	{"a record is removed, and what is not there can be removed", func(b *bench) {
		r := b.record(archive.Sessions, "s", "tanaka")
		b.ok(b.Remove(b.ctx, r.Bucket, r.Key, nil))
		b.ok(b.Remove(b.ctx, r.Bucket, r.Key, nil))
		_, err := b.Record(b.ctx, r.Bucket, r.Key)
		b.is(err, archive.ErrNotFound)
		b.is(b.Replace(b.ctx, r, nil), archive.ErrNotFound)
		b.record(archive.Sessions, "s", "suzuki")
	}},
	{"an expired record is as good as gone", func(b *bench) {
		r := b.expiring("s", time.Minute)
		b.hasRecord(r)
		b.clock.pass(time.Minute)
		_, err := b.Record(b.ctx, r.Bucket, r.Key)
		b.is(err, archive.ErrNotFound)
		b.is(b.Replace(b.ctx, r, nil), archive.ErrNotFound)
		list, err := b.Records(b.ctx, r.Bucket, "", "", 0)
		b.ok(err)
		b.equal(len(list), 0)
		b.expiring("s", time.Minute)
	}},
	{"a record whose time was put off lives on", func(b *bench) {
		r := b.expiring("s", time.Minute)
		r.Expires = r.Expires.Add(time.Hour)
		b.ok(b.Replace(b.ctx, r, nil))
		b.clock.pass(2 * time.Minute)
		r.Version = 2
		b.hasRecord(r)
	}},
	{"expiry comes back in UTC and in whole milliseconds", func(b *bench) {
		at := time.Date(2030, 1, 2, 3, 4, 5, 678_999_999, time.FixedZone("JST", 9*3600))
		b.ok(b.Insert(b.ctx, archive.Record{Bucket: archive.Tokens, Key: "t", Expires: at}, nil))
		got, err := b.Record(b.ctx, archive.Tokens, "t")
		b.ok(err)
		b.equal(got.Expires, time.Date(2030, 1, 1, 18, 4, 5, 678_000_000, time.UTC))
	}},
	{"records are listed by key, page by page", func(b *bench) { b.listsRecords() }},
	{"records are listed by owner", func(b *bench) {
		var want []archive.Record
		for i := range 20 {
			r := b.record(archive.Tokens, fmt.Sprintf("t%02d", i), fmt.Sprint("owner-", i%3))
			b.record(archive.Sessions, r.Key, r.Owner)
			if r.Owner == "owner-1" {
				want = append(want, r)
			}
		}
		got, err := b.Records(b.ctx, archive.Tokens, "owner-1", "", 0)
		b.ok(err)
		b.equal(got, want)
		got, err = b.Records(b.ctx, archive.Tokens, "owner-1", want[1].Key, 2)
		b.ok(err)
		b.equal(got, want[2:4])
		got, err = b.Records(b.ctx, archive.Tokens, "nobody", "", 0)
		b.ok(err)
		b.equal(len(got), 0)
	}},
	{"the entry of a change goes into the ledger, that of a refused one does not", func(b *bench) {
		r := archive.Record{Bucket: archive.Accounts, Key: "tanaka", Version: 1}
		for _, change := range []func(*archive.Entry) error{
			func(e *archive.Entry) error { return b.Insert(b.ctx, r, e) },
			func(e *archive.Entry) error { return b.Replace(b.ctx, r, e) },
			func(e *archive.Entry) error { return b.Remove(b.ctx, r.Bucket, r.Key, e) },
		} {
			entry := b.entry(archive.AccountChanged, "tanaka")
			b.ok(change(&entry))
		}
		b.equal(b.noted(archive.AccountChanged, "tanaka"), 3)
		entry := b.entry(archive.AccountChanged, "tanaka")
		b.is(b.Replace(b.ctx, r, &entry), archive.ErrNotFound)
		b.equal(b.noted(archive.AccountChanged, "tanaka"), 3)
	}},
	{"a record of a megabyte is kept", func(b *bench) {
		r := archive.Record{Bucket: archive.Drafts, Key: "d", Owner: "甲", Version: 1, Body: slices.Repeat([]byte("0123456789abcdef"), 1<<16)}
		b.ok(b.Insert(b.ctx, r, nil))
		b.hasRecord(r)
	}},
}

// record keeps a record that does not expire.
func (b *bench) record(bucket archive.Bucket, key, owner string) archive.Record {
	b.Helper()
	r := archive.Record{Bucket: bucket, Key: key, Owner: owner, Version: 1, Body: []byte(key + owner)}
	b.ok(b.Insert(b.ctx, r, nil))
	b.hasRecord(r)
	return r
}

// expiring keeps a session that lives that long.
func (b *bench) expiring(key string, life time.Duration) archive.Record {
	b.Helper()
	r := archive.Record{Bucket: archive.Sessions, Key: key, Version: 1, Expires: b.clock.Now().Add(life), Body: []byte("{}")}
	b.ok(b.Insert(b.ctx, r, nil))
	return r
}

func (b *bench) hasRecord(want archive.Record) {
	b.Helper()
	got, err := b.Record(b.ctx, want.Bucket, want.Key)
	b.ok(err)
	b.equal(*got, want)
}

func (b *bench) listsRecords() {
	var want []archive.Record
	for _, key := range []string{"b", "a", "ab", "B", "あ", "ア", "𠮷", "a b", "1"} {
		want = append(want, b.record(archive.Carriers, key, ""))
		b.record(archive.Accounts, key, "")
	}
	slices.SortFunc(want, func(x, y archive.Record) int { return compareText(x.Key, y.Key) })
	var got []archive.Record
	for after := ""; ; {
		page, err := b.Records(b.ctx, archive.Carriers, "", after, 2)
		b.ok(err)
		got = append(got, page...)
		if len(page) < 2 {
			break
		}
		after = page[1].Key
	}
	b.equal(got, want)
	got, err := b.Records(b.ctx, archive.Carriers, "", "", 0)
	b.ok(err)
	b.equal(got, want)
}
