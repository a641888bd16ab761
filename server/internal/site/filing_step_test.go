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
	"jiko/server/internal/draft"
	"jiko/views/filing"
)

// presses sends the form of a page by a button of it that leads to the part with that id.
func (b *browser) presses(root *html.Node, do, id string) *httptest.ResponseRecorder {
	b.Helper()
	for _, button := range all(root, "button") {
		to, at, _ := strings.Cut(attribute(button, "formaction"), "#")
		if attribute(button, "value") == do && at == id {
			return b.do(http.MethodPost, to, filled(b.byID(root, "form"), do))
		}
	}
	b.Fatalf("no button %s leads to %s", do, id)
	return nil
}

// onStep is the page of another step of the form.
func (b *browser) onStep(root *html.Node, step string) *html.Node {
	b.Helper()
	w := b.presses(root, "show:"+step, "step-"+step)
	return b.page(b.get(w.Header().Get("Location")), http.StatusOK)
}

// typedOn are the values that the form of a page sends of what the form asks for.
func typedOn(b *browser, root *html.Node) url.Values {
	return url.Values(filing.Draft(filled(b.byID(root, "form"), "")).Typed())
}

func TestEveryStepHasAnAddressAndCarriesWhatStandsInTheOthers(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	want := typed(append(written("A-1"), "do", "save")...)
	at := "/filings/drafts/" + b.saves("/"+formAddress, want).Draft
	root := b.page(b.get(at), http.StatusOK)
	for i, step := range append(slices.Clone(filing.Steps), filing.Steps[1]) { // and back again
		if i > 0 {
			b.leads(b.presses(root, "show:"+step.Name, "step-"+step.Name), at+"/"+step.Name)
			root = b.page(b.get(at+"/"+step.Name), http.StatusOK)
		}
		if !has(root, "step-"+step.Name) || !has(root, "section-"+step.Sections[0].Name) {
			t.Errorf("this is not the step %s", step.Name)
		}
		got := typedOn(b, root)
		for name, values := range filing.Draft(want).Typed() {
			if !slices.Equal(linesOf(got[name]), linesOf(values)) {
				t.Errorf("%s: %s is %q, want %q", step.Name, name, got[name], values)
			}
		}
	}
	checked := b.page(b.presses(root, "check", "step-check"), http.StatusOK)
	for _, step := range filing.Steps {
		b.leads(b.presses(checked, "show:"+step.Name, "step-"+step.Name), at+"/"+step.Name)
	}
	b.leads(b.do(http.MethodPost, addressOf(b, checked), filled(b.byID(checked, "form"), "send")), "/filings/"+archive.Receipt(2020, 1)+"?received")
	if w := b.get(at + "/nowhere"); w.Code != http.StatusNotFound {
		t.Errorf("a step that is not there: %d", w.Code)
	}
}

// linesOf are values as a form shows them: none where nothing stands.
func linesOf(values []string) []string {
	var lines []string
	for _, value := range values {
		if value != "" {
			lines = append(lines, strings.ReplaceAll(value, "\r", ""))
		}
	}
	return lines
}

func TestADraftReopensOnTheStepAtWhichItWasLeft(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.onStep(b.page(b.get("/"+formAddress), http.StatusOK), "cause")
	if got := b.page(b.get(b.drafts()[0]), http.StatusOK); !has(got, "step-cause") {
		t.Error("who was led to a step does not find it again")
	}
	b.leads(b.presses(root, "show:rest", "step-rest"), b.drafts()[0]+"/rest")
	if got := b.page(b.get(b.drafts()[0]), http.StatusOK); !has(got, "step-rest") {
		t.Error("the draft opens on another step")
	}
}

func TestAPageThatSomebodyGoesBackToTakesNoWordAway(t *testing.T) {
	for _, do := range []string{"show:cause", "add:annex.measures"} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		root := b.page(b.get("/"+formAddress), http.StatusOK)
		to, before := addressOf(b, root), filled(b.byID(root, "form"), do)
		before.Set("summary", "はじめ")
		w := b.do(http.MethodPost, to, before)
		if w.Code == http.StatusSeeOther {
			w = b.get(w.Header().Get("Location"))
		}
		next := filled(b.byID(b.page(w, http.StatusOK), "form"), "save")
		next.Set("annex.causeDetail", "あとから")
		at := b.saves(to, next).Address
		again := b.page(b.do(http.MethodPost, to, before), http.StatusOK)
		if !has(again, "split") {
			t.Errorf("%s: it is not said that the draft is another one now", do)
		}
		if got := typedOn(b, b.page(b.get(at), http.StatusOK)).Get("annex.causeDetail"); got != "あとから" {
			t.Errorf("%s: the draft says %q", do, got)
		}
	}
}

func TestWhatCannotBeKeptKeepsNobodyFromTheNextStep(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	for range draft.Most {
		b.saves("/"+formAddress, url.Values{"summary": {"x"}})
	}
	root := b.page(b.post("/"+formAddress, "do", "show:cause", "summary", "残る"), http.StatusOK)
	if got := typedOn(b, root).Get("summary"); got != "残る" || !has(root, "step-cause") {
		t.Errorf("the next step carries %q", got)
	}
}

func TestTheFirstStepWithAMistakeIsShown(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.page(b.post("/"+formAddress, "do", "check", "step", "rest", "carrierRef", "A-1", "stage", "first",
		"annex.inquiries.counts[0].count", "x", "wholesale.belongsTo", "x"), http.StatusUnprocessableEntity)
	if !has(root, "step-response") || !slices.Contains(hrefs(b.byID(root, "summary")), "#annex-inquiries-counts-0-count") {
		t.Errorf("the summary leads to %v", hrefs(b.byID(root, "summary")))
	}
	root = b.page(b.presses(root, "mend:rest", "wholesale-belongsTo"), http.StatusUnprocessableEntity)
	if got := hrefs(b.byID(root, "summary")); !slices.Equal(got, []string{"#wholesale-belongsTo"}) {
		t.Errorf("the summary leads to %v", got)
	}
	b.page(b.presses(root, "mend:response", "annex-inquiries-counts-0-count"), http.StatusUnprocessableEntity)
}

func TestAnAmendmentGoesThroughTheSteps(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	sent := filled(form, "show:rest")
	w := b.do(http.MethodPost, to, sent)
	root := b.page(b.get(w.Header().Get("Location")), http.StatusOK)
	if got := addressOf(b, root); got != to || filled(b.byID(root, "form"), "").Get("amends") != "1" {
		t.Errorf("the step is sent to %s", got)
	}
	last := filled(b.byID(root, "form"), "check")
	last.Set("annex.other", "書き足した")
	checked := b.page(b.do(http.MethodPost, to, last), http.StatusOK)
	if got := textOf(b.byID(checked, "changes")); !strings.Contains(got, "書き足した") || strings.Contains(got, "監視する") {
		t.Errorf("changes: %s", got)
	}
}
