package archivetest

import (
	"encoding/json"
	"errors"
	"reflect"

	"jiko/server/internal/archive"
)

// ok stops the test at an error.
func (b *bench) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatalf("unexpected error: %v", err)
	}
}

// is stops the test unless err is, or wraps, the wanted one.
func (b *bench) is(err, want error) {
	b.Helper()
	if !errors.Is(err, want) {
		b.Fatalf("error is %v, want %v", err, want)
	}
}

// equal stops the test unless both are deeply equal: nil and empty lists differ.
func (b *bench) equal(got, want any) {
	b.Helper()
	if !reflect.DeepEqual(got, want) {
		b.Fatalf("got\n%.3000s\nwant\n%.3000s", show(got), show(want))
	}
}

func show(v any) string {
	body, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(body)
}

// kept is f as an archive gives it back: UTC, whole milliseconds, empty lists nil.
func kept(f *archive.Filing) *archive.Filing {
	c := *f
	c.Revisions = nil
	for _, r := range f.Revisions {
		c.Revisions = append(c.Revisions, keptRevision(r))
	}
	c.Index = keptIndex(f.Index)
	return &c
}

func keptRevision(r archive.Revision) archive.Revision {
	r.At = r.At.UTC().Truncate(1e6)
	if len(r.Verdict) == 0 {
		r.Verdict = nil
	}
	return r
}

func keptIndex(x archive.Index) archive.Index {
	for _, list := range []*[]string{&x.Forms, &x.Kinds, &x.Regions, &x.Attachments} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	return x
}

// onPage is f as a page shows it: with its newest revision only.
func onPage(f *archive.Filing) *archive.Filing {
	c := kept(f)
	c.Revisions = c.Revisions[len(c.Revisions)-1:]
	return c
}

// sameFiling stops the test unless the archive gave back what was filed.
func (b *bench) sameFiling(got, filed *archive.Filing) {
	b.Helper()
	b.equal(got, kept(filed))
}

// entries are all entries of the ledger, chain by chain.
func (b *bench) entries(a archive.Ledger) []archive.Entry {
	b.Helper()
	var all []archive.Entry
	b.ok(a.EachEntry(b.ctx, func(e archive.Entry) error {
		all = append(all, e)
		return nil
	}))
	return all
}

// noted counts the entries of an action on a subject.
func (b *bench) noted(action archive.Action, subject string) int {
	b.Helper()
	n := 0
	for _, e := range b.entries(b.Archive) {
		if e.Action == action && e.Subject == subject {
			n++
		}
	}
	return n
}
