//go:build unix

package reception

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/enginetest"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/clocktest"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Main(m)) }

// desk is a reception with an archive.
type desk struct {
	*testing.T
	*Reception
	clock *clocktest.Clock
}

var (
	alpha = Sender{Carrier: "アルファ電気通信株式会社", Login: "alpha"}
	beta  = Sender{Carrier: "ベータ通信株式会社", Login: "beta"}
)

func newDesk(t *testing.T, e enginetest.Engine) *desk {
	d := &desk{T: t, clock: clocktest.At(time.Date(2020, 7, 1, 3, 0, 0, 0, time.UTC))}
	d.Reception = &Reception{Archive: e.Fresh(t, d.clock.Now), Now: d.clock.Now, Program: "v1"}
	return d
}

// on runs a test on a fresh desk of each engine.
func on(t *testing.T, test func(d *desk)) {
	enginetest.Each(t, func(t *testing.T, e enginetest.Engine) { test(newDesk(t, e)) })
}

const ended = `{"occurred":"2020-06-29T12:11","services":[{"kind":"voice","impacts":[{"users":40000,"phases":[{"minutes":130}]}]}]}`
const ongoing = `{"occurred":"2020-07-01T10:30","services":[{"kind":"voice","impacts":[{"users":40000,"phases":[{"from":"2020-07-01T10:30"}]}]}]}`

// read is a report and the revision that it amends.
func (d *desk) read(reference, happened, more string) (*report.Report, int) {
	d.Helper()
	r, amends, err := intake.ReadReport([]byte(`{"carrierRef":"` + reference + `","stage":"first","incident":` + happened + more + `}`))
	if err != nil {
		d.Fatal(err)
	}
	return r, amends
}

func (d *desk) try(from Sender, reference, more string) (*Received, error) {
	d.Helper()
	r, amends := d.read(reference, ended, more)
	return d.File(d.Context(), from, r, amends)
}

// file files what must be taken.
func (d *desk) file(from Sender, reference, more string) *Received {
	d.Helper()
	received, err := d.try(from, reference, more)
	if err != nil {
		d.Fatal(err)
	}
	return received
}

func (d *desk) refused(want error, from Sender, reference, more string) {
	d.Helper()
	if _, err := d.try(from, reference, more); !errors.Is(err, want) {
		d.Errorf("%s%s: %v, want %v", reference, more, err, want)
	}
}

// kept is the filing with that receipt, which must have so many revisions.
func (d *desk) kept(receipt string, revisions int) *archive.Filing {
	d.Helper()
	f, err := d.Archive.Filing(d.Context(), receipt)
	if err != nil {
		d.Fatal(err)
	}
	if len(f.Revisions) != revisions {
		d.Errorf("%d revisions, want %d", len(f.Revisions), revisions)
	}
	return f
}

// entries are the entries of the ledger about a receipt.
func (d *desk) entries(receipt string) []archive.Entry {
	d.Helper()
	entries, err := d.Archive.Entries(d.Context(), archive.EntryQuery{Subject: receipt, Limit: 100})
	if err != nil {
		d.Fatal(err)
	}
	return entries
}

func TestAFilingKeepsWhoWhenAndWhatTheRulesSaid(t *testing.T) {
	on(t, func(d *desk) {
		got := d.file(alpha, "A-1", `,"summary":"交換機の故障","regions":["石川県","石川県"],"cause":"human/work-error"`)
		f := d.kept(got.Receipt, 1)
		r := f.Newest()
		content, digest, _ := func() ([]byte, string, error) {
			r, _ := d.read("A-1", ended, `,"summary":"交換機の故障","regions":["石川県","石川県"],"cause":"human/work-error"`)
			return r.Canonical()
		}()
		if r.Number != 1 || !r.At.Equal(d.clock.Now()) || r.By != "alpha" || r.Program != "v1" || r.Digest != digest || string(r.Content) != string(content) ||
			string(r.Verdict) != string(got.Verdict) || got.Revision != 1 || got.Again {
			d.Errorf("%+v of %+v", r, got)
		}
		x := f.Index
		if x.FiscalYear != 2020 || x.Severe != "yes" || x.Periodic != "yes" || fmt.Sprint(x.Forms, x.Kinds, x.Regions) != "[severe-report periodic-detailed] [voice] [石川県]" ||
			x.Users != 40000 || x.Minutes != 130 || x.Cause != "human/work-error" || !strings.Contains(x.Text, "交換機の故障") || x.Nature != "incident" || x.Stage != "first" {
			d.Errorf("%+v", x)
		}
		if e := d.entries(got.Receipt); len(e) != 1 || e[0].Action != archive.Filed || e[0].Actor != "alpha" || e[0].Detail != archive.FormatSeal("A-1", f.Seal(r)) {
			d.Errorf("%+v", e)
		}
	})
}

func TestTheSameReportAgainIsTheSameFiling(t *testing.T) {
	on(t, func(d *desk) {
		first := d.file(alpha, "A-1", "")
		d.clock.Pass(time.Hour)
		again := d.file(alpha, "A-1", "")
		if !again.Again || again.Receipt != first.Receipt || again.Revision != 1 || string(again.Verdict) != string(first.Verdict) {
			d.Errorf("%+v, was %+v", again, first)
		}
		if f := d.kept(first.Receipt, 1); !f.Newest().At.Equal(d.clock.Now().Add(-time.Hour)) {
			d.Errorf("filed at %s", f.Newest().At)
		}
		d.refused(ErrReferenceTaken, alpha, "A-1", `,"summary":"other"`)
		if other := d.file(beta, "A-1", `,"summary":"other"`); other.Receipt == first.Receipt || other.Again {
			d.Errorf("%+v", other)
		}
		if e := d.entries(first.Receipt); len(e) != 1 {
			d.Errorf("%d entries", len(e))
		}
	})
}

// TestWhatGoesOnIsTheSameReportLater: what goes on lasts longer each time it is sent, but nothing else was said.
func TestWhatGoesOnIsTheSameReportLater(t *testing.T) {
	on(t, func(d *desk) {
		r, _ := d.read("A-1", ongoing, "")
		first, err := d.File(d.Context(), alpha, r, 0)
		if err != nil || !strings.Contains(string(first.Verdict), `"asOf":"2020-07-01T12:00+09:00"`) {
			d.Fatalf("%v, %s", err, first.Verdict)
		}
		if f := d.kept(first.Receipt, 1); strings.Contains(string(f.Newest().Content), "asOf") {
			d.Errorf("the report says what the carrier did not: %s", f.Newest().Content)
		}
		d.clock.Pass(time.Hour)
		r, _ = d.read("A-1", ongoing, "")
		again, err := d.File(d.Context(), alpha, r, 0)
		if err != nil || !again.Again || again.Receipt != first.Receipt {
			d.Errorf("%+v, %v", again, err)
		}
	})
}

func TestWhatHasNotBegunDoesNotGoOn(t *testing.T) {
	on(t, func(d *desk) {
		r, _ := d.read("A-1", strings.ReplaceAll(ongoing, "2020-07-01T10", "2020-07-01T13"), "")
		_, err := d.File(d.Context(), alpha, r, 0)
		var refused *refusal.Refusal
		if !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0] != (refusal.Field{Path: "incident.services[0].impacts[0].phases[0].from", Code: "in-future"}) {
			d.Errorf("%v", err)
		}
	})
}

func TestAmendments(t *testing.T) {
	on(t, func(d *desk) {
		d.refused(ErrNothingToAmend, alpha, "A-1", `,"amends":1`)
		receipt := d.file(alpha, "A-1", "").Receipt
		second := d.file(alpha, "A-1", `,"amends":1,"summary":"two"`)
		if second.Receipt != receipt || second.Revision != 2 || second.Again {
			d.Errorf("%+v", second)
		}
		if again := d.file(alpha, "A-1", `,"amends":1,"summary":"two"`); again.Revision != 2 || !again.Again {
			d.Errorf("the same amendment: %+v", again)
		}
		if nothing := d.file(alpha, "A-1", `,"amends":2,"summary":"two"`); nothing.Revision != 2 || !nothing.Again {
			d.Errorf("an amendment that changes nothing: %+v", nothing)
		}
		d.refused(ErrAmendedMeanwhile, alpha, "A-1", `,"amends":1,"summary":"other"`)
		d.refused(ErrAmendedMeanwhile, alpha, "A-1", `,"amends":3,"summary":"other"`)
		d.refused(ErrAmendedMeanwhile, alpha, "A-1", `,"amends":1`) // the content of the first revision, which is not the newest
		d.refused(ErrNothingToAmend, beta, "A-1", `,"amends":1`)
		if back := d.file(alpha, "A-1", `,"amends":2`); back.Revision != 3 || back.Again {
			d.Errorf("back to what it was: %+v", back)
		}
		if first := d.file(alpha, "A-1", ""); !first.Again || first.Receipt != receipt {
			d.Errorf("the first filing again: %+v", first)
		}
		d.kept(receipt, 3)
		if e := d.entries(receipt); len(e) != 3 || e[0].Action != archive.Amended {
			d.Errorf("%+v", e)
		}
	})
}

func TestAFilingCanBeAmendedUpToALimit(t *testing.T) {
	d := newDesk(t, enginetest.Engines[0])
	receipt := d.file(alpha, "A-1", "").Receipt
	for n := 1; n < archive.MaxRevisions; n++ {
		d.file(alpha, "A-1", fmt.Sprintf(`,"amends":%d,"summary":"%d"`, n, n))
	}
	d.refused(ErrTooManyRevisions, alpha, "A-1", fmt.Sprintf(`,"amends":%d,"summary":"more"`, archive.MaxRevisions))
	d.kept(receipt, archive.MaxRevisions)
}

// TestManyAtOnceFileOneFiling: a program that sends again before it was answered must not file twice.
func TestManyAtOnceFileOneFiling(t *testing.T) {
	on(t, func(d *desk) {
		received := together(d, 32, func(int) (*Received, error) { return d.try(alpha, "A-1", "") })
		fresh := 0
		for _, r := range received {
			if r.err != nil || r.Receipt != received[0].Receipt || r.Revision != 1 {
				d.Errorf("%+v, %v", r.Received, r.err)
				continue
			}
			if !r.Again {
				fresh++
			}
		}
		if fresh != 1 {
			d.Errorf("filed %d times", fresh)
		}
		d.kept(received[0].Receipt, 1)
		if e := d.entries(received[0].Receipt); len(e) != 1 {
			d.Errorf("%d entries", len(e))
		}
	})
}

func TestOfTwoWhoFileOrAmendAtOnceOneIsTold(t *testing.T) {
	on(t, func(d *desk) {
		told := func(received []outcome, want error) {
			d.Helper()
			won := 0
			for _, r := range received {
				switch {
				case r.err == nil && !r.Again:
					won++
				case !errors.Is(r.err, want):
					d.Errorf("%+v, %v", r.Received, r.err)
				}
			}
			if won != 1 {
				d.Errorf("%d won", won)
			}
		}
		told(together(d, 16, func(i int) (*Received, error) { return d.try(alpha, "A-1", fmt.Sprintf(`,"summary":"%d"`, i)) }), ErrReferenceTaken)
		told(together(d, 16, func(i int) (*Received, error) {
			return d.try(alpha, "A-1", fmt.Sprintf(`,"amends":1,"summary":"%d"`, i+100))
		}), ErrAmendedMeanwhile)
		f, err := d.Archive.ByReference(d.Context(), alpha.Carrier, "A-1")
		if err != nil {
			d.Fatal(err)
		}
		d.kept(f.Receipt, 2)
	})
}

type outcome struct {
	*Received
	err error
}

// together does something n times at once.
func together(d *desk, n int, do func(i int) (*Received, error)) []outcome {
	all := make([]outcome, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() {
			r, err := do(i)
			all[i] = outcome{r, err}
		})
	}
	group.Wait()
	if d.Failed() {
		d.FailNow()
	}
	return all
}

func TestAFilingDoesNotBelongToItself(t *testing.T) {
	on(t, func(d *desk) {
		receipt := d.file(alpha, "A-1", "").Receipt
		_, err := d.try(alpha, "A-1", `,"amends":1,"wholesale":{"belongsTo":"`+receipt+`"}`)
		var refused *refusal.Refusal
		if !errors.As(err, &refused) || refused.Fields[0].Path != "wholesale.belongsTo" {
			d.Errorf("%v", err)
		}
		lower := d.file(beta, "B-1", `,"wholesale":{"belongsTo":"`+receipt+`"}`).Receipt
		if list, err := d.Archive.BelongingTo(d.Context(), receipt); err != nil || len(list) != 1 || list[0] != lower {
			d.Errorf("%q, %v", list, err)
		}
	})
}

func TestAnAttachmentIsNamedByWhoSentIt(t *testing.T) {
	on(t, func(d *desk) {
		const content = "%PDF-1.7"
		sent, err := d.Attach(d.Context(), alpha, strings.NewReader(content))
		if err != nil || sent.Type != "application/pdf" || sent.Size != int64(len(content)) || sent.Again {
			d.Fatalf("%+v, %v", sent, err)
		}
		again, err := d.Attach(d.Context(), alpha, strings.NewReader(content))
		if err != nil || !again.Again || again.SHA256 != sent.SHA256 {
			d.Errorf("%+v, %v", again, err)
		}
		naming := `,"attachments":[{"sha256":"` + strings.Repeat("0a", 32) + `","name":"x"},{"sha256":"` + sent.SHA256 + `","name":"x"}]`
		for from, want := range map[Sender]string{alpha: "[{attachments[0].sha256 not-sent}]", beta: "[{attachments[0].sha256 not-sent} {attachments[1].sha256 not-sent}]"} {
			_, err := d.try(from, "A-1", naming)
			var refused *refusal.Refusal
			if !errors.As(err, &refused) || fmt.Sprint(refused.Fields) != want {
				d.Errorf("%s: %v", from.Login, err)
			}
		}
		d.file(alpha, "A-1", `,"attachments":[{"sha256":"`+sent.SHA256+`","name":"x"}]`)
		if e := d.entries(sent.SHA256); len(e) != 1 || e[0].Action != archive.AttachmentAdded {
			d.Errorf("%+v", e)
		}
	})
}

func TestAnAttachmentStaysForAWeekForADraftOrForGood(t *testing.T) {
	const day = 24 * time.Hour
	on(t, func(d *desk) {
		attach := func(content string) string {
			d.Helper()
			sent, err := d.Attach(d.Context(), alpha, strings.NewReader(content))
			if err != nil {
				d.Fatal(err)
			}
			return sent.SHA256
		}
		lost, again, held, named := attach("%PDF-lost"), attach("%PDF-again"), attach("%PDF-held"), attach("%PDF-named")
		hold := func(days int) {
			d.Helper()
			if err := d.Hold(d.Context(), alpha.Carrier, held, d.clock.Now().Add(time.Duration(days)*day)); err != nil {
				d.Error(err)
			}
		}
		hold(90)
		d.file(alpha, "A-1", `,"attachments":[{"sha256":"`+named+`","name":"x"}]`)
		d.clock.Pass(6 * day)
		attach("%PDF-again")
		attach("%PDF-named")
		hold(7) // which takes nothing away
		stays := func(want ...string) {
			d.Helper()
			for _, sha256 := range []string{lost, again, held, named} {
				_, err := d.Sent(d.Context(), alpha.Carrier, sha256)
				if there := err == nil; there != slices.Contains(want, sha256) {
					d.Errorf("%s: %v", sha256, err)
				}
			}
		}
		stays(lost, again, held, named)
		d.clock.Pass(2 * day)
		stays(again, held, named)
		d.clock.Pass(30 * day)
		stays(held, named)
		d.clock.Pass(1000 * day)
		stays(named)
		if err := d.Hold(d.Context(), alpha.Carrier, held, time.Time{}); !errors.Is(err, archive.ErrNotFound) {
			d.Errorf("what is gone can be held: %v", err)
		}
		if err := d.Hold(d.Context(), beta.Carrier, named, time.Time{}); !errors.Is(err, archive.ErrNotFound) {
			d.Errorf("what another sent can be held: %v", err)
		}
	})
}

func TestWhatIsTooLargeIsNotKept(t *testing.T) {
	on(t, func(d *desk) {
		long := strings.Repeat("長", 10_000)
		d.refused(archive.ErrTooLarge, alpha, "A-1", `,"summary":"`+long+`","measures":"`+long+`","annex":{"other":"`+long+`","category":"`+long+`","disruption":"`+long+`"}`)
		if _, err := d.Archive.ByReference(d.Context(), alpha.Carrier, "A-1"); !errors.Is(err, archive.ErrNotFound) {
			d.Errorf("%v", err)
		}
	})
}

// TestAnErrorOfTheArchiveIsHandedOn, also one in the second look after another was faster.
func TestAnErrorOfTheArchiveIsHandedOn(t *testing.T) {
	d := newDesk(t, enginetest.Engines[0])
	whole := d.Archive
	d.file(alpha, "A-1", "")
	for _, test := range []struct {
		broken          *unwell
		reference, more string
	}{
		{&unwell{whole, archive.ErrUnavailable, nil, nil}, "A-2", ""},
		{&unwell{whole, archive.ErrExists, archive.ErrUnavailable, nil}, "A-2", ""},
		{&unwell{whole, nil, archive.ErrUnavailable, nil}, "A-1", `,"amends":1,"summary":"x"`},
		{&unwell{whole, nil, nil, archive.ErrUnavailable}, "A-1", `,"amends":1,"summary":"x"`},
	} {
		d.Archive = test.broken
		d.refused(archive.ErrUnavailable, alpha, test.reference, test.more)
	}
	d.Archive = &unwell{whole, nil, nil, archive.ErrConflict}
	d.refused(ErrAmendedMeanwhile, alpha, "A-1", `,"amends":1,"summary":"x"`)
}

// unwell is an archive in which calls fail.
type unwell struct {
	archive.Archive
	create, byReference, amend error
}

func (u *unwell) Create(context.Context, *archive.Filing, archive.Entry) error { return u.create }

func (u *unwell) ByReference(ctx context.Context, carrier, reference string) (*archive.Filing, error) {
	if u.byReference != nil {
		return nil, u.byReference
	}
	return u.Archive.ByReference(ctx, carrier, reference)
}

func (u *unwell) Amend(context.Context, string, archive.Revision, archive.Index, archive.Entry) error {
	return u.amend
}
