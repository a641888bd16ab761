package site

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// filled are the values that a browser sends of a form as it stands, with its button.
func filled(form *html.Node, do string) url.Values {
	sent := url.Values{"do": {do}}
	for _, n := range all(form, "input") {
		kind := attribute(n, "type")
		if kind != "radio" && kind != "checkbox" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "checked" }) {
			sent.Add(attribute(n, "name"), attribute(n, "value"))
		}
	}
	for _, n := range all(form, "textarea") {
		sent.Add(attribute(n, "name"), textOf(n))
	}
	for _, n := range all(form, "select") {
		for _, o := range all(n, "option") {
			if slices.ContainsFunc(o.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
				sent.Add(attribute(n, "name"), attribute(o, "value"))
			}
		}
	}
	return sent
}

// amends opens the form to amend the first filing of 2020.
func (b *browser) amends(query string) (*html.Node, string) {
	b.Helper()
	address := "/filings/" + archive.Receipt(2020, 1) + "/amend"
	w := b.get(address + query)
	if w.Code == http.StatusSeeOther {
		w = b.get(w.Header().Get("Location"))
	}
	root := b.page(w, http.StatusOK)
	return b.byID(root, "form"), addressOf(b, root)
}

func TestAFirstWordBecomesAFinalReportWithoutRetyping(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	receipt := archive.Receipt(2020, 1)
	root := b.page(b.get("/filings/"+receipt), http.StatusOK)
	if !slices.Contains(hrefs(root), "/filings/"+receipt+"/amend") {
		t.Error("the page does not lead to amending it")
	}
	root = b.page(b.get("/"+formAddress), http.StatusOK)
	if got := hrefs(b.byID(root, "earlier")); !slices.Equal(got, []string{"/filings/" + receipt + "/amend?" + fy2020no3}) {
		t.Errorf("earlier filings: %v", got)
	}
	form, to := b.amends("?" + strings.Replace(fy2020no3, "m=156", "m=200", 1))
	sent := filled(form, "check")
	sent.Set("stage", "final")
	sent.Set("annex.measures[0].state", "done")
	checked := b.page(b.do(http.MethodPost, to, sent), http.StatusOK)
	changes := textOf(b.byID(checked, "changes"))
	for _, want := range []string{"第一報", "最終報告", "2時間36分", "3時間20分", "予定", "実施済み"} {
		if !strings.Contains(changes, want) {
			t.Errorf("%s is not among the changes: %s", want, changes)
		}
	}
	if strings.Contains(changes, "ホームページ") || strings.Contains(changes, "つながらない") {
		t.Errorf("what stays is among the changes: %s", changes)
	}
	for range 2 { // sent again, it is the same
		b.leads(b.do(http.MethodPost, to, filled(b.byID(checked, "form"), "send")), "/filings/"+receipt+"?received")
	}
	f, err := d.archive.Filing(t.Context(), receipt)
	if err != nil || len(f.Revisions) != 2 || f.Index.Stage != "final" || f.Index.Minutes != 200 {
		t.Errorf("%+v %v", f, err)
	}
	root = b.page(b.get("/filings/"+receipt+"?revision=1"), http.StatusOK)
	if got := textOf(b.byID(root, "main")); !strings.Contains(got, words.Japanese.Filing.Earlier) || strings.Contains(got, "最終報告を") {
		t.Errorf("the first revision: %s", got)
	}
}

func TestAmendingNothingIsToldBeforeItIsSent(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	checked := b.page(b.do(http.MethodPost, to, filled(form, "check")), http.StatusOK)
	if got := textOf(b.byID(checked, "changes")); !strings.Contains(got, words.Japanese.Filing.NoChanges) {
		t.Error(got)
	}
	b.leads(b.do(http.MethodPost, to, filled(b.byID(checked, "form"), "send")), "/filings/"+archive.Receipt(2020, 1)+"?received")
	if f, err := d.archive.Filing(t.Context(), archive.Receipt(2020, 1)); err != nil || len(f.Revisions) != 1 {
		t.Errorf("%d revisions, %v", len(f.Revisions), err)
	}
}

func TestWhoAmendsTooLateIsToldAndLosesNothing(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	mine, other := filled(form, "check"), filled(form, "send")
	other.Set("stage", "interim")
	mine.Set("annex.other", "私が書いた")
	b.leads(b.do(http.MethodPost, to, other), "/filings/"+archive.Receipt(2020, 1)+"?received")
	for _, do := range []string{"check", "send"} {
		mine.Set("do", do)
		root := b.page(b.do(http.MethodPost, to, mine), http.StatusConflict)
		if got := textOf(b.byID(root, "summary")); !strings.Contains(got, words.Japanese.Filing.Problems["amended-meanwhile"]) {
			t.Errorf("%s: %s", do, got)
		}
		again := filled(b.byID(root, "form"), "check")
		if again.Get("annex.other") != "私が書いた" || again.Get("amends") != "2" {
			t.Errorf("%s: the form has %q over revision %s", do, again.Get("annex.other"), again.Get("amends"))
		}
		if got := textOf(b.byID(root, "meanwhile")); !strings.Contains(got, "第一報") || !strings.Contains(got, "中間報告") {
			t.Errorf("%s: what the other changed is not told: %s", do, got)
		}
		if changes := textOf(b.byID(b.page(b.do(http.MethodPost, to, again), http.StatusOK), "changes")); strings.Contains(changes, "第一報") {
			t.Errorf("%s: the other's change would be undone: %s", do, changes)
		}
	}
}

func TestAnAmendmentKeepsTheAttachments(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	d.send(d.alpha, aPNG)
	d.file(d.alpha, naming("A-1", "x.png", aPNG))
	form, to := b.amends("")
	sent := filled(form, "send")
	sent.Set("summary", "別の概要")
	b.leads(b.do(http.MethodPost, to, sent), "/filings/"+archive.Receipt(2020, 1)+"?received")
	if f, err := d.archive.Filing(t.Context(), archive.Receipt(2020, 1)); err != nil || len(f.Revisions) != 2 || len(f.Index.Attachments) != 1 {
		t.Errorf("%+v %v", f, err)
	}
}

func TestOnlyItsCarrierAmendsAFiling(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	alpha.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	address := "/filings/" + archive.Receipt(2020, 1) + "/amend?" + fy2020no3
	for _, login := range []string{"beta", "staff"} {
		b := d.signs(login)
		for _, w := range []int{b.get(address).Code, b.post(address, "do", "send", "amends", "1", "stage", "final").Code} {
			if w != http.StatusNotFound {
				t.Errorf("%s: %d", login, w)
			}
		}
	}
	for _, amends := range []string{"", "0", "-1", "x"} {
		if w := alpha.post(address, "do", "send", "stage", "final", "amends", amends); w.Code != http.StatusBadRequest {
			t.Errorf("%q: %d", amends, w.Code)
		}
	}
}

// What was said of the times and of the facility is there when the filing is shown and when it is amended.
func TestHowThingsWereSaidOutlivesTheFiling(t *testing.T) {
	const query = "v=1&t=2020-06-29T12:11%E9%A0%83&f=satellite&l=no&k=voice&u=~30000&e=stop&b=2020-06-29T12:20%E9%A0%83&n=2020-06-29T14:47%E9%A0%83"
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/filings/new?"+query, append(written("A-1"), "do", "send")...)
	shown := textOf(b.byID(b.page(b.get("/filings/"+archive.Receipt(2020, 1)), http.StatusOK), "main"))
	for _, want := range []string{"12:11頃", "12:20頃 から 14:47頃", "約30,000人"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%s is not shown: %s", want, shown)
		}
	}
	if _, to := b.amends(""); !strings.HasSuffix(to, "?"+query) {
		t.Errorf("amending begins with %s", to)
	}
}
