package site

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// saved is the file of an answer, which must be one to keep and stay out of caches.
func (b *browser) saved(w *httptest.ResponseRecorder, name string) string {
	b.Helper()
	h := w.Header()
	if w.Code != http.StatusOK || h.Get("Cache-Control") != "no-store" || h.Get("Content-Disposition") != "attachment; filename="+name {
		b.Fatalf("%d %v %.300s", w.Code, h, w.Body)
	}
	return w.Body.String()
}

// table are the rows of a file without their heading, which is given first.
func (b *browser) table(w *httptest.ResponseRecorder) (heading []string, rows [][]string) {
	b.Helper()
	text, marked := strings.CutPrefix(b.saved(w, "filings.csv"), "\ufeff")
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || len(all) == 0 {
		b.Fatal(err, text)
	}
	return all[0], all[1:]
}

func TestStaffSaveWhatTheListFinds(t *testing.T) {
	d := newDesk(t, nil)
	d.clock = noon.AddDate(0, 2, 0) // so that all of it has happened
	alpha, beta, staff := d.signs("alpha"), d.signs("beta"), d.signs("staff")
	for i := range filingsOnPage + 2 {
		alpha.files(fmt.Sprintf("A-%d", i), "first", 6)
	}
	beta.files("=B", "final", 7)
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		w := words.In(lang)
		root := staff.page(staff.get(home+"filings?stage=first"), http.StatusOK)
		links := hrefs(staff.byID(root, "files"))
		if !slices.Equal(links, []string{home + "filings.csv?stage=first", home + "filings.ndjson?stage=first"}) {
			t.Fatalf("the list leads to %v", links)
		}
		heading, rows := staff.table(staff.get(links[0]))
		if len(rows) != filingsOnPage+2 || heading[0] != w.Export.Columns["receipt"] || rows[0][4] != w.Filing.Stages["first"] {
			t.Errorf("%d rows: %v", len(rows), heading)
		}
		if got := strings.Count(staff.saved(staff.get(links[1]), "filings.ndjson"), "\n"); got != filingsOnPage+2 {
			t.Errorf("%d lines", got)
		}
		_, rows = staff.table(staff.get(home + "filings.csv"))
		if len(rows) != filingsOnPage+3 || rows[0][1] != "'=B" || rows[0][2] != betaName {
			t.Errorf("all, the newest first: %v", rows[0])
		}
		root = staff.page(staff.get(home+"filings?stage=first"), http.StatusOK)
		for _, n := range all(root, "a") {
			if attribute(n, "rel") == "next" {
				next := staff.page(staff.get(attribute(n, "href")), http.StatusOK)
				if got := hrefs(staff.byID(next, "files")); !slices.Equal(got, links) {
					t.Errorf("the second page leads to %v", got)
				}
			}
		}
	}
	if _, rows := staff.table(staff.get("/filings.csv?q=%E3%81%AA%E3%81%84")); len(rows) != 0 {
		t.Errorf("nothing matches: %v", rows)
	}
	for query, status := range map[string]int{"?x=1": 422, "?from=whenever": 422, "?%zz": 400, "?q=" + strings.Repeat("x", longestSearch): 414} {
		if w := staff.get("/filings.csv" + query); w.Code != status || w.Header().Get("Content-Disposition") != "" {
			t.Errorf("%.20s: %d, want %d", query, w.Code, status)
		}
	}
}

func TestACarrierSavesItsOwnFilingsOnly(t *testing.T) {
	d := newDesk(t, nil)
	alpha, beta := d.signs("alpha"), d.signs("beta")
	alpha.files("A-1", "first", 6)
	beta.files("B-1", "first", 6)
	for _, query := range []string{"", "?carrier=" + betaName, "?q=B-1"} {
		for _, name := range []string{"filings.csv", "filings.ndjson"} {
			got := alpha.saved(alpha.get("/"+name+query), name)
			if strings.Contains(got, "B-1") || strings.Contains(got, betaName) || query == "" && !strings.Contains(got, "A-1") {
				t.Errorf("%s%s: %s", name, query, got)
			}
		}
	}
	one := "/filings/" + archive.Receipt(2020, 1)
	if root := alpha.page(alpha.get(one), http.StatusOK); !slices.Contains(hrefs(root), one+"/filing.json") {
		t.Error("the page does not lead to its file")
	}
	var whole struct {
		Receipt, CarrierRef string
		Revisions           []any
	}
	if err := json.Unmarshal([]byte(alpha.saved(alpha.get(one+"/filing.json"), archive.Receipt(2020, 1)+".json")), &whole); err != nil || whole.CarrierRef != "A-1" || len(whole.Revisions) != 1 {
		t.Errorf("%+v, %v", whole, err)
	}
	if w := alpha.get("/filings/" + archive.Receipt(2020, 2) + "/filing.json"); w.Code != http.StatusNotFound {
		t.Errorf("another's: %d", w.Code)
	}
	for _, path := range []string{"/filings.csv", "/en/filings.ndjson", one + "/filing.json"} {
		if w := d.signs("admin").get(path); w.Code != http.StatusNotFound {
			t.Errorf("admin: %s answers %d", path, w.Code)
		}
		if w := d.browser().get(path); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "/sign-in?") {
			t.Errorf("nobody: %s answers %d", path, w.Code)
		}
		if w := alpha.do(http.MethodHead, path, nil); w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("HEAD %s: %d", path, w.Code)
		}
	}
	entries, err := d.archive.Entries(t.Context(), archive.EntryQuery{Action: archive.Exported, Actor: "alpha", Limit: 100})
	if err != nil || len(entries) != 11 {
		t.Errorf("%d exports in the ledger: %v", len(entries), err)
	}
}

// breaking is an archive that is lost while filings are read.
type breaking struct{ archive.Archive }

func (b breaking) Each(ctx context.Context, q archive.Query, yield func(*archive.Filing) error) error {
	for range 200 {
		if err := b.Archive.Each(ctx, q, yield); err != nil {
			return err
		}
	}
	return fmt.Errorf("engine: %w", archive.ErrUnavailable)
}

func TestAFileThatIsCutOffDoesNotLookWhole(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	for i := range 10 {
		alpha.files(fmt.Sprintf("A-%d", i), "first", 6)
	}
	d.config.Archive = breaking{d.archive}
	defer func() {
		if r := recover(); r != http.ErrAbortHandler || !strings.Contains(d.log.String(), "failure") {
			t.Errorf("%v: the connection is not broken off: %s", r, d.log)
		}
	}()
	w := alpha.get("/filings.csv")
	t.Errorf("answered as if whole: %d", w.Code)
}
