package casework

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
	"jiko/server/internal/clocktest"
)

// desk is where the cases of an archive are handled.
type desk struct {
	*testing.T
	Cases
	archive archive.Archive
	clock   *clocktest.Clock
}

func newDesk(t *testing.T) *desk {
	return deskOn(t, func(now func() time.Time) (archive.Archive, error) {
		return sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Now: now})
	})
}

func deskOn(t *testing.T, open func(now func() time.Time) (archive.Archive, error)) *desk {
	d := &desk{T: t, clock: clocktest.At(time.Date(2026, 4, 1, 3, 0, 0, 0, time.UTC))}
	kept, err := open(d.clock.Now)
	d.ok(err)
	t.Cleanup(func() { d.ok(kept.Close()) })
	d.archive = kept
	d.Cases = Cases{Registry: kept, Now: func() time.Time { return d.clock.Pass(time.Second) }}
	return d
}

func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) refused(err error, want Refusal) {
	d.Helper()
	if !errors.Is(err, want) {
		d.Errorf("%v, want %v", err, want)
	}
}

// filed is a filing with that many revisions.
func filed(n, revisions int) *archive.Filing {
	f := &archive.Filing{Receipt: archive.Receipt(2026, int64(n)), Carrier: "能登通信", CarrierRef: fmt.Sprint("A-", n)}
	for i := range revisions {
		f.Revisions = append(f.Revisions, archive.Revision{Number: i + 1})
	}
	return f
}

func (d *desk) of(f *archive.Filing) *Case {
	d.Helper()
	one, err := d.Of(d.Context(), f)
	d.ok(err)
	return one
}

func (d *desk) is(f *archive.Filing, want State) {
	d.Helper()
	if got := d.of(f).State(f.Newest().Number); got != want {
		d.Errorf("the state is %s, want %s", got, want)
	}
}

func TestAFilingGoesFromReceivedToClosed(t *testing.T) { newDesk(t).fromReceivedToClosed() }

// fromReceivedToClosed goes the whole way of a filing.
func (d *desk) fromReceivedToClosed() {
	f, ctx := filed(1, 1), d.Context()
	d.is(f, Received)
	d.ok(d.Ask(ctx, f, 0, "staff", " 何回線ですか\r\n教えてください "))
	d.is(f, Questioned)
	d.refused(d.Note(ctx, f, 0, "staff", "x"), Meanwhile)
	d.refused(d.Settle(ctx, f, 1, 1, "staff", Closed), StillOpen)
	d.ok(d.Answer(ctx, f, "noto", 1, "3万回線です"))
	d.is(f, Answered)
	unread, err := d.Unread(ctx)
	if d.ok(err); len(unread) != 1 {
		d.Errorf("%+v", unread)
	}
	d.ok(d.Settle(ctx, f, 1, 2, "staff", Checked))
	d.is(f, Checked)
	d.ok(d.Settle(ctx, f, 1, 3, "chief", Closed))
	d.is(f, Closed)
	one := d.of(f)
	q := one.Questions[0]
	if q.Text != "何回線ですか\n教えてください" || q.By != "staff" || q.Answer == nil || q.Answer.Text != "3万回線です" || q.Answer.By != "noto" || !q.Answer.At.After(q.At) {
		d.Errorf("%+v", q)
	}
	if len(one.Moves) != 2 || one.Moves[1].By != "chief" || one.Moves[1].State != Closed || one.Version != 4 {
		d.Errorf("%+v", one)
	}
}

func TestAnAmendmentTakesTheStateBack(t *testing.T) {
	d, ctx := newDesk(t), t.Context()
	for n, s := range []State{Checked, Closed} {
		f := filed(n+1, 1)
		d.ok(d.Settle(ctx, f, 1, 0, "staff", s))
		d.is(f, s)
		d.is(filed(n+1, 2), Amended)
		d.ok(d.Settle(ctx, filed(n+1, 2), 2, 1, "staff", s))
		d.is(filed(n+1, 2), s)
	}
	f := filed(3, 1)
	d.ok(d.Settle(ctx, f, 1, 0, "staff", Received))
	d.is(filed(3, 2), Received)
	d.refused(d.Settle(ctx, filed(3, 2), 1, 1, "staff", Checked), Meanwhile)
	d.refused(d.Settle(ctx, f, 1, 1, "staff", Amended), NoSuch)
	d.refused(d.Settle(ctx, f, 1, 1, "staff", Questioned), NoSuch)
}

func TestOnlyAnOpenQuestionIsAnsweredOrWithdrawn(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	d.refused(d.Answer(ctx, f, "noto", 1, "x"), NotOpen)
	d.ok(d.Ask(ctx, f, 0, "staff", "一"))
	d.ok(d.Ask(ctx, f, 1, "staff", "二"))
	for _, number := range []int{-1, 0, 3} {
		d.refused(d.Answer(ctx, f, "noto", number, "x"), NotOpen)
		d.refused(d.Withdraw(ctx, f, 2, "staff", number), NotOpen)
	}
	d.ok(d.Answer(ctx, f, "noto", 2, "二の答え"))
	d.is(f, Questioned)
	d.ok(d.Withdraw(ctx, f, 3, "staff", 1))
	d.is(f, Received)
	d.refused(d.Answer(ctx, f, "noto", 1, "遅い"), NotOpen)
	d.refused(d.Answer(ctx, f, "noto", 2, "もう一度"), NotOpen)
	d.refused(d.Withdraw(ctx, f, 4, "staff", 2), NotOpen)
}

func TestTheSecondOfTwoIsToldAndLosesNothing(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	var told, kept int
	var count sync.Mutex
	var both sync.WaitGroup
	for _, by := range []string{"one", "other"} {
		both.Go(func() {
			err := (&Cases{d.archive, time.Now}).Note(ctx, f, 0, by, by)
			count.Lock()
			defer count.Unlock()
			if errors.Is(err, Meanwhile) {
				told++
			} else if err == nil {
				kept++
			}
		})
	}
	both.Wait()
	if told != 1 || kept != 1 || len(d.of(f).Notes) != 1 {
		t.Errorf("told %d, kept %d: %+v", told, kept, d.of(f).Notes)
	}
	d.refused(d.Settle(ctx, f, 1, 0, "staff", Checked), Meanwhile)
	d.refused(d.Ask(ctx, f, 2, "staff", "x"), Meanwhile)
	d.ok(d.Note(ctx, f, 1, "other", "again"))
}

// meddling is a registry in which somebody else changes the case just before it is kept, so many times.
type meddling struct {
	archive.Registry
	times int
}

func (m *meddling) Replace(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	if m.times--; m.times >= 0 {
		return fmt.Errorf("engine: %w", archive.ErrConflict)
	}
	return m.Registry.Replace(ctx, r, entry)
}

func TestAnAnswerIsKeptThoughStaffWriteMeanwhile(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	d.ok(d.Ask(ctx, f, 0, "staff", "一"))
	d.ok((&Cases{&meddling{d.archive, tries - 1}, d.Now}).Answer(ctx, f, "noto", 1, "はい"))
	d.ok(d.Ask(ctx, f, 2, "staff", "二"))
	d.refused((&Cases{&meddling{d.archive, tries}, d.Now}).Answer(ctx, f, "noto", 2, "はい"), Meanwhile)
}

func TestWhatWaitsIsFoundByWhoseTurnItIs(t *testing.T) {
	d, ctx := newDesk(t), t.Context()
	for n := 1; n <= 3; n++ {
		d.ok(d.Ask(ctx, filed(4-n, 1), 0, "staff", "?"))
	}
	d.ok(d.Note(ctx, filed(9, 1), 0, "staff", "nobody's turn"))
	waits := func(want ...int) {
		t.Helper()
		all, err := d.Unanswered(ctx, "能登通信")
		d.ok(err)
		if len(all) != len(want) {
			t.Fatalf("%+v", all)
		}
		for i, n := range want {
			if all[i].Receipt != filed(n, 1).Receipt || all[i].Reference != fmt.Sprint("A-", n) || all[i].Since.IsZero() {
				t.Errorf("%d: %+v", i, all[i])
			}
		}
	}
	waits(3, 2, 1)
	for _, other := range []string{"", "別の通信", "能登"} {
		if all, err := d.Unanswered(ctx, other); err != nil || len(all) > 0 {
			t.Errorf("%q: %+v, %v", other, all, err)
		}
	}
	d.ok(d.Answer(ctx, filed(2, 1), "noto", 1, "はい"))
	d.ok(d.Answer(ctx, filed(3, 1), "noto", 1, "はい"))
	waits(1)
	unread, err := d.Unread(ctx)
	if d.ok(err); len(unread) != 2 || unread[0].Receipt != filed(2, 1).Receipt || unread[0].Carrier != "能登通信" {
		t.Errorf("%+v", unread)
	}
	d.ok(d.Settle(ctx, filed(2, 1), 1, 2, "staff", Checked))
	if unread, err = d.Unread(ctx); err != nil || len(unread) != 1 {
		t.Errorf("%+v, %v", unread, err)
	}
}

func TestTextsAreReadAndHeldToTheirLimits(t *testing.T) {
	for typed, want := range map[string]error{
		"": Empty, " \r\n\t ": Empty, "a\x00b": Unreadable, "\xff": Unreadable, "a\rb": Unreadable, "\u202ea": Unreadable, "葛\U000e0100城市 👨\u200d👩": nil, "a\tb\nc": nil,
		strings.Repeat("事", LongestText): nil, strings.Repeat("事", LongestText+1): TooLong, " " + strings.Repeat("x", LongestText) + " ": nil,
	} {
		if _, err := plain(typed); !errors.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", typed, err, want)
		}
	}
}

func TestACaseHoldsSoMuchAndNoMore(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	long := strings.Repeat("事", LongestText)
	full := &Case{Receipt: f.Receipt, Carrier: f.Carrier, Standing: Received}
	for range mostNotes {
		full.Notes = append(full.Notes, d.stamp("staff", long))
	}
	for range mostQuestions {
		answer := d.stamp("noto", long)
		full.Questions = append(full.Questions, Question{Note: d.stamp("staff", long), Answer: &answer})
	}
	for range mostMoves {
		full.Moves = append(full.Moves, Move{Checked, 1, "staff", d.clock.Now()})
	}
	if body, err := json.Marshal(full); err != nil || len(body) > 2<<20 {
		t.Errorf("%d bytes, %v", len(body), err)
	}
	d.ok(d.keep(ctx, full, nil))
	d.refused(d.Note(ctx, f, 1, "staff", "x"), TooMany)
	d.refused(d.Ask(ctx, f, 1, "staff", "x"), TooMany)
	d.refused(d.Settle(ctx, f, 1, 1, "staff", Closed), TooMany)
	d.refused(d.Note(ctx, f, 1, "staff", long+"x"), TooLong)
	full.Version, full.Notes, full.Questions, full.Moves = 1, full.Notes[1:], full.Questions[1:], full.Moves[1:]
	d.ok(d.keep(ctx, full, nil))
	d.ok(d.Note(ctx, f, 2, "staff", "x"))
	d.ok(d.Settle(ctx, f, 1, 3, "staff", Closed))
	d.ok(d.Ask(ctx, f, 4, "staff", "x"))
}

func TestEveryChangeIsInTheLedgerAndNoText(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	d.ok(d.Note(ctx, f, 0, "staff", "secret"))
	d.ok(d.Ask(ctx, f, 1, "staff", "secret"))
	d.ok(d.Answer(ctx, f, "noto", 1, "secret"))
	d.ok(d.Ask(ctx, f, 3, "staff", "secret"))
	d.ok(d.Withdraw(ctx, f, 4, "staff", 2))
	d.ok(d.Settle(ctx, f, 1, 5, "staff", Checked))
	d.refused(d.Settle(ctx, f, 1, 5, "staff", Closed), Meanwhile)
	entries, err := d.archive.Entries(ctx, archive.EntryQuery{Action: archive.CaseChanged, Subject: f.Receipt, Limit: 100})
	d.ok(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Actor+": "+e.Detail)
	}
	want := "staff: state: checked, staff: question 2 withdrawn, staff: question 2, noto: answer to question 1, staff: question 1, staff: note"
	if strings.Join(got, ", ") != want {
		t.Errorf("%q", got)
	}
}

func TestADamagedCaseIsTold(t *testing.T) {
	d, f, ctx := newDesk(t), filed(1, 1), t.Context()
	d.ok(d.archive.Insert(ctx, archive.Record{Bucket: archive.Cases, Key: f.Receipt, Owner: turnOfStaff, Body: []byte("{")}, nil))
	for name, err := range map[string]error{
		"note": d.Note(ctx, f, 1, "staff", "x"), "answer": d.Answer(ctx, f, "noto", 1, "x"),
		"list": func() error { _, err := d.Unread(ctx); return err }(),
	} {
		if !errors.Is(err, archive.ErrCorrupt) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
