package demo

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
	"jiko/server/internal/audit"
	"jiko/server/internal/intake"
	"jiko/server/internal/reception"
	"jiko/server/internal/report"
)

func newFiller(t *testing.T) *Filler {
	t.Helper()
	a, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	options := account.Standard(time.Now)
	options.Hashing.Memory, options.Hashing.Passes = 64, 1
	return &Filler{Archive: a, Accounts: account.New(a, options), Now: time.Now, Program: "test"}
}

func TestFillingTwiceIsFillingOnce(t *testing.T) {
	f := newFiller(t)
	if empty, err := f.Empty(t.Context()); !empty || err != nil {
		t.Fatal(empty, err)
	}
	for _, want := range []Filled{{6, 4}, {0, 0}} {
		if got, err := f.Fill(t.Context()); got != want || err != nil {
			t.Fatalf("%+v, %v, want %+v", got, err, want)
		}
	}
	if empty, err := f.Empty(t.Context()); !empty || err != nil {
		t.Error("a demonstration may be filled again", empty, err)
	}
	for _, a := range Accounts {
		_, p, err := f.Accounts.SignIn(t.Context(), account.SignIn{Login: a.Login, Password: account.DemonstrationPassword})
		if err != nil || p.Role != a.Role || p.Carrier != a.Carrier {
			t.Errorf("%s: %+v, %v", a.Login, p, err)
		}
	}
	if found, err := audit.Verify(t.Context(), f.Archive); err != nil || !found.Whole() {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestWhatWasCutOffIsFinished(t *testing.T) {
	f := newFiller(t)
	if err := f.Accounts.BeginDemonstration(t.Context(), account.Operator()); err != nil {
		t.Fatal(err)
	}
	if _, err := f.add(t.Context(), Accounts[2]); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Fill(t.Context()); (got != Filled{5, 4}) || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnArchiveWithFilingsBecomesNoDemonstration(t *testing.T) {
	f := newFiller(t)
	if _, err := f.file(t.Context(), filing{Accounts[0], []byte(`{"carrierRef":"A-1","stage":"first","incident":{"occurred":"2020-06-29T12:11",
		"services":[{"kind":"voice","impacts":[{"users":1,"phases":[{"minutes":1}]}]}]}}`)}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Fill(t.Context()); !errors.Is(err, ErrOtherFilings) {
		t.Error(err)
	}
	if empty, err := f.Empty(t.Context()); empty || err != nil {
		t.Error(empty, err)
	}
	if none, err := f.Accounts.None(t.Context()); !none || err != nil {
		t.Error("it has accounts now", err)
	}
	if is, err := f.Accounts.Demonstration(t.Context()); is || err != nil {
		t.Error("it is a demonstration now", err)
	}
}

func TestAnArchiveWithAccountsMayBecomeADemonstrationButIsNotEmpty(t *testing.T) {
	f := newFiller(t)
	_, err := f.Accounts.Add(t.Context(), account.Operator(), account.NewAccount{Login: "staff", Password: "correct horse battery staple", Role: account.RoleStaff})
	if err != nil {
		t.Fatal(err)
	}
	if empty, err := f.Empty(t.Context()); empty || err != nil {
		t.Error(empty, err)
	}
	if got, err := f.Fill(t.Context()); (got != Filled{6, 4}) || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnAmendedFilingStays(t *testing.T) {
	f := newFiller(t)
	if _, err := f.Fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	read := stored(t, f, "demo-fy2020-4")
	read.Summary = "訂正"
	counter := reception.Reception{Archive: f.Archive, Now: time.Now}
	if _, err := counter.File(t.Context(), reception.Sender{Carrier: Accounts[3].Carrier, Login: Accounts[3].Login}, read, 1); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Fill(t.Context()); (got != Filled{}) || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	if got := stored(t, f, "demo-fy2020-4").Summary; got != "訂正" {
		t.Error(got)
	}
}

// stored is the newest revision of a filing of the demonstration.
func stored(t *testing.T, f *Filler, reference string) *report.Report {
	t.Helper()
	for _, a := range Accounts {
		kept, err := f.Archive.ByReference(t.Context(), a.Carrier, reference)
		if errors.Is(err, archive.ErrNotFound) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		read, _, err := readBack(kept)
		if err != nil {
			t.Fatal(err)
		}
		return read
	}
	t.Fatalf("%s is not there", reference)
	return nil
}

// TestTheSheetsAreWhole holds the four reports to the facts of the published sheets.
func TestTheSheetsAreWhole(t *testing.T) {
	f := newFiller(t)
	if _, err := f.Fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		reference          string
		inquiries          int64
		measures, notices  int
		category, contains string
	}{
		{"demo-fy2020-1", 192 + 31, 3, 10, "5", "ディスクエンクロージャ"},
		{"demo-fy2020-2", 885, 4, 4, "5", "MAPS"},
		{"demo-fy2020-3", 43 + 93 + 9 + 18, 5, 9, "1", "ひかり電話ゲートウェイ"},
		{"demo-fy2020-4", 30 + 15, 4, 4, "5", "FCポート"},
	} {
		r := stored(t, f, want.reference)
		var inquiries int64
		for _, c := range r.Annex.Inquiries.Counts {
			inquiries += c.Count
		}
		if inquiries != want.inquiries || len(r.Annex.Measures) != want.measures || len(r.Annex.Notices) != want.notices {
			t.Errorf("%s: %d inquiries, %d measures, %d notices", want.reference, inquiries, len(r.Annex.Measures), len(r.Annex.Notices))
		}
		if !strings.Contains(r.Annex.CauseDetail+r.Annex.Disruption, want.contains) || r.Summary == "" || r.Annex.Category == "" {
			t.Errorf("%s: %+v", want.reference, r.Annex)
		}
		for _, m := range r.Annex.Measures {
			if m.Text == "" || m.State != "done" || !strings.HasPrefix(m.Date, "令和2年") {
				t.Errorf("%s: %+v", want.reference, m)
			}
		}
		for _, n := range r.Annex.Notices {
			if n.At == "" || n.Via == "" || n.Text == "" || strings.Contains(n.Text, "<p") || strings.ContainsAny(n.Text, "|#") {
				t.Errorf("%s: %+v", want.reference, n)
			}
		}
		verdict := verdictOf(t, f, want.reference)
		if verdict.Severe != "yes" || verdict.Edition != "2019-04-01" || verdict.met() != want.category {
			t.Errorf("%s: %+v", want.reference, verdict)
		}
	}
}

// verdict is what the tests read of a verdict.
type verdict struct {
	Edition, Severe string
	Criteria        []struct{ Category, Met string }
}

// met is the category of the first criterion that is met.
func (v *verdict) met() string {
	for _, c := range v.Criteria {
		if c.Met == "yes" {
			return c.Category
		}
	}
	return ""
}

func verdictOf(t *testing.T, f *Filler, reference string) (v verdict) {
	t.Helper()
	for _, a := range Accounts {
		kept, err := f.Archive.ByReference(t.Context(), a.Carrier, reference)
		if err != nil {
			continue
		}
		if err := json.Unmarshal(kept.Revisions[0].Verdict, &v); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func readBack(kept *archive.Filing) (*report.Report, int, error) {
	return intake.ReadReport(kept.Revisions[len(kept.Revisions)-1].Content)
}
