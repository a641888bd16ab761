package site

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"jiko/server/internal/refusal"
	"jiko/views/words"
)

// drafted is the id of a draft with those pairs, of the third incident of 2020.
func (b *browser) drafted(pairs ...string) string {
	b.Helper()
	root := b.page(b.get("/"+formAddress), http.StatusOK)
	form := filled(b.byID(root, "form"), "save")
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	b.do(http.MethodPost, addressOf(b, root), form)
	return form.Get("draft")
}

func TestTheIncidentOfADraftIsCorrectedAndTheWayBackLeadsToTheDraft(t *testing.T) {
	for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		id := b.drafted("summary", "残る", "step", "response")
		draft := w.Home + "filings/drafts/" + id
		longer := strings.Replace(fy2020no3, "m=156", "m=200", 1)
		root := b.page(b.get(draft+"/incident?"+longer), http.StatusOK)
		if got := addressOf(b, root); got != draft+"/incident" {
			t.Errorf("the calculator is sent to %s", got)
		}
		if got := hrefs(b.byID(root, "answer")); !slices.Contains(got, draft+"?"+longer) || slices.Contains(got, w.Home+"filings/new?"+longer) || !slices.Contains(got, w.Home+"?"+longer) {
			t.Errorf("the answer leads to %v", got)
		}
		if got := hrefs(b.byID(root, "main")); !slices.Contains(got, draft) {
			t.Errorf("nothing leads back without changes: %v", got)
		}
		if got := attribute(b.byID(root, "language"), "href"); !strings.HasSuffix(got, "filings/drafts/"+id+"/incident?"+longer) {
			t.Errorf("the other language is at %s", got)
		}
		back := b.page(b.get(draft+"?"+longer), http.StatusOK)
		step := filled(b.byID(back, "form"), "").Get("step")
		if got := addressOf(b, back); step != "response" || got != w.Home+"filings/new?"+longer {
			t.Errorf("at the step %q, sent to %s", step, got)
		}
	}
}

func TestTheIncidentOfADraftStaysWithTheDraftHoweverItIsTyped(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	at := "/filings/drafts/" + b.drafted() + "/incident"
	root := b.page(b.get(at), http.StatusOK)
	if got := b.valued(root, "services[0].impacts[0].users"); got == "" {
		t.Error("nothing of the incident is in the form")
	}
	for query, want := range map[string]string{
		fy2020no3 + "&do=add-service":                                 "?v=1&t=2020-06-29T12%3A11",
		strings.Replace(fy2020no3, "t=2020-06-29T12:11", "t=9:11", 1): "?" + strings.Replace(fy2020no3, "2020-06-29T12:11", "2020-07-01T09:11", 1),
	} {
		if w := b.get(at + "?" + query); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), at+want) {
			t.Errorf("%s: %d to %s", query, w.Code, w.Header().Get("Location"))
		}
	}
	b.leads(b.get(strings.TrimSuffix(at, "/incident")+"?v=1&k=voice"), at+"?v=1&k=voice")
	if got := b.get(at + "?v=1&k=voice").Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("caches may keep it: %q", got)
	}
}

func TestTheIncidentOfADraftIsForItsCarrier(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	id := b.drafted()
	at := "/filings/drafts/" + id + "/incident"
	if w := d.signs("beta").get(at); w.Code != http.StatusNotFound {
		t.Errorf("another carrier: %d", w.Code)
	}
	if w := d.signs("staff").get(at); w.Code != http.StatusNotFound {
		t.Errorf("staff: %d", w.Code)
	}
	if w := d.browser().get(at); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/sign-in?") {
		t.Errorf("nobody: %d to %s", w.Code, w.Header().Get("Location"))
	}
	b.post("/filings/drafts/" + id + "/delete")
	for _, gone := range []string{at, strings.TrimSuffix(at, "/incident") + "?" + fy2020no3} {
		root := b.page(b.get(gone), http.StatusNotFound)
		if got := textOf(all(root, "h1")[0]); got != message(refusal.NoDraft, "ja") {
			t.Errorf("once it is deleted, %s says %q", gone, got)
		}
	}
}
