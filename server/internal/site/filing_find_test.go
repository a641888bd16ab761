package site

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// linkWith is the address of the first link inside an element whose text begins so.
func (b *browser) linkWith(root *html.Node, text string) string {
	b.Helper()
	for _, n := range all(root, "a") {
		if strings.HasPrefix(textOf(n), text) {
			return attribute(n, "href")
		}
	}
	b.Fatalf("no link %s in %s", text, textOf(root))
	return ""
}

// tagsOf are the tags that say what the list is narrowed down by, nil where nothing does.
func tagsOf(root *html.Node) []*html.Node {
	for _, n := range all(root, "ul") {
		if attribute(n, "class") == "tags" {
			return all(n, "li")
		}
	}
	return nil
}

func TestTheListIsNarrowedDownAndWidenedAgainStepByStep(t *testing.T) {
	d := newDesk(t, nil)
	d.clock = noon.AddDate(0, 2, 0) // so that all of it has happened
	alpha, beta, staff := d.signs("alpha"), d.signs("beta"), d.signs("staff")
	for month := 4; month <= 8; month++ {
		alpha.files(fmt.Sprintf("A-%d", month), "first", month)
	}
	beta.files("B-6", "final", 6)
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		w := words.In(lang)
		finds := func(address string, n, tags int) *html.Node {
			t.Helper()
			root := staff.page(staff.get(address), http.StatusOK)
			if got := rowsOf(staff.byID(root, "list")); len(got) != n || len(tagsOf(root)) != tags {
				t.Errorf("%s finds %d with %d tags", address, len(got), len(tagsOf(root)))
			}
			return root
		}
		root := finds(home+"filings", 6, 0)
		carrier := staff.linkWith(staff.byID(root, "carrier"), alphaName)
		if got := textOf(staff.byID(root, "carrier")); carrier != home+"filings?"+(url.Values{"carrier": {alphaName}}).Encode() || !strings.Contains(got, "5") {
			t.Errorf("%s leads to %s", got, carrier)
		}
		root = finds(carrier, 5, 1)
		if got := textOf(tagsOf(root)[0]); !strings.Contains(got, alphaName) || has(root, "carrier") {
			t.Errorf("the tag says %s", got)
		}
		turned := staff.linkWith(tagsOf(root)[0], w.Find.Except)
		both := staff.linkWith(staff.byID(finds(turned, 1, 1), "stage"), w.Filing.Stages["final"])
		root = finds(both, 1, 2)
		finds(staff.linkWith(tagsOf(root)[0], w.Find.Only), 0, 2)
		finds(staff.linkWith(tagsOf(root)[0], w.Find.Remove), 1, 1)
		root = finds(staff.linkWith(tagsOf(root)[1], w.Find.Remove), 1, 1)
		finds(staff.linkWith(tagsOf(root)[0], w.Find.Remove), 6, 0)

		root = finds(home+"filings?stage=first&stage=final&from=2020-05-01&q=x", 0, 4)
		if got := hrefs(staff.byID(root, "list")); !slices.Contains(got, home+"filings") {
			t.Errorf("nothing leads back to all: %v", got)
		}
		sent := valuesOf(staff.byID(root, "form"), "")
		if !slices.Equal(sent["stage"], []string{"first", "final"}) || sent.Get("from") != "2020-05-01" || sent.Has("after") {
			t.Errorf("the form sends %v", sent)
		}
		finds(home+"filings?cause=external&not.failedEquipment=server&usersMin=100&sort=-users", 0, 3)
	}
}

func TestDaysAndNumbersAreTypedAsPeopleWriteThem(t *testing.T) {
	d := newDesk(t, nil)
	alpha, staff := d.signs("alpha"), d.signs("staff")
	alpha.files("A-6", "first", 6)
	for typed, want := range map[string]url.Values{
		"from=令和2年6月29日&to=R2.6.29": {"from": {"2020-06-29"}, "to": {"2020-06-29"}}, "usersMin=3万&usersMax=１４万人": {"usersMin": {"30000"}, "usersMax": {"140000"}},
		"minutesMin=2時間&minutesMax=2:36&fy=2020": {"minutesMin": {"120"}, "minutesMax": {"156"}, "fy": {"2020"}},
	} {
		address := "/filings?" + want.Encode()
		staff.leads(staff.get("/filings?"+typed), address)
		if got := rowsOf(staff.byID(staff.page(staff.get(address), http.StatusOK), "list")); len(got) != 1 {
			t.Errorf("%s finds %v", address, got)
		}
	}
	for _, typed := range []string{"usersMin=約3万", "from=いつか", "from=2020-13-01", "minutesMax=2時間以上", "to=2020-06", "usersMin=5&usersMax=4"} {
		name := typed[:strings.Index(typed, "=")]
		if typed == "usersMin=5&usersMax=4" {
			name = "usersMax"
		}
		root := staff.page(staff.get("/en/filings?"+typed), http.StatusUnprocessableEntity)
		if got := hrefs(staff.byID(root, "summary")); !slices.Equal(got, []string{"#" + name}) || textOf(staff.byID(root, name+"-error")) == "" {
			t.Errorf("%s: the summary leads to %v", typed, got)
		}
		if day := name == "from" || name == "to"; day != strings.Contains(textOf(staff.byID(root, name+"-error")), "2020-04-01") {
			t.Errorf("%s: %q", typed, textOf(staff.byID(root, name+"-error")))
		}
	}
}

func TestEveryPageLeadsToTheFirst(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	for i := range filingsOnPage + 1 {
		alpha.files(fmt.Sprintf("A-%d", i), "first", 6)
	}
	first := alpha.page(alpha.get("/filings?stage=first"), http.StatusOK)
	next := alpha.page(alpha.get(alpha.linkWith(first, words.Japanese.Filing.Next)), http.StatusOK)
	if got := alpha.linkWith(next, words.Japanese.Find.First); got != "/filings?stage=first" || len(rowsOf(alpha.byID(next, "list"))) != 1 {
		t.Errorf("the first page is at %s", got)
	}
	if strings.Contains(textOf(first), words.Japanese.Find.First) {
		t.Error("the first page leads to itself")
	}
	for _, field := range archive.Fields {
		for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
			if w.Filing.Filters[string(field)] == "" {
				t.Errorf("%s: no words for the field %s", w.Lang, field)
			}
		}
	}
}
