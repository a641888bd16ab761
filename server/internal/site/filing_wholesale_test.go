package site

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"jiko/views/words"
)

func TestBothEndsOfWholesaleNameEachOtherAndShowNoMore(t *testing.T) {
	d := newDesk(t, nil)
	alpha, beta, staff := d.signs("alpha"), d.signs("beta"), d.signs("staff")
	upper := d.file(d.alpha, reportOf("A-1", `,"summary":"卸元の秘密"`)).Receipt
	waiting := d.file(d.beta, reportOf("B-0", `,"wholesale":{"awaits":"`+alphaName+`"}`)).Receipt
	lower := d.file(d.beta, reportOf("B-1", `,"summary":"卸先の秘密","wholesale":{"belongsTo":"`+upper+`"}`)).Receipt

	root := alpha.page(alpha.get("/filings/"+upper), http.StatusOK)
	if got := textOf(alpha.byID(root, "linked")); !strings.Contains(got, lower) || !strings.Contains(got, words.Japanese.Standing.NotToRead) {
		t.Errorf("the wholesaler reads %q", got)
	}
	if links := hrefs(alpha.byID(root, "linked")); len(links) != 0 || strings.Contains(textOf(root), "卸先の秘密") {
		t.Errorf("the wholesaler is led to %v", links)
	}
	root = beta.page(beta.get("/filings/"+lower), http.StatusOK)
	if got := textOf(beta.byID(root, "linked")); !strings.Contains(got, upper) || strings.Contains(textOf(root), "卸元の秘密") {
		t.Errorf("the recipient reads %q", got)
	}
	root = beta.page(beta.get("/en/filings/"+waiting), http.StatusOK)
	if got := textOf(beta.byID(root, "linked")); !strings.Contains(got, "waits for the filing of the wholesaler "+alphaName) {
		t.Errorf("who waits reads %q", got)
	}
	for receipt, other := range map[string]string{upper: lower, lower: upper} {
		root := staff.page(staff.get("/filings/"+receipt), http.StatusOK)
		if links := hrefs(staff.byID(root, "linked")); !slices.Equal(links, []string{"/filings/" + other}) {
			t.Errorf("staff are led to %v", links)
		}
	}
	if w := alpha.get("/filings/" + lower); w.Code != http.StatusNotFound {
		t.Errorf("the wholesaler reads the other filing: %d", w.Code)
	}
}
