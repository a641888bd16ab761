//go:build unix

package mongo

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

// dead is a process that died between a change and its line in the ledger.
func dead(t *testing.T, uri string, at time.Time) *archive.Filing {
	t.Helper()
	a := openAt(t, uri, patient)
	file(t, a, "noted") // its chain has begun
	f := draft("not noted")
	f.Receipt = archive.Receipt(2020, 50)
	d := newFilingDocument(f)
	entry := filedNow(f)
	entry.At = at
	d.Revisions[0].Note = a.note(&entry)
	_, err := a.filings.InsertOne(t.Context(), d)
	ok(t, err)
	r := newRecordDocument(&archive.Record{Bucket: archive.Tokens, Key: "not noted", Version: 1})
	n := note{Chain: a.chain, At: milliseconds(at), Actor: "tester", Action: archive.TokenIssued, Subject: "token"}
	r.Note = &n
	_, err = a.records.InsertOne(t.Context(), r)
	ok(t, err)
	return f
}

// lines counts the lines of a subject.
func lines(t *testing.T, a *Archive, subject string) int {
	t.Helper()
	list, err := a.Entries(t.Context(), archive.EntryQuery{Subject: subject})
	ok(t, err)
	return len(list)
}

func TestLinesOfADeadProcessAreMadeGoodOnce(t *testing.T) {
	a, uri := openNew(t)
	start := draft("").Newest().At
	f := dead(t, uri, start.Add(time.Second))
	now := start.Add(time.Hour)
	a.Now = func() time.Time { return now }
	for range 2 {
		ok(t, a.repair(t.Context()))
		if n, m := lines(t, a, f.Receipt), lines(t, a, "token"); n != 1 || m != 1 {
			t.Fatalf("%d lines of the filing, %d of the record", n, m)
		}
		now = now.Add(nextRound)
	}
	noted, err := a.Entries(t.Context(), archive.EntryQuery{Subject: f.Receipt})
	ok(t, err)
	if noted[0].Actor != "tester" || noted[0].Action != archive.Filed || noted[0].Detail != "not noted" || noted[0].Chain != a.chain {
		t.Fatalf("noted %+v", noted[0])
	}
}

func TestAChangeOfJustNowIsLeftToItsProcess(t *testing.T) {
	a, uri := openNew(t)
	start := draft("").Newest().At
	f := dead(t, uri, start.Add(time.Second))
	a.Now = func() time.Time { return start.Add(2 * time.Second) }
	ok(t, a.repair(t.Context()))
	if n := lines(t, a, f.Receipt); n != 0 {
		t.Fatalf("%d lines", n)
	}
}

// A snapshot says nothing of a change that its ledger does not speak of.
func TestASnapshotLeavesOutWhatIsNotNoted(t *testing.T) {
	a, uri := openNew(t)
	start := draft("").Newest().At
	f := dead(t, uri, start.Add(time.Second))
	file(t, a, "amended")
	amended, err := a.ByReference(t.Context(), "甲", "amended")
	ok(t, err)
	r, x := archivetest.Refiled(amended)
	d, entry := newRevisionDocument(&r), filedNow(amended)
	d.Note = a.note(&entry)
	d.Note.Action = archive.Amended
	ok(t, a.amendOnce(t.Context(), amended.Receipt, &d, newIndexDocument(x)))
	if all := snapshotFilings(t, a); len(all) != 2 || all[f.Receipt] != nil || !reflect.DeepEqual(all[amended.Receipt], amended) {
		t.Fatalf("before: %d filings, among them %+v", len(all), all[amended.Receipt])
	}
	ok(t, a.ledger.note(t.Context(), d.Note.entry(amended.Receipt)))
	a.Now = func() time.Time { return start.Add(time.Hour) }
	ok(t, a.repair(t.Context()))
	if all := snapshotFilings(t, a); len(all) != 3 || all[f.Receipt] == nil || len(all[amended.Receipt].Revisions) != 2 {
		t.Fatalf("when all is noted: %d filings, among them %+v", len(all), all[amended.Receipt])
	}
}

// snapshotFilings are the filings of a snapshot, by receipt.
func snapshotFilings(t *testing.T, a *Archive) map[string]*archive.Filing {
	t.Helper()
	all := make(map[string]*archive.Filing)
	ok(t, a.Snapshot(t.Context(), func(item archive.Item) error {
		if item.Filing != nil {
			all[item.Filing.Receipt] = item.Filing
		}
		return nil
	}))
	return all
}

func TestOnlyOneServerRepairsAtATime(t *testing.T) {
	a, uri := openNew(t)
	b := openAt(t, uri, patient)
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	a.Now, b.Now = func() time.Time { return now }, func() time.Time { return now }
	mine, err := a.takeTurn(t.Context())
	ok(t, err)
	others, err := b.takeTurn(t.Context())
	ok(t, err)
	if !mine || others {
		t.Fatalf("first %v, second %v", mine, others)
	}
	now = now.Add(nextRound)
	if others, err = b.takeTurn(t.Context()); err != nil || !others {
		t.Fatalf("later %v, %v", others, err)
	}
}

// Whoever is told of a filing that is there already is told of one that the ledger knows.
func TestAFilingThatIsThereAlreadyIsNoted(t *testing.T) {
	a, uri := openNew(t)
	f := dead(t, uri, draft("").Newest().At.Add(time.Second))
	if err := a.Create(t.Context(), draft("not noted"), filedNow(f)); !errors.Is(err, archive.ErrExists) {
		t.Fatal(err)
	}
	if n := lines(t, a, f.Receipt); n != 1 {
		t.Fatalf("%d lines", n)
	}
	r, x := archivetest.Refiled(f)
	r.Number = 5
	if err := a.Amend(t.Context(), f.Receipt, r, x, filedNow(f)); !errors.Is(err, archive.ErrConflict) {
		t.Fatal(err)
	}
	if n := lines(t, a, f.Receipt); n != 1 {
		t.Fatalf("%d lines after an amendment that was refused", n)
	}
}

func TestAChainThatEndedWellIsCarriedOnce(t *testing.T) {
	a, uri := openNew(t)
	for range 3 {
		b := openAt(t, uri, patient)
		ok(t, b.Append(t.Context(), archive.Entry{At: time.Now(), Actor: "x", Action: archive.Read}))
		ok(t, b.Close())
	}
	left, err := a.listChains(t.Context(), notVouched(""))
	ok(t, err)
	if len(left) != 1 {
		t.Fatalf("%d chains that nobody carries, want the last only: %+v", len(left), left)
	}
	ok(t, a.Append(t.Context(), archive.Entry{At: time.Now(), Actor: "x", Action: archive.Read}))
	first, err := a.firstEntry(t.Context(), a.chain)
	ok(t, err)
	if heads, _ := archive.ParseHeads(first.Detail); len(heads) != 1 || heads[0].Chain != left[0].Chain {
		t.Fatalf("carried: %q", first.Detail)
	}
}

// An archive that was opened but never changed leaves nothing behind.
func TestAProcessThatChangedNothingHasNoChain(t *testing.T) {
	a, _ := openNew(t)
	_, err := a.Search(t.Context(), archive.Query{})
	ok(t, err)
	n, err := a.chains.CountDocuments(t.Context(), bson.D{})
	ok(t, err)
	if n != 0 {
		t.Fatalf("%d chains", n)
	}
}
