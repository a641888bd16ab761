package site

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/views/words"
)

// written is a form in which every kind of control is filled in.
func written(reference string) []string {
	return []string{
		"carrierRef", reference, "stage", "first", "nature", "incident", "summary", "電話が\r\nつながらない", "annex.disruption", "発着信ができない",
		"regions", "石川県", "regions", "兵庫県", "cause", "equipment/natural-failure", "failedEquipment", "switching/network-device",
		"annex.inquiries.asOf", "令和2年6月30日", "annex.inquiries.counts[0].channel", "電話", "annex.inquiries.counts[0].count", "１，２３４件",
		"annex.measures[0].title", "交換する", "annex.measures[0].state", "planned", "annex.measures[0].text", "", "annex.measures[0].date", "",
		"annex.measures[1].title", "", "annex.measures[2].title", "監視する", "annex.notices[0].via", "ホームページ", "annex.other", "なし",
	}
}

// formAddress is where the incident of the contract is filed.
const formAddress = "filings/new?" + fy2020no3

// addressOf is the address to which the form of a page is sent.
func addressOf(b *browser, root *html.Node) string { return attribute(b.byID(root, "form"), "action") }

func TestACarrierFilesWhatItJudged(t *testing.T) {
	for lang, home := range map[string]string{"ja": "/", "en": "/en/"} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		if root := b.page(calculatorAsNoStoreAt(b, home+"?"+fy2020no3), http.StatusOK); !slices.Contains(hrefs(root), home+formAddress) {
			t.Errorf("%s: the calculator does not lead to the form", lang)
		}
		root := b.page(b.get(home+formAddress), http.StatusOK)
		to := addressOf(b, root)
		checked := b.page(b.post(to, append(written("A-1"), "do", "check")...), http.StatusOK)
		if got := textOf(b.byID(checked, "main")); !strings.Contains(got, "監視する") || !strings.Contains(got, words.In(lang).Filing.States["planned"]) {
			t.Errorf("the answers are not shown: %s", got)
		}
		w := b.do(http.MethodPost, addressOf(b, checked), valuesOf(b.byID(checked, "form"), "send"))
		receipt := archive.Receipt(2020, 1)
		b.leads(w, home+"filings/"+receipt+"?received")
		again := b.do(http.MethodPost, addressOf(b, checked), valuesOf(b.byID(checked, "form"), "send"))
		b.leads(again, home+"filings/"+receipt+"?received")

		page := b.page(b.get(w.Header().Get("Location")), http.StatusOK)
		if got := textOf(b.byID(page, "received")); !strings.Contains(got, receipt) {
			t.Errorf("the receipt is not told: %s", got)
		}
		if got := textOf(b.byID(page, "main")); !strings.Contains(got, "1234") || !strings.Contains(got, "電話が\nつながらない") {
			t.Errorf("what was filed is not shown: %s", got)
		}
		if got := hrefs(b.byID(page, "due")); !slices.ContainsFunc(got, func(href string) bool { return strings.HasPrefix(href, home+"duties.ics?") }) {
			t.Errorf("no calendar: %v", got)
		}
	}
}

// calculatorAsNoStoreAt is a page of the calculator, which one browser may keep.
func calculatorAsNoStoreAt(b *browser, address string) (w *httptest.ResponseRecorder) {
	w = b.get(address)
	w.Header().Set("Cache-Control", "no-store")
	return w
}

// valuesOf are the values that a form sends when its button is pressed.
func valuesOf(form *html.Node, do string) url.Values {
	sent := url.Values{"do": {do}}
	for _, n := range all(form, "input") {
		if kind := attribute(n, "type"); kind != "radio" && kind != "checkbox" {
			sent.Add(attribute(n, "name"), attribute(n, "value"))
		}
	}
	return sent
}

func TestTheFormSaysWhatIsWrongAndKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	w := b.post("/en/"+formAddress, "do", "check", "summary", "typed", "annex.measures[0].title", "", "annex.measures[1].title", strings.Repeat("x", 201),
		"annex.inquiries.counts[0].channel", "mail", "annex.inquiries.counts[0].count", "many", "known", "yesterday", "wholesale.belongsTo", "2020-000123-1")
	root := b.page(w, http.StatusUnprocessableEntity)
	for _, name := range []string{"carrierRef", "stage", "known"} {
		if !slices.Contains(hrefs(b.byID(root, "summary")), "#"+name) {
			t.Errorf("the summary does not lead to %s: %v", name, hrefs(b.byID(root, "summary")))
		}
		if textOf(b.byID(root, name+"-error")) == "" {
			t.Errorf("nothing is said at %s", name)
		}
	}
	for name, step := range map[string]string{"annex-measures-0-title": "response", "annex-inquiries-counts-0-count": "response", "wholesale-belongsTo": "rest"} {
		there := b.page(b.presses(root, "mend:"+step, name), http.StatusUnprocessableEntity)
		if textOf(b.byID(there, name+"-error")) == "" {
			t.Errorf("nothing is said at %s", name)
		}
		if got := filled(b.byID(there, "form"), "check").Get("summary"); got != "typed" {
			t.Errorf("the way to %s made of the summary %q", name, got)
		}
	}
	if got := textOf(b.byID(root, "summary")); textOf(b.byID(root, "carrierRef-error")) != words.English.Result.Problems["required"] || strings.Contains(got, "{part}") {
		t.Error(got)
	}
	if got := textOf(b.byID(root, "summary")); !strings.HasPrefix(textOf(all(root, "title")[0]), words.English.Site.ErrorPrefix) {
		t.Errorf("the title does not tell: %s", got)
	}
	if got := textOf(all(b.byID(root, "section-what"), "textarea")[0]); got != "typed" {
		t.Errorf("the summary of the disruption is now %q", got)
	}
	if page, err := d.archive.Search(t.Context(), archive.Query{}); err != nil || page.Total != 0 {
		t.Errorf("%d kept: %v", page.Total, err)
	}
}

func TestAReferenceOfAnotherFilingIsRefusedAtItsField(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.leads(b.post("/"+formAddress, append(written("A-1"), "do", "send")...), "/filings/"+archive.Receipt(2020, 1)+"?received")
	for _, do := range []string{"check", "send"} {
		root := b.page(b.post("/"+formAddress, "do", do, "carrierRef", "A-1", "stage", "first"), http.StatusUnprocessableEntity)
		if got := textOf(b.byID(root, "carrierRef-error")); got != words.Japanese.Filing.Problems["reference-taken"] {
			t.Errorf("%s: %q", do, got)
		}
		if got := hrefs(b.byID(root, "earlier")); !slices.Equal(got, []string{"/filings/" + archive.Receipt(2020, 1) + "/amend?" + fy2020no3}) {
			t.Errorf("%s leads to %v", do, got)
		}
	}
	b.page(b.post("/"+formAddress, append(written("A-1"), "do", "check")...), http.StatusOK) // the same again is the same filing
}

func TestRowsAreAddedAndRemovedByButtons(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.page(b.post("/"+formAddress, "do", "add:annex.measures", "annex.measures[0].title", "一", "annex.measures[1].title", "二", "summary", "残る"), http.StatusOK)
	if !has(root, "annex-measures-2-title") || attribute(b.byID(root, "annex-measures-1-title"), "value") != "二" {
		t.Error("no row was added")
	}
	root = b.page(b.post("/"+formAddress, "do", "remove:annex.measures:0", "annex.measures[0].title", "一", "annex.measures[1].title", "二"), http.StatusOK)
	if has(root, "annex-measures-1-title") || attribute(b.byID(root, "annex-measures-0-title"), "value") != "二" {
		t.Error("no row was removed")
	}
	for _, do := range []string{"add:x", "remove:annex.measures:9", "remove:annex.measures:-1", "remove:", "add:summary", "x"} {
		if w := b.post("/"+formAddress, "do", do, "annex.measures[99999].title", "x", "annex.measures[-1].title", "x", "[", "x", "a[0].b", "x"); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", do, w.Code)
		}
	}
}

func TestTheFormIsForCarriers(t *testing.T) {
	d := newDesk(t, nil)
	b := d.browser()
	b.leads(b.get("/"+formAddress), "/sign-in?"+url.Values{"next": {"/" + formAddress}}.Encode())
	for _, login := range []string{"staff", "admin"} {
		if w := d.signs(login).get("/" + formAddress); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", login, w.Code)
		}
	}
	alpha := d.signs("alpha")
	alpha.leads(alpha.get("/filings/new"), "/")
	alpha.leads(alpha.get("/filings/new?v=1&t=2020-06-29T12:11"), "/?v=1&t=2020-06-29T12:11")
	alpha.leads(alpha.get("/"+formAddress+"&c=2015-04-01"), "/"+formAddress)
	if w := alpha.get("/filings/new?" + strings.Repeat("x", 9000)); w.Code != http.StatusRequestURITooLong {
		t.Error(w.Code)
	}
}

func TestWhatAnotherCarrierFiledIsNotThere(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	alpha.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	address := "/filings/" + archive.Receipt(2020, 1)
	if w := d.signs("beta").get(address); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), alphaName) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := d.signs("admin").get(address); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
	root := alpha.page(alpha.get(address), http.StatusOK)
	if has(root, "trace") || has(root, "received") {
		t.Error("the page shows what it should not")
	}
	staff := d.signs("staff")
	if root := staff.page(staff.get(address+"?revision=1"), http.StatusOK); !has(root, "trace") {
		t.Error("staff do not see the trace")
	}
	for _, query := range []string{"?revision=2", "?revision=x", "?x=1"} {
		if w := staff.get(address + query); w.Code == http.StatusOK {
			t.Errorf("%s is answered", query)
		}
	}
	entries, err := d.archive.Entries(t.Context(), archive.EntryQuery{Action: archive.Read, Subject: archive.Receipt(2020, 1), Limit: 10})
	if err != nil || len(entries) < 4 {
		t.Errorf("%d entries: %v", len(entries), err)
	}
}
