package site

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// revised is a desk at which alpha's first filing of 2020 has three revisions: the second is final, and the third much smaller.
func revised(t *testing.T) (d *desk, alpha *browser) {
	d = newDesk(t, nil)
	alpha = d.signs("alpha")
	alpha.files("A-6", "first", 6)
	alpha.amendsTo("final")
	form, to := alpha.amends("?" + strings.Replace(fy2020no3, "u=135000", "u=200", 1))
	if w := alpha.do(http.MethodPost, to, filled(form, "send")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %.300s", w.Code, w.Body)
	}
	return d, alpha
}

func TestRevisionsAreComparedInTheWordsOfTheReader(t *testing.T) {
	d, alpha := revised(t)
	staff := d.signs("staff")
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		w := words.In(lang)
		address := home + "filings/" + archive.Receipt(2020, 1)
		for _, b := range []*browser{alpha, staff} {
			root := b.page(b.get(address), http.StatusOK)
			if got := hrefs(b.byID(root, "revisions")); has(root, "changes") || !slices.Contains(got, address+"?revision=3&against=2#changes") || !slices.Contains(got, address+"?revision=2&against=1#changes") {
				t.Errorf("%s: the page leads to %v", lang, got)
			}
			for query, want := range map[string][]string{
				"?revision=2": {w.Filing.Stages["first"], w.Filing.Stages["final"]}, "?revision=2&against=1": {w.Filing.Stages["first"]},
				"?revision=3": {"200", w.Result.Met["no"]}, "?against=1": {"200", w.Filing.Stages["final"]}, "?revision=3&against=3": {w.Revision.None},
				"?revision=1&against=3": {"200", w.Filing.Stages["first"]},
			} {
				got := textOf(b.byID(b.page(b.get(address+query), http.StatusOK), "changes"))
				for _, said := range want {
					if !strings.Contains(got, said) {
						t.Errorf("%s does not say %q: %s", query, said, got)
					}
				}
				if strings.Contains(got, "交換機") {
					t.Errorf("%s says what is the same: %s", query, got)
				}
			}
			root = b.page(b.get(address+"?revision=3&against=1"), http.StatusOK)
			if got := attribute(b.byID(root, "language"), "href"); !strings.HasSuffix(got, "?against=1&revision=3") {
				t.Errorf("the other language is at %s", got)
			}
			if root = b.page(b.get(address+"?revision=1"), http.StatusOK); has(root, "changes") {
				t.Error("the first revision is compared with nothing")
			}
		}
	}
}

func TestOnlyRevisionsThatAreThereAreCompared(t *testing.T) {
	d, alpha := revised(t)
	address := "/filings/" + archive.Receipt(2020, 1)
	for query, status := range map[string]int{
		"?against=4": 404, "?revision=4&against=1": 404, "?against=0": 422, "?against=x": 422, "?against=1&against=2": 422, "?revision=2&x=1": 422, "?revision=%zz": 400,
	} {
		if w := alpha.get(address + query); w.Code != status {
			t.Errorf("%s: %d, want %d", query, w.Code, status)
		}
	}
	for _, login := range []string{"beta", "admin"} {
		if w := d.signs(login).get(address + "?revision=2&against=1"); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", login, w.Code)
		}
	}
}
