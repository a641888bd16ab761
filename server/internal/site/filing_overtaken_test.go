package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiko/server/internal/archive"
)

func TestADraftIsBroughtToTheNewestRevision(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	others, _ := b.amends("")
	mine, other := filled(form, "save"), filled(others, "send")
	mine.Set("annex.other", "私が書いた")
	at := b.saves(to, mine).Address

	longer := strings.Replace(to, "m=156", "m=200", 1)
	other.Set("annex.other", "相手も書いた")
	other.Set("annex.measures[0].state", "done")
	b.leads(b.do(http.MethodPost, longer, other), "/filings/"+archive.Receipt(2020, 1)+"?received")

	root := b.page(b.get(at), http.StatusOK)
	now := filled(b.byID(root, "form"), "check")
	for name, want := range map[string]string{"annex.other": "私が書いた", "annex.measures[0].state": "done", "amends": "2"} {
		if got := now.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for _, want := range []string{"相手も書いた", "実施済み", "3時間20分"} {
		if got := textOf(b.byID(root, "meanwhile")); !strings.Contains(got, want) {
			t.Errorf("%s is not told: %s", want, got)
		}
	}
	changes := textOf(b.byID(b.page(b.do(http.MethodPost, addressOf(b, root), now), http.StatusOK), "changes"))
	if !strings.Contains(changes, "私が書いた") || strings.Contains(changes, "3時間20分") || strings.Contains(changes, "実施済み") {
		t.Errorf("changes: %s", changes)
	}
}

func TestAddingARowDoesNotHideThatSomebodyWasFaster(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	others, _ := b.amends("")
	mine, other := filled(form, "add:annex.measures"), filled(others, "send")
	other.Set("stage", "interim")
	b.do(http.MethodPost, to, other)
	root := b.page(b.do(http.MethodPost, to, mine), http.StatusConflict)
	if !has(root, "meanwhile") || !has(root, "annex-measures-2-title") {
		t.Error("the other's revision is not told, or the row is gone")
	}
	mine.Set("do", "check")
	mine.Set("amends", "3")
	if w := b.do(http.MethodPost, to, mine); w.Code != http.StatusBadRequest {
		t.Errorf("a revision that is not there: %d", w.Code)
	}
}

func TestASaveByTheScriptLeavesTheFormAsItIs(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	b.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := b.amends("")
	others, _ := b.amends("")
	mine, other := filled(form, "save"), filled(others, "send")
	other.Set("stage", "interim")
	b.do(http.MethodPost, to, other)
	at := b.saves(to, mine).Address
	root := b.page(b.get(at), http.StatusOK)
	if got := filled(b.byID(root, "form"), "check"); !has(root, "meanwhile") || got.Get("stage") != "interim" {
		t.Errorf("the draft is not of the revision that it was written from: %v", url.Values(got)["stage"])
	}
}
