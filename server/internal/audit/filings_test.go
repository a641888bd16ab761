//go:build unix

package audit

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/enginetest"
	"jiko/server/internal/backup"
)

// office is an archive with filings, as the reception keeps them.
type office struct {
	*testing.T
	archive.Archive
}

// inOffices runs a test on each engine.
func inOffices(t *testing.T, test func(o *office)) {
	enginetest.Each(t, func(t *testing.T, e enginetest.Engine) { test(&office{t, e.Fresh(t, time.Now)}) })
}

func (o *office) ok(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

// file keeps a filing of so many revisions, with the entries that detail makes.
func (o *office) file(n int, detail func(reference string, s archive.Seal) string) *archive.Filing {
	o.Helper()
	f := archivetest.First(archivetest.Generate(uint64(len(o.filings())+1), 1))
	r := f.Newest()
	o.ok(o.Create(o.Context(), f, archive.Entry{At: r.At, Actor: r.By, Action: archive.Filed, Detail: detail(f.CarrierRef, f.Seal(r))}))
	for len(f.Revisions) < n {
		r, x := archivetest.Refiled(f)
		o.ok(o.Amend(o.Context(), f.Receipt, r, x, archive.Entry{
			At: r.At, Actor: r.By, Action: archive.Amended, Subject: f.Receipt, Detail: detail(f.CarrierRef, f.Seal(&r)),
		}))
		f.Revisions = append(f.Revisions, r)
	}
	return o.filing(f.Receipt)
}

// unsealed is the detail of entries of before.
func unsealed(reference string, _ archive.Seal) string { return reference }

func (o *office) filing(receipt string) *archive.Filing {
	o.Helper()
	f, err := o.Filing(o.Context(), receipt)
	o.ok(err)
	return f
}

func (o *office) filings() (all []*archive.Filing) {
	o.Helper()
	o.ok(o.Snapshot(o.Context(), func(item archive.Item) error {
		if item.Filing != nil {
			all = append(all, item.Filing)
		}
		return nil
	}))
	return all
}

// keep keeps a filing as it is now, behind the back of the ledger.
func (o *office) keep(f *archive.Filing) {
	o.Helper()
	o.ok(o.Load(o.Context(), archive.Item{Filing: f}))
}

func (o *office) found(want Filings) {
	o.Helper()
	got, err := VerifyFilings(o.Context(), o.Archive)
	o.ok(err)
	if got.Bound != want.Bound || got.NotBound != want.NotBound || got.More != want.More || !slices.Equal(got.Faults, want.Faults) {
		o.Errorf("got  %+v\nwant %+v", *got, want)
	}
}

func TestRevisionsThatAreWhatTheLedgerSaysAreBound(t *testing.T) {
	inOffices(t, func(o *office) {
		o.found(Filings{})
		o.file(3, archive.FormatSeal)
		o.file(1, archive.FormatSeal)
		o.found(Filings{Bound: 4})
	})
}

func TestRevisionsOfBeforeAreNotBound(t *testing.T) {
	inOffices(t, func(o *office) {
		f := o.file(2, unsealed)
		o.file(1, archive.FormatSeal)
		o.found(Filings{Bound: 1, NotBound: 2})
		r, x := archivetest.Refiled(f)
		o.ok(o.Amend(o.Context(), f.Receipt, r, x, archive.Entry{
			At: r.At, Actor: r.By, Action: archive.Amended, Subject: f.Receipt, Detail: archive.FormatSeal(f.CarrierRef, f.Seal(&r)),
		}))
		o.found(Filings{Bound: 2, NotBound: 2})
	})
}

func TestAChangeOfAnythingInARevisionShowsWhichItIs(t *testing.T) {
	for name, change := range map[string]func(f *archive.Filing, r *archive.Revision){
		"a byte of the content": func(_ *archive.Filing, r *archive.Revision) { r.Content = flipped(r.Content) },
		"a byte of the verdict": func(_ *archive.Filing, r *archive.Revision) { r.Verdict = flipped(r.Verdict) },
		"content and digest": func(f *archive.Filing, r *archive.Revision) {
			r.Content = flipped(r.Content)
			r.Digest = f.Seal(r).Content
		},
		"the digest alone":      func(f *archive.Filing, r *archive.Revision) { r.Digest = f.Seal(r).Verdict },
		"the time":              func(_ *archive.Filing, r *archive.Revision) { r.At = r.At.Add(-time.Millisecond) },
		"the login":             func(_ *archive.Filing, r *archive.Revision) { r.By += "x" },
		"the carrier":           func(f *archive.Filing, _ *archive.Revision) { f.Carrier += "x" },
		"the carrier's own ref": func(f *archive.Filing, _ *archive.Revision) { f.CarrierRef += "x" },
	} {
		t.Run(name, func(t *testing.T) {
			inOffices(t, func(o *office) {
				o.file(2, archive.FormatSeal)
				f := o.file(3, archive.FormatSeal)
				change(f, &f.Revisions[1])
				o.keep(f)
				want := Filings{Bound: 4, Faults: []RevisionFault{{Changed, f.Receipt, 2}}}
				if strings.HasPrefix(name, "the carrier") { // which all revisions share
					want = Filings{Bound: 2, Faults: []RevisionFault{{Changed, f.Receipt, 1}, {Changed, f.Receipt, 2}, {Changed, f.Receipt, 3}}}
				}
				o.found(want)
			})
		})
	}
}

// flipped has one letter of a JSON text changed, so that it is one still.
func flipped(body []byte) []byte {
	body = bytes.Clone(body)
	for i, b := range body {
		if 'a' <= b && b < 'z' {
			body[i]++
			return body
		}
	}
	panic("there is no letter")
}

func TestARevisionThatNobodyFiledShows(t *testing.T) {
	inOffices(t, func(o *office) {
		for _, detail := range []func(string, archive.Seal) string{archive.FormatSeal, unsealed} {
			f := o.file(1, detail)
			r, _ := archivetest.Refiled(f)
			f.Revisions = append(f.Revisions, r)
			o.keep(f)
		}
		all := o.filings()
		slices.SortFunc(all, func(a, b *archive.Filing) int { return bytes.Compare([]byte(a.Receipt), []byte(b.Receipt)) })
		o.found(Filings{Bound: 1, NotBound: 1, Faults: []RevisionFault{{Unnoted, all[0].Receipt, 2}, {Unnoted, all[1].Receipt, 2}}})
	})
}

func TestARevisionThatIsGoneShows(t *testing.T) {
	inOffices(t, func(o *office) {
		f := o.file(3, archive.FormatSeal)
		f.Revisions = f.Revisions[:2]
		o.keep(f)
		o.found(Filings{Bound: 2, Faults: []RevisionFault{{Gone, f.Receipt, 3}}})
	})
}

// Another process may have to note what a killed one did not; that both did harms nothing.
func TestARevisionThatWasNotedTwiceIsBound(t *testing.T) {
	inOffices(t, func(o *office) {
		f := o.file(1, archive.FormatSeal)
		r := f.Newest()
		o.ok(o.Append(o.Context(), archive.Entry{
			At: r.At, Actor: r.By, Action: archive.Filed, Subject: f.Receipt, Detail: archive.FormatSeal(f.CarrierRef, f.Seal(r)),
		}))
		o.found(Filings{Bound: 1})
	})
}

func TestABackupKeepsWhatIsBound(t *testing.T) {
	inOffices(t, func(o *office) {
		o.file(2, archive.FormatSeal)
		o.file(1, unsealed)
		var file bytes.Buffer
		_, err := backup.Write(o.Context(), o.Archive, &file, "v1", time.Now(), nil)
		o.ok(err)
		inOffices(o.T, func(other *office) {
			_, err := backup.Restore(other.Context(), other.Archive, bytes.NewReader(file.Bytes()), archive.Entry{At: time.Now(), Action: archive.ArchiveRestored}, backup.Options{})
			other.ok(err)
			other.found(Filings{Bound: 2, NotBound: 1})
		})
	})
}

func TestOneThousandFaultsOfRevisionsAreListedAndAllAreCounted(t *testing.T) {
	var many items
	for i := range 1200 {
		many = append(many, archive.Item{Filing: &archive.Filing{Receipt: fmt.Sprint(i), Revisions: []archive.Revision{{Number: 1}}}})
	}
	got, err := VerifyFilings(t.Context(), many)
	if err != nil || len(got.Faults) != MaxFaults || got.More != 200 || got.Whole() {
		t.Errorf("%d and %d, %v", len(got.Faults), got.More, err)
	}
}

// items are an archive in memory.
type items []archive.Item

func (all items) Snapshot(_ context.Context, yield func(archive.Item) error) error {
	for _, item := range all {
		if err := yield(item); err != nil {
			return err
		}
	}
	return nil
}

func TestEveryKindOfRevisionFaultIsListedOnce(t *testing.T) {
	kinds := RevisionKinds()
	slices.Sort(kinds)
	if len(kinds) != 3 || len(slices.Compact(kinds)) != 3 {
		t.Error(kinds)
	}
}
