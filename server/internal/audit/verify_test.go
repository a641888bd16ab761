package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// book is a ledger in memory.
type book struct {
	entries []archive.Entry
	read    int
	during  func(*book) // what happens between the first and the second reading
}

func (b *book) EachEntry(_ context.Context, yield func(archive.Entry) error) error {
	b.read++
	if b.read == 2 && b.during != nil {
		b.during(b)
	}
	for _, e := range b.entries {
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}

// begin begins a chain with n entries, its first one included, which notes the heads.
func (b *book) begin(name string, n int, heads ...archive.Head) {
	first := archive.Entry{At: began, Actor: "jiko", Action: archive.ChainBegun, Detail: archive.FormatHeads(heads)}
	first.Follow(name, nil)
	b.entries = append(b.entries, first)
	b.extend(name, n-1)
}

var began = time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)

// extend adds entries to the end of a chain.
func (b *book) extend(name string, n int) {
	for range n {
		i := b.last(name)
		e := archive.Entry{At: began.Add(time.Duration(i) * time.Second), Actor: "noto", Action: archive.Filed, Subject: fmt.Sprint(i)}
		e.Follow(name, &b.entries[i])
		b.entries = slices.Insert(b.entries, i+1, e)
	}
}

func (b *book) last(name string) int {
	for i := len(b.entries) - 1; ; i-- {
		if b.entries[i].Chain == name {
			return i
		}
	}
}

func (b *book) head(name string) archive.Head {
	e := b.entries[b.last(name)]
	return archive.Head{Chain: e.Chain, Number: e.Number, Hash: e.Hash}
}

// at is the place of an entry.
func (b *book) at(name string, number int64) int {
	return slices.IndexFunc(b.entries, func(e archive.Entry) bool { return e.Chain == name && e.Number == number })
}

// again makes a chain anew from an entry on, as one would who hides a change well.
func (b *book) again(name string) {
	var before *archive.Entry
	for i := range b.entries {
		if b.entries[i].Chain == name {
			b.entries[i].Follow(name, before)
			before = &b.entries[i]
		}
	}
}

// threeChains is a server "a" that went on after a command "b" noted it, and a command "c" that noted both.
func threeChains() *book {
	b := &book{}
	b.begin("a", 5)
	b.begin("b", 3, b.head("a"))
	b.extend("a", 5)
	b.begin("c", 4, b.head("a"), b.head("b"))
	return b
}

func verify(t *testing.T, b *book, kept ...archive.Head) *Report {
	t.Helper()
	report, err := Verify(t.Context(), b, kept...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func faults(t *testing.T, b *book, want ...Fault) {
	t.Helper()
	report := verify(t, b)
	if !slices.Equal(report.Faults, want) || report.Whole() != (len(want) == 0) {
		t.Errorf("got  %+v\nwant %+v", report.Faults, want)
	}
}

func TestAWholeLedgerIsWholeWithItsCountsAndHeads(t *testing.T) {
	b := threeChains()
	report := verify(t, b)
	if !report.Whole() || report.Entries != 17 || len(report.Chains) != 3 {
		t.Fatalf("%+v", report)
	}
	a := report.Chains[0]
	if a.Head != b.head("a") || a.Entries != 10 || !a.First.Equal(began) || !a.Last.After(began) {
		t.Errorf("%+v", a)
	}
	if !slices.Equal(report.Heads(), []archive.Head{b.head("a"), b.head("b"), b.head("c")}) {
		t.Errorf("%+v", report.Heads())
	}
}

func TestAnEmptyLedgerIsWhole(t *testing.T) { faults(t, &book{}) }

func TestAChangeOfAnyFieldOfAnyEntryShowsWhereItIs(t *testing.T) {
	for i := range threeChains().entries {
		for field, change := range map[string]func(*archive.Entry){
			"at":      func(e *archive.Entry) { e.At = e.At.Add(time.Millisecond) },
			"actor":   func(e *archive.Entry) { e.Actor += "x" },
			"action":  func(e *archive.Entry) { e.Action += "x" },
			"subject": func(e *archive.Entry) { e.Subject += "x" },
			"detail":  func(e *archive.Entry) { e.Detail += "\nx 1 y" },
			"prev":    func(e *archive.Entry) { e.Prev += "00" },
			"hash":    func(e *archive.Entry) { e.Hash = e.Hash[1:] + e.Hash[:1] },
		} {
			b := threeChains()
			change(&b.entries[i])
			e := b.entries[i]
			here := func(f Fault) bool { return f.Kind == Altered && f.Chain == e.Chain && f.Number == e.Number }
			if report := verify(t, b); !slices.ContainsFunc(report.Faults, here) {
				t.Errorf("%s %d, %s: %+v", e.Chain, e.Number, field, report.Faults)
			}
		}
	}
}

func TestAChangedEntryAloneIsWrong(t *testing.T) {
	b := threeChains()
	b.entries[b.at("a", 7)].Subject = "another"
	faults(t, b, Fault{Kind: Altered, Chain: "a", Number: 7, Last: 7})
}

func TestAnEntryThatWasMadeAnewDoesNotLeadToTheNext(t *testing.T) {
	b := threeChains()
	e := &b.entries[b.at("a", 7)]
	e.Subject = "another"
	e.Hash = e.Sum()
	faults(t, b, Fault{Kind: Unlinked, Chain: "a", Number: 8, Last: 8})
}

func TestAChainThatWasMadeAnewIsNotTheOneThatWasNoted(t *testing.T) {
	b := threeChains()
	b.entries[b.at("a", 3)].Subject = "another"
	b.again("a")
	faults(t, b, Fault{Kind: Differs, Chain: "a", Number: 5, Last: 5, Noted: "b"},
		Fault{Kind: Differs, Chain: "a", Number: 10, Last: 10, Noted: "c"})
}

func TestRemovedEntriesShow(t *testing.T) {
	b := threeChains()
	b.entries = slices.Delete(b.entries, b.at("a", 6), b.at("a", 9))
	faults(t, b, Fault{Kind: Missing, Chain: "a", Number: 6, Last: 8})

	b = threeChains()
	b.entries = slices.Delete(b.entries, b.at("b", 1), b.at("b", 2))
	faults(t, b, Fault{Kind: Missing, Chain: "b", Number: 1, Last: 1})
}

func TestARemovedEntryShowsEvenWhenTheChainIsMadeAnew(t *testing.T) {
	b := threeChains()
	b.entries = slices.Delete(b.entries, b.at("a", 7), b.at("a", 8))
	b.again("a")
	faults(t, b, Fault{Kind: Cut, Chain: "a", Number: 10, Last: 10, Noted: "c"})
}

func TestTheCutEndOfAnOlderChainShows(t *testing.T) {
	b := threeChains()
	b.entries = slices.Delete(b.entries, b.at("b", 2), b.at("b", 3)+1)
	faults(t, b, Fault{Kind: Cut, Chain: "b", Number: 3, Last: 3, Noted: "c"})
}

func TestARemovedChainShows(t *testing.T) {
	b := threeChains()
	b.entries = slices.DeleteFunc(b.entries, func(e archive.Entry) bool { return e.Chain == "a" })
	faults(t, b, Fault{Kind: ChainMissing, Chain: "a", Number: 5, Last: 5, Noted: "b"},
		Fault{Kind: ChainMissing, Chain: "a", Number: 10, Last: 10, Noted: "c"})
}

func TestTheNewestEndShowsOnlyAgainstHeadsThatWereKeptElsewhere(t *testing.T) {
	b := threeChains()
	kept := verify(t, b).Heads()
	b.extend("c", 2)
	if report := verify(t, b, kept...); !report.Whole() {
		t.Errorf("grown: %+v", report.Faults)
	}
	b.entries = b.entries[:b.at("c", 4)]
	faults(t, b)
	report := verify(t, b, kept...)
	if !slices.Equal(report.Faults, []Fault{{Kind: Cut, Chain: "c", Number: 4, Last: 4}}) {
		t.Errorf("cut: %+v", report.Faults)
	}
	b.extend("c", 5)
	b.entries[b.at("c", 4)].Subject = "another"
	b.again("c")
	report = verify(t, b, kept...)
	if !slices.Equal(report.Faults, []Fault{{Kind: Differs, Chain: "c", Number: 4, Last: 4}}) {
		t.Errorf("made anew: %+v", report.Faults)
	}
}

func TestAnEntryTwiceOrOutOfOrderShows(t *testing.T) {
	b := threeChains()
	b.entries = slices.Insert(b.entries, b.at("a", 4), b.entries[b.at("a", 3)])
	faults(t, b, Fault{Kind: Doubled, Chain: "a", Number: 3, Last: 3})

	b = threeChains()
	i := b.at("a", 4)
	b.entries[i], b.entries[i+1] = b.entries[i+1], b.entries[i]
	faults(t, b, Fault{Kind: Missing, Chain: "a", Number: 4, Last: 4}, Fault{Kind: Doubled, Chain: "a", Number: 4, Last: 4})

	b = threeChains()
	b.entries = append(b.entries, b.entries[b.at("b", 1)])
	faults(t, b, Fault{Kind: Doubled, Chain: "b", Number: 1, Last: 1})

	b = threeChains()
	b.entries[0].Number = -1
	b.entries[0].Hash = b.entries[0].Sum()
	if verify(t, b).Whole() {
		t.Error("a negative number passes")
	}
}

func TestAChainWithoutItsBeginningShows(t *testing.T) {
	for name, change := range map[string]func(*archive.Entry){
		"another action":   func(e *archive.Entry) { e.Action = archive.Filed },
		"unreadable heads": func(e *archive.Entry) { e.Detail = "all was well" },
	} {
		b := &book{}
		b.begin("a", 3)
		change(&b.entries[0])
		b.again("a")
		report := verify(t, b)
		if !slices.Equal(report.Faults, []Fault{{Kind: NoBeginning, Chain: "a", Number: 1, Last: 1}}) {
			t.Errorf("%s: %+v", name, report.Faults)
		}
	}
}

func TestWhatServersAddMeanwhileIsNoFault(t *testing.T) {
	b := &book{}
	b.begin("a", 5)
	later := threeChains()
	b.begin("c", 4, later.head("a"), later.head("b")) // notes what came after "a" was read
	b.during = func(b *book) { b.entries = later.entries }
	faults(t, b)
}

func TestChainsThatAreReadMixedAreStillWhole(t *testing.T) {
	b := threeChains()
	slices.SortStableFunc(b.entries, func(x, y archive.Entry) int { return int(x.Number - y.Number) })
	faults(t, b)
}

func TestAThousandFaultsAreListedAndAllAreCounted(t *testing.T) {
	b := &book{}
	b.begin("a", 1200)
	for i := range b.entries {
		b.entries[i].Actor = "another"
	}
	report := verify(t, b)
	if len(report.Faults) != MaxFaults || report.More != 200 {
		t.Errorf("%d and %d", len(report.Faults), report.More)
	}
}

func TestALedgerThatCannotBeReadIsNoReport(t *testing.T) {
	unreadable := errors.New("unreadable")
	for _, reading := range []int{1, 2} {
		report, err := Verify(t.Context(), failing{threeChains(), reading, unreadable})
		if report != nil || !errors.Is(err, unreadable) {
			t.Errorf("reading %d: %v, %v", reading, report, err)
		}
	}
}

type failing struct {
	*book
	reading int
	err     error
}

func (f failing) EachEntry(ctx context.Context, yield func(archive.Entry) error) error {
	if f.read+1 == f.reading {
		return f.err
	}
	return f.book.EachEntry(ctx, yield)
}

func TestEveryKindIsListedOnce(t *testing.T) {
	kinds := Kinds()
	slices.Sort(kinds)
	if len(kinds) != 8 || len(slices.Compact(kinds)) != 8 {
		t.Error(kinds)
	}
}

func BenchmarkVerify(b *testing.B) {
	ledger := &book{}
	first := archive.Entry{At: began, Action: archive.ChainBegun}
	first.Follow("a", nil)
	ledger.entries = append(ledger.entries, first)
	for i := range 100_000 {
		e := archive.Entry{At: began, Actor: "noto", Action: archive.Filed, Subject: "2026-000123-4"}
		e.Follow("a", &ledger.entries[i])
		ledger.entries = append(ledger.entries, e)
	}
	for b.Loop() {
		if report, err := Verify(b.Context(), ledger); err != nil || !report.Whole() {
			b.Fatal(report, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_001, "ns/entry")
}
