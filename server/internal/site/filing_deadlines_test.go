package site

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/views/words"
)

// reported is a report on an incident of a day of 2020 that so many minutes made severe, or not.
func reported(reference, stage, day string, minutes int) string {
	return fmt.Sprintf(`{"carrierRef":%q,"stage":%q,"incident":{"occurred":"2020-%sT12:11+09:00",
		"services":[{"kind":"voice","impacts":[{"users":30000,"phases":[{"minutes":%d}]}]}]}}`, reference, stage, day, minutes)
}

func TestTheDeadlinesOfManyFilingsComeInTheOrderOfUrgency(t *testing.T) {
	d := newDesk(t, nil)
	d.clock = time.Date(2020, 12, 2, 3, 0, 0, 0, time.UTC)
	token := d.token("alpha", account.ScopeFile)
	for i := range deadlinesOnPage + 3 { // the newest incident first, so that the order of filing is not that of urgency
		day := time.Date(2020, 8, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i).Format("01-02")
		d.file(token, reported(fmt.Sprintf("P-%02d", i), "first", day, 60))
	}
	severe := d.file(token, reported("S", "interim", "08-30", 180)).Receipt
	d.file(token, reported("F", "final", "04-01", 180))
	alpha := d.signs("alpha")
	root := alpha.page(alpha.get("/filings"), http.StatusOK)
	urgent := rowsOf(alpha.byID(root, "deadlines"))
	if len(urgent) != urgentDeadlines || urgent[0] != severe || urgent[1] != archive.Receipt(2020, deadlinesOnPage+3) {
		t.Errorf("the most urgent are %v", urgent)
	}
	more := "/filings/deadlines?report=periodic"
	if got := hrefs(alpha.byID(root, "deadlines")); !slices.Contains(got, more) || slices.Contains(got, "/filings/deadlines?report=severe-report") {
		t.Errorf("the list leads to %v", got)
	}
	first := alpha.page(alpha.get(more), http.StatusOK)
	if got := textOf(alpha.byID(first, "deadlines")); !strings.Contains(got, fmt.Sprint(deadlinesOnPage+4)) || !strings.Contains(got, "過ぎています") {
		t.Errorf("the page says %.200s", got)
	}
	links := hrefs(alpha.byID(first, "deadlines"))
	second := alpha.page(alpha.get(links[len(links)-1]), http.StatusOK)
	all := append(rowsOf(alpha.byID(first, "deadlines")), rowsOf(alpha.byID(second, "deadlines"))...)
	if len(all) != deadlinesOnPage+4 || !slices.Contains(all, severe) {
		t.Errorf("%d deadlines on all pages", len(all))
	}
	days := slices.DeleteFunc(all, func(receipt string) bool { return receipt == severe })
	if !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("not the oldest incident first: %v", days)
	}
	root = alpha.page(alpha.get("/en/filings/deadlines?report=severe-report"), http.StatusOK)
	if got := rowsOf(alpha.byID(root, "deadlines")); !slices.Equal(got, []string{severe}) {
		t.Errorf("severe are %v", got)
	}
}

func TestWhatMayTurnOutToBeSevereHasADeadlineToo(t *testing.T) {
	d := newDesk(t, nil)
	unknown := strings.Replace(reported("U", "first", "06-29", 180), `"users":30000`, `"users":null`, 1)
	receipt := d.file(d.token("alpha", account.ScopeFile), unknown).Receipt
	alpha := d.signs("alpha")
	for _, address := range []string{"/en/filings", "/en/filings/deadlines?report=severe-report-if"} {
		root := alpha.page(alpha.get(address), http.StatusOK)
		part := alpha.byID(root, "deadlines")
		if got := textOf(part); !slices.Contains(rowsOf(part), receipt) || !strings.Contains(got, "Should it turn out to be severe") || !strings.Contains(got, "29 July 2020") {
			t.Errorf("%s says %q", address, got)
		}
	}
}

func TestOnlyACarrierHasDeadlines(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	root := alpha.page(alpha.get("/en/filings/deadlines?report=periodic"), http.StatusOK)
	if got := textOf(alpha.byID(root, "deadlines")); got != words.English.Standing.NoDeadlines {
		t.Error(got)
	}
	for _, query := range []string{"", "?report=severe-first", "?report=nonsense", "?report=periodic&after=nonsense"} {
		if w := alpha.get("/filings/deadlines" + query); w.Code != http.StatusNotFound {
			t.Errorf("%q: %d", query, w.Code)
		}
	}
	if w := d.signs("staff").get("/filings/deadlines?report=periodic"); w.Code != http.StatusNotFound {
		t.Errorf("staff: %d", w.Code)
	}
}

func TestThePageOfAFilingSaysWhichReportsWereFiled(t *testing.T) {
	d := newDesk(t, nil)
	token := d.token("alpha", account.ScopeFile)
	alpha := d.signs("alpha")
	for stage, want := range map[string]int{"first": 1, "interim": 1, "final": 3} {
		receipt := d.file(token, reported("A-"+stage, stage, "06-29", 180)).Receipt
		root := alpha.page(alpha.get("/filings/"+receipt), http.StatusOK)
		if got := strings.Count(textOf(alpha.byID(root, "due")), words.Japanese.Standing.Met); got != want {
			t.Errorf("%s: %d reports were filed, want %d", stage, got, want)
		}
	}
}
