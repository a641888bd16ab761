package site

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

func TestAFilingIsPrintedAsASheet(t *testing.T) {
	d := newDesk(t, nil)
	alpha, staff := d.signs("alpha"), d.signs("staff")
	alpha.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	receipt := archive.Receipt(2020, 1)
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		names := words.In(lang).Sheet.Names
		for _, b := range []*browser{alpha, staff} {
			address := home + "filings/" + receipt
			if root := b.page(b.get(address), http.StatusOK); !slices.Contains(hrefs(b.byID(root, "head")), address+"/sheet") {
				t.Errorf("%s: the page does not lead to the sheet", lang)
			}
			root := b.page(b.get(address+"/sheet"), http.StatusOK)
			var got, want []string
			boxes := map[string]string{}
			for i, dt := range all(root, "dt") {
				got = append(got, textOf(dt))
				boxes[textOf(dt)] = textOf(all(root, "dd")[i])
			}
			for _, name := range []string{
				"carrier", "occurred", "length", "users", "area", "inquiries", "disruption", "category", "cause", "diagram", "measures", "notices", "press", "other",
			} {
				want = append(want, names[name])
			}
			if !slices.Equal(got, want) {
				t.Errorf("the boxes are %q", got)
			}
			for name, text := range map[string]string{
				"carrier": alphaName, "users": "135,000", "inquiries": "1234", "measures": "監視する", "notices": "ホームページ", "disruption": "発着信ができない", "other": "なし",
				"press": words.In(lang).Filing.Nothing,
			} {
				if !strings.Contains(boxes[names[name]], text) {
					t.Errorf("%s: %s is %q", lang, name, boxes[names[name]])
				}
			}
		}
	}
	for _, path := range []string{"?revision=2", "?revision=x", "?x=1"} {
		if w := staff.get("/filings/" + receipt + "/sheet" + path); w.Code == http.StatusOK {
			t.Errorf("%s is answered", path)
		}
	}
	for _, login := range []string{"beta", "admin"} {
		if w := d.signs(login).get("/filings/" + receipt + "/sheet"); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", login, w.Code)
		}
	}
	entries, err := d.archive.Entries(t.Context(), archive.EntryQuery{Action: archive.Read, Actor: "staff", Subject: receipt, Limit: 100})
	if err != nil || len(entries) != 5 {
		t.Errorf("%d readings in the ledger: %v", len(entries), err)
	}
}
