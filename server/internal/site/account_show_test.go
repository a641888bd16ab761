package site

import (
	"net/http"
	"strings"
	"testing"
)

func TestTheAccountIsShownToItsOwnerOnly(t *testing.T) {
	d := newDesk(t, nil)
	stranger := d.browser()
	stranger.leads(stranger.get("/en/account"), "/en/sign-in?next=%2Fen%2Faccount")
	b := d.signs("alpha")
	root := b.page(b.get("/account"), http.StatusOK)
	if facts := textOf(b.byID(root, "facts")); !strings.Contains(facts, "alpha") || !strings.Contains(facts, alphaName) {
		t.Error(facts)
	}
	if who := textOf(all(root, "header")[0]); !strings.Contains(who, "alpha でサインイン中") {
		t.Error(who)
	}
	d.suspend("alpha")
	b.leads(b.get("/account"), "/sign-in?next=%2Faccount")
}

func TestWithoutAnArchiveNobodySignsIn(t *testing.T) {
	for _, address := range []string{"/sign-in", "/en/account"} {
		wantRefusal(t, get(real(), address), http.StatusNotFound, "not-found")
	}
	if menu := elements(t, get(real(), "/").Body, "nav"); len(menu) != 0 {
		t.Errorf("the calculator has the menu %v", menu)
	}
}

func TestTheFirstAccountIsExplained(t *testing.T) {
	d := newEmptyDesk(t)
	b := d.browser()
	root := b.page(b.get("/sign-in"), http.StatusOK)
	if got := textOf(b.byID(root, "none")); !strings.Contains(got, "jiko account add --role admin") {
		t.Error(got)
	}
	d.account("admin", "admin", "")
	if has(b.page(b.get("/sign-in"), http.StatusOK), "none") {
		t.Error("there is an account, and the page says there is none")
	}
}
