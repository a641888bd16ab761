package site

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/server/internal/clocktest"
	"jiko/server/internal/draft"
	"jiko/views/words"
)

// quietly sends a form as the script of its page does.
func (b *browser) quietly(address string, form url.Values) *httptest.ResponseRecorder {
	b.Helper()
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	if w.Header().Get("Cache-Control") != "no-store" {
		b.Errorf("what belongs to a carrier may stay in caches: %v", w.Header())
	}
	return w
}

// saves saves a form as the script of its page does, and puts into it what the answer says of the draft.
func (b *browser) saves(address string, form url.Values) saved {
	b.Helper()
	form.Set("do", "save")
	w := b.quietly(address, form)
	var s saved
	if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil || w.Code != http.StatusOK {
		b.Fatalf("%d: %s", w.Code, w.Body)
	}
	form.Set("draft", s.Draft)
	form.Set("version", strconv.FormatInt(s.Version, 10))
	return s
}

// drafts are the addresses of the drafts on the list of filings.
func (b *browser) drafts() []string {
	b.Helper()
	root := b.page(b.get("/filings"), http.StatusOK)
	if !has(root, "drafts") {
		return nil
	}
	return slices.DeleteFunc(hrefs(b.byID(root, "drafts")), func(href string) bool { return strings.HasSuffix(href, "/delete") })
}

// valued is the value of a control of a page.
func (b *browser) valued(root *html.Node, id string) string {
	b.Helper()
	n := b.byID(root, id)
	if n.Data == "textarea" {
		return textOf(n)
	}
	return attribute(n, "value")
}

func TestADraftIsGoneOnWithInAnotherBrowser(t *testing.T) {
	for lang, home := range map[string]string{"ja": "/", "en": "/en/"} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		root := b.page(b.get(home+formAddress), http.StatusOK)
		form := filled(b.byID(root, "form"), "save")
		form.Set("summary", "途中まで\r\n書いた")
		form.Set("annex.measures[0].title", "一つ目")
		w := b.do(http.MethodPost, addressOf(b, root), form)
		at := home + "filings/drafts/" + form.Get("draft")
		b.leads(w, at+"/report")

		other := d.signs("alpha")
		list := other.page(other.get(home+"filings"), http.StatusOK)
		if got := hrefs(other.byID(list, "drafts")); !slices.Equal(got, []string{at, at + "/delete"}) {
			t.Errorf("%s: drafts on the list: %v", lang, got)
		}
		if got := textOf(other.byID(list, "drafts")); !strings.Contains(got, "alpha") {
			t.Errorf("%s: who wrote it is not said: %s", lang, got)
		}
		there := other.page(other.get(at), http.StatusOK)
		if got := other.valued(there, "summary-text"); got != "途中まで\n書いた" || other.valued(other.onStep(there, "response"), "annex-measures-0-title") != "一つ目" {
			t.Errorf("%s: the form says %q", lang, got)
		}
		if got, want := textOf(other.byID(there, "saving")), words.Fill(words.In(lang).Drafts.Saved, "time", "12:00"); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
		there = other.page(other.get(at), http.StatusOK)
		again := filled(other.byID(there, "form"), "save")
		other.leads(other.do(http.MethodPost, addressOf(other, there), again), at+"/response")
		asks := other.page(other.get(at+"/delete"), http.StatusOK)
		if got := textOf(other.byID(asks, "draft")); !strings.Contains(got, "alpha") || !slices.Equal(hrefs(other.byID(asks, "draft")), []string{at, home + "filings"}) {
			t.Errorf("%s: before it deletes, it asks %q", lang, got)
		}
		form = filled(other.byID(asks, "draft"), "")
		other.leads(other.do(http.MethodPost, attribute(all(other.byID(asks, "draft"), "form")[0], "action"), form), home+"filings?done=delete")
		list = other.page(other.get(home+"filings?done=delete"), http.StatusOK)
		if got := textOf(other.byID(list, "done")); got != words.In(lang).Drafts.Deleted || has(list, "drafts") {
			t.Errorf("%s: afterwards it says %q", lang, got)
		}
		if root := other.page(other.get(home+"filings"), http.StatusOK); has(root, "done") {
			t.Errorf("%s: it says so where nothing was deleted", lang)
		}
		if w := b.get(at); w.Code != http.StatusNotFound || len(b.drafts()) != 0 {
			t.Errorf("%s: a draft that was deleted answers %d", lang, w.Code)
		}
	}
}

func TestADraftOfAnotherCarrierIsNotThere(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	at := "/filings/drafts/" + alpha.saves("/"+formAddress, url.Values{"summary": {"秘密の下書き"}}).Draft
	for _, login := range []string{"beta", "staff", "admin"} {
		b := d.signs(login)
		for _, w := range []*httptest.ResponseRecorder{b.get(at), b.get(at + "/cause"), b.get(at + "?" + fy2020no3), b.post(at + "/delete"), b.get(at + "/delete"), b.get(strings.Replace(at, "/filings", "/en/filings", 1))} {
			if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "秘密の下書き") {
				t.Errorf("%s: %d", login, w.Code)
			}
		}
	}
	if got := d.signs("beta").drafts(); len(got) != 0 {
		t.Errorf("another carrier's list has %v", got)
	}
	nobody := d.browser()
	nobody.leads(nobody.get(at), "/sign-in?"+url.Values{"next": {at}}.Encode())
	nobody.leads(nobody.post(at+"/delete"), "/sign-in")
	alpha.page(alpha.get(at+"/delete"), http.StatusOK) // asks, and deletes nothing
	alpha.page(alpha.get(at), http.StatusOK)
	for _, id := range []string{"x", draft.NewID(), "%2e%2e"} {
		if w := alpha.get("/filings/drafts/" + id); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", id, w.Code)
		}
	}
}

func TestWhatIsPressedIsADraftUntilItIsSent(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.page(b.get("/"+formAddress), http.StatusOK)
	to := addressOf(b, root)
	form := filled(b.byID(root, "form"), "add:annex.measures")
	root = b.page(b.do(http.MethodPost, to, form), http.StatusOK)
	if got := b.drafts(); !slices.Equal(got, []string{"/filings/drafts/" + form.Get("draft")}) {
		t.Fatalf("drafts after adding a row: %v", got)
	}
	wrong := filled(b.byID(root, "form"), "check")
	root = b.page(b.do(http.MethodPost, to, wrong), http.StatusUnprocessableEntity)
	right := filled(b.byID(root, "form"), "check")
	right.Set("carrierRef", "A-1")
	right.Set("stage", "first")
	checked := b.page(b.do(http.MethodPost, to, right), http.StatusOK)
	if got := b.drafts(); len(got) != 1 {
		t.Fatalf("drafts while checking: %v", got)
	}
	sent := filled(b.byID(checked, "form"), "send")
	sent.Set("stage", "no such stage")
	b.page(b.do(http.MethodPost, to, sent), http.StatusUnprocessableEntity)
	if got := b.drafts(); len(got) != 1 {
		t.Errorf("what was refused is no draft any more: %v", got)
	}
	b.leads(b.do(http.MethodPost, to, filled(b.byID(checked, "form"), "send")), "/filings/"+archive.Receipt(2020, 1)+"?received")
	if got := b.drafts(); len(got) != 0 {
		t.Errorf("what was filed is still a draft: %v", got)
	}
}

func TestOfTwoWhoWriteTheSameDraftTheSecondIsToldAndLosesNothing(t *testing.T) {
	d := newDesk(t, nil)
	first, second := d.signs("alpha"), d.signs("alpha")
	at := "/filings/drafts/" + first.saves("/"+formAddress, url.Values{"summary": {"はじめ"}}).Draft
	mine, others := first.page(first.get(at), http.StatusOK), second.page(second.get(at), http.StatusOK)
	to := addressOf(first, mine)
	theirs := filled(second.byID(others, "form"), "save")
	theirs.Set("summary", "相手の言葉")
	second.saves(to, theirs)
	written := filled(first.byID(mine, "form"), "save")
	written.Set("summary", "私の言葉")
	root := first.page(first.do(http.MethodPost, to, written), http.StatusOK)
	if got := hrefs(first.byID(root, "split")); !slices.Equal(got, []string{at}) {
		t.Errorf("the other draft is not told: %v", got)
	}
	if got := first.valued(root, "summary-text"); got != "私の言葉" || len(first.drafts()) != 2 {
		t.Errorf("the form says %q, drafts are %v", got, first.drafts())
	}
	if got := first.valued(first.page(first.get(at), http.StatusOK), "summary-text"); got != "相手の言葉" {
		t.Errorf("the other draft says %q", got)
	}
	theirs.Set("summary", "相手の続き")
	if s := second.saves(to, theirs); s.Other != "" {
		t.Errorf("who was first is told as well: %+v", s)
	}
}

func TestAScriptIsToldWhatIsWrongSoFar(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	s := b.saves("/en/"+formAddress, url.Values{
		"carrierRef": {"A-1"}, "annex.measures[0].title": {""}, "annex.inquiries.counts[0].channel": {"mail"}, "annex.inquiries.counts[0].count": {"many"},
		"known": {"yesterday"},
	})
	said := map[string]string{}
	for _, wrong := range s.Wrong {
		said[wrong.ID] = wrong.Text
	}
	for _, id := range []string{"stage", "known", "annex-inquiries-counts-0-count"} {
		if said[id] == "" {
			t.Errorf("nothing is said of %s: %v", id, said)
		}
	}
	for _, id := range []string{"carrierRef", "annex-measures-0-title"} {
		if said[id] != "" {
			t.Errorf("%s: %s", id, said[id])
		}
	}
	if want := words.Fill(words.English.Drafts.Saved, "time", "12:00"); s.Said != want || s.Address != "/en/filings/drafts/"+s.Draft+"/report" || s.Version != 1 {
		t.Errorf("%+v", s)
	}
}

func TestWhatCannotBeSavedIsSaidAndKeepsNobodyFromGoingOn(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	for range draft.Most {
		b.saves("/"+formAddress, url.Values{"summary": {"x"}})
	}
	w := b.quietly("/"+formAddress, url.Values{"do": {"save"}, "summary": {"x"}})
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), words.Japanese.Drafts.Problems["too-many-drafts"]) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	root := b.page(b.post("/"+formAddress, "do", "save", "summary", "残る"), http.StatusConflict)
	if got := b.valued(root, "summary-text"); got != "残る" || !strings.Contains(textOf(b.byID(root, "summary-title").Parent), words.Japanese.Drafts.Problems["too-many-drafts"]) {
		t.Errorf("the form says %q", got)
	}
	root = b.page(b.post("/"+formAddress, "do", "check", "carrierRef", "A-1", "stage", "first"), http.StatusOK)
	if !has(root, "sending") {
		t.Error("the answers cannot be checked")
	}
	if w := b.quietly("/"+formAddress, url.Values{"do": {"save"}, "summary": {strings.Repeat("x", filingFormLimit)}}); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a form that is too large: %d", w.Code)
	}
}

func TestGoingBackToTheIncidentLosesNoWord(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	other := strings.Replace(fy2020no3, "m=156", "m=200", 1)
	root := b.page(b.get("/"+formAddress), http.StatusOK)
	form := filled(b.byID(root, "form"), "change")
	form.Set("summary", "残る")
	b.leads(b.do(http.MethodPost, addressOf(b, root), form), "/filings/drafts/"+form.Get("draft")+"/incident?"+fy2020no3)
	root = b.page(b.get("/filings/new?"+other), http.StatusOK)
	at := "/filings/drafts/" + form.Get("draft") + "?" + other
	if got := hrefs(b.byID(root, "offers")); !slices.Equal(got, []string{at}) {
		t.Fatalf("drafts to go on with: %v", got)
	}
	b.leads(b.get(at+"&c=2015-04-01"), at)
	root = b.page(b.get(at), http.StatusOK)
	if got := addressOf(b, root); b.valued(root, "summary-text") != "残る" || got != "/filings/new?"+other {
		t.Errorf("%q is sent to %s", b.valued(root, "summary-text"), got)
	}
}

func TestAnAmendmentGoesBackToTheIncidentAndLosesNoWord(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	receipt := archive.Receipt(2020, 1)
	sent, to := b.amends("")
	form := filled(sent, "change")
	form.Set("step", "rest")
	form.Set("annex.other", "書き足した")
	b.leads(b.do(http.MethodPost, to, form), "/filings/drafts/"+form.Get("draft")+"/incident?"+fy2020no3)
	other := strings.Replace(fy2020no3, "m=156", "m=200", 1)
	root := b.page(b.get("/filings/new?"+other), http.StatusOK)
	if got := textOf(b.byID(root, "offers")); !strings.Contains(got, receipt) {
		t.Errorf("it is not said which filing the draft amends: %s", got)
	}
	amending := b.page(b.get("/filings/"+receipt+"/amend?"+other), http.StatusOK)
	if got := hrefs(b.byID(amending, "offers")); !slices.Equal(got, hrefs(b.byID(root, "offers"))) {
		t.Errorf("who amends it again is led to %v", got)
	}
	root = b.page(b.get(hrefs(b.byID(root, "offers"))[0]), http.StatusOK)
	if got := addressOf(b, root); b.valued(root, "annex-other") != "書き足した" || got != "/filings/"+receipt+"/amend?"+other {
		t.Fatalf("%q is sent to %s", b.valued(root, "annex-other"), got)
	}
	checked := b.page(b.do(http.MethodPost, addressOf(b, root), filled(b.byID(root, "form"), "check")), http.StatusOK)
	if changes := textOf(b.byID(checked, "changes")); !strings.Contains(changes, "3時間20分") || !strings.Contains(changes, "書き足した") {
		t.Errorf("changes: %s", changes)
	}
	b.leads(b.do(http.MethodPost, addressOf(b, checked), filled(b.byID(checked, "form"), "send")), "/filings/"+receipt+"?received")
}

func TestAScriptThatSendsAgainIsToldThatItWasReceived(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	form := url.Values{"do": {"send"}, "carrierRef": {"A-1"}, "stage": {"first"}}
	for _, again := range []bool{false, true, true} {
		w := b.quietly("/"+formAddress, form)
		var got sent
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		if want := (sent{"/filings/" + archive.Receipt(2020, 1) + "?received", again}); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	form.Set("summary", "x")
	if w := b.quietly("/"+formAddress, form); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("other content under the same reference: %d", w.Code)
	}
	if w := d.browser().quietly("/"+formAddress, form); w.Code != http.StatusUnauthorized {
		t.Errorf("nobody is signed in: %d", w.Code)
	}
}

func TestWhatWasSentForADraftStaysAsLongAsTheDraft(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	to := addressOf(b, b.page(b.get("/"+formAddress), http.StatusOK))
	root := b.page(b.multi(to, typed(append(written("A-1"), "do", "attach")...), chosen{"a.png", aPNG}), http.StatusOK)
	form := filled(b.byID(root, "form"), "save")
	delete(form, "file")
	b.leads(b.do(http.MethodPost, to, form), "/filings/drafts/"+form.Get("draft")+"/rest")
	sent, err := d.archive.Records(t.Context(), archive.Uploads, "", "", 0)
	if err != nil || len(sent) != 1 {
		t.Fatalf("sent were %+v, %v", sent, err)
	}
	if lasting := sent[0].Expires.Sub(noon); lasting < draft.Lasting || lasting > draft.Lasting+48*time.Hour {
		t.Errorf("the draft stays for %v, what was sent for it %v", draft.Lasting, lasting)
	}
}

func TestADraftOfLongAgoIsSentWithWhatItNames(t *testing.T) {
	clock := clocktest.At(noon)
	d := deskOn(t, opened(t, clock.Now), nil)
	b := d.signs("alpha")
	to := addressOf(b, b.page(b.get("/"+formAddress), http.StatusOK))
	form := filled(b.byID(b.page(b.multi(to, typed(append(written("A-1"), "do", "attach")...), chosen{"a.png", aPNG}), http.StatusOK), "form"), "save")
	delete(form, "file")
	at := b.do(http.MethodPost, to, form).Header().Get("Location")
	d.send(d.alpha, aPDF) // which nothing names

	d.clock = clock.Pass(draft.Lasting - time.Minute)
	b = d.signs("alpha")
	if w := b.get("/filings/uploads/" + digestOf(aPDF)); w.Code != http.StatusNotFound {
		t.Errorf("what nothing named is there still: %d", w.Code)
	}
	root := b.page(b.get(at), http.StatusOK)
	form = filled(b.byID(root, "form"), "send")
	delete(form, "file")
	receipt := archive.Receipt(2020, 1)
	b.leads(b.do(http.MethodPost, addressOf(b, root), form), "/filings/"+receipt+"?received")
	if w := b.get("/filings/" + receipt + "/attachments/" + digestOf(aPNG)); w.Body.String() != aPNG {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	sent, err := d.archive.Records(t.Context(), archive.Uploads, "", "", 0)
	if err != nil || len(sent) != 1 || !sent[0].Expires.IsZero() {
		t.Errorf("%+v, %v", sent, err)
	}
}

// draftless is an archive that cannot keep records at the moment.
type draftless struct{ archive.Archive }

func (d *draftless) Insert(context.Context, archive.Record, *archive.Entry) error { return errBroken }

func TestAnArchiveThatCannotKeepADraftTakesNoWordAway(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	d.drafts.Registry = &draftless{d.archive}
	said := words.Japanese.Drafts.Problems["not-kept"]
	for _, do := range []string{"save", "change"} {
		root := b.page(b.post("/"+formAddress, "do", do, "summary", "残る"), http.StatusServiceUnavailable)
		if got := b.valued(root, "summary-text"); got != "残る" || !strings.Contains(textOf(b.byID(root, "summary")), said) {
			t.Errorf("%s: the form says %q", do, got)
		}
	}
	root := b.page(b.post("/"+formAddress, "do", "add:annex.measures", "measures", "残る"), http.StatusOK)
	if got := b.valued(root, "measures"); got != "残る" || textOf(b.byID(root, "saving")) != said {
		t.Errorf("the form says %q", got)
	}
	w := b.quietly("/"+formAddress, url.Values{"do": {"save"}, "summary": {"残る"}})
	if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "hunter2") || !strings.Contains(d.log.String(), "hunter2") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	b.leads(b.post("/"+formAddress, append(written("A-1"), "do", "send")...), "/filings/"+archive.Receipt(2020, 1)+"?received")
}
