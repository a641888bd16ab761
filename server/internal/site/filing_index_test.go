package site

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// rowsOf are the receipts that a list leads to, in its order.
func rowsOf(root *html.Node) []string {
	var receipts []string
	for _, href := range hrefs(root) {
		if receipt, ok := archive.ParseReceipt(href[strings.LastIndex(href, "/")+1:]); ok {
			receipts = append(receipts, receipt)
		}
	}
	return receipts
}

// files files an incident of a month of 2020.
func (b *browser) files(reference, stage string, month int) {
	b.Helper()
	address := fmt.Sprintf("/filings/new?v=1&t=2020-%02d-29T12:11&k=emergency-voice&u=135000&a=%%E7%%9F%%B3%%E5%%B7%%9D%%E7%%9C%%8C&e=stop&m=156", month)
	if w := b.post(address, "do", "send", "carrierRef", reference, "stage", stage, "summary", "交換機が止まった"); w.Code != http.StatusSeeOther {
		b.Fatalf("%d %.500s", w.Code, w.Body)
	}
}

func TestACarrierSeesItsOwnFilingsAndWhatIsDue(t *testing.T) {
	d := newDesk(t, nil)
	d.clock = time.Date(2020, 7, 30, 3, 0, 0, 0, time.UTC)
	alpha, beta := d.signs("alpha"), d.signs("beta")
	root := alpha.page(alpha.get("/filings"), http.StatusOK)
	if got := textOf(alpha.byID(root, "list")); !strings.Contains(got, words.Japanese.Filing.None) || has(root, "form") || has(root, "deadlines") {
		t.Errorf("an empty list: %s", got)
	}
	alpha.files("A-6", "first", 6)
	alpha.files("A-7", "interim", 7)
	alpha.files("A-5", "final", 5)
	beta.files("B-6", "first", 6)
	root = alpha.page(alpha.get("/filings"), http.StatusOK)
	six, seven, five := archive.Receipt(2020, 1), archive.Receipt(2020, 2), archive.Receipt(2020, 3)
	if got := rowsOf(alpha.byID(root, "list")); !slices.Equal(got, []string{seven, six, five}) {
		t.Errorf("the list has %v", got)
	}
	if got := rowsOf(alpha.byID(root, "deadlines")); !slices.Equal(got, []string{six, seven, six, seven}) {
		t.Errorf("due are %v", got)
	}
	first := all(alpha.byID(root, "deadlines"), "tr")[1]
	if got := textOf(first); !strings.Contains(got, "1日過ぎています") || !strings.Contains(got, "2020年7月29日") {
		t.Errorf("the most urgent: %s", got)
	}
	if has(root, "carrier") || strings.Contains(textOf(root), betaName) {
		t.Error("the page tells of another carrier")
	}
	if w := alpha.get("/filings?carrier=" + betaName); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "B-6") {
		t.Errorf("%d: the carrier asks for another's", w.Code)
	}
}

func TestAReceiptNumberOpensItsFiling(t *testing.T) {
	d := newDesk(t, nil)
	alpha, beta, staff := d.signs("alpha"), d.signs("beta"), d.signs("staff")
	alpha.files("A-1", "first", 4)
	receipt := archive.Receipt(2020, 1)
	for _, typed := range []string{receipt, "２０２０　０００００１　" + receipt[len(receipt)-1:], " " + strings.ReplaceAll(receipt, "-", "")} {
		staff.leads(staff.get("/filings?fy=2019&q="+url.QueryEscape(typed)), "/filings/"+receipt)
	}
	alpha.leads(alpha.get("/en/filings?q="+receipt), "/en/filings/"+receipt)
	for _, words := range []string{"/filings?q=" + archive.Receipt(2020, 2), "/filings?q=2020-000001-0"} {
		if w := staff.get(words); w.Code != http.StatusOK {
			t.Errorf("%s: %d", words, w.Code)
		}
	}
	if w := beta.get("/filings?q=" + receipt); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "A-1") {
		t.Errorf("another carrier is answered %d", w.Code)
	}
}

func TestStaffFindFilings(t *testing.T) {
	d := newDesk(t, nil)
	d.clock = noon.AddDate(0, 2, 0) // so that all of it has happened
	alpha, beta, staff := d.signs("alpha"), d.signs("beta"), d.signs("staff")
	for month := 4; month <= 8; month++ {
		alpha.files(fmt.Sprintf("A-%d", month), "first", month)
	}
	beta.files("B-6", "final", 6)
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		root := staff.page(staff.get(home+"filings"), http.StatusOK)
		if got := rowsOf(staff.byID(root, "list")); len(got) != 6 || has(root, "deadlines") {
			t.Errorf("%s: %v", lang, got)
		}
		if got := textOf(staff.byID(root, "carrier")); !strings.Contains(got, betaName) || !strings.Contains(got, "5") {
			t.Errorf("the filter of the carrier: %s", got)
		}
	}
	for query, want := range map[string]int{
		"carrier=" + betaName: 1, "stage=first": 5, "severe=no": 0, "from=2020-06-01&to=2020-07-01": 2, "q=交換機": 6, "q=%E3%81%AA%E3%81%84": 0, "sort=occurred&fy=2020": 6,
	} {
		root := staff.page(staff.get("/filings?"+query), http.StatusOK)
		if got := rowsOf(staff.byID(root, "list")); len(got) != want {
			t.Errorf("%s finds %v", query, got)
		}
	}
	staff.leads(staff.get("/filings?q=&fy=2020&carrier=&sort="), "/filings?fy=2020")
	root := staff.page(staff.get("/en/filings?from=whenever&x=1"), http.StatusUnprocessableEntity)
	if got := hrefs(staff.byID(root, "summary")); !slices.Equal(got, []string{"#from", "#form"}) || attribute(staff.byID(root, "from"), "value") != "whenever" {
		t.Errorf("the summary leads to %v", got)
	}
	entries, err := d.archive.Entries(t.Context(), archive.EntryQuery{Action: archive.Searched, Actor: "staff", Limit: 100})
	if err != nil || len(entries) != 9 {
		t.Errorf("%d searches in the ledger: %v", len(entries), err)
	}
	for _, login := range []string{"admin"} {
		if w := d.signs(login).get("/filings"); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", login, w.Code)
		}
	}
}

func TestTheListGoesOnPageByPage(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	for i := range filingsOnPage + 3 {
		alpha.files(fmt.Sprintf("A-%d", i), "first", 6)
	}
	seen := map[string]bool{}
	address := "/filings?stage=first"
	for address != "" {
		root := alpha.page(alpha.get(address), http.StatusOK)
		for _, receipt := range rowsOf(alpha.byID(root, "list")) {
			seen[receipt] = true
		}
		address = ""
		for _, n := range all(root, "a") {
			if attribute(n, "rel") == "next" {
				address = attribute(n, "href")
			}
		}
	}
	if len(seen) != filingsOnPage+3 {
		t.Errorf("%d filings on all pages", len(seen))
	}
}
