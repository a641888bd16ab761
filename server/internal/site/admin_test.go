package site

import (
	"context"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/views/words"
)

func TestOnlyWhoKeepsTheAccountsSeesThem(t *testing.T) {
	d := newDesk(t, nil)
	for _, name := range []string{"accounts", "carriers", "ledger"} {
		d.browser().leads(d.browser().get("/en/admin/"+name), "/en/sign-in?next=%2Fen%2Fadmin%2F"+name)
		for _, login := range []string{"alpha", "staff"} {
			if w := d.signs(login).get("/admin/" + name); w.Code != http.StatusNotFound {
				t.Errorf("%s sees %s: %d", login, name, w.Code)
			}
		}
	}
	for _, path := range []string{"accounts/add", "accounts/suspend", "accounts/resume", "accounts/reset", "accounts/factor", "carriers/suspend", "carriers/resume"} {
		if w := d.signs("staff").post("/admin/"+path, "login", "alpha", "carrier", alphaName, "password", thePassword); w.Code != http.StatusNotFound {
			t.Errorf("staff does %s: %d", path, w.Code)
		}
	}
	d.signs("alpha")
}

func TestAnAccountIsAddedSuspendedResumedAndReset(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("admin")
	if menu := menuOf(b.page(b.get("/admin/accounts"), http.StatusOK)); menu != "/admin/accounts /admin/carriers /admin/ledger /account" {
		t.Errorf("the menu leads to %s", menu)
	}
	root := b.page(b.post("/en/admin/accounts/add", "login", "gamma", "role", "carrier", "password", thePassword), http.StatusUnprocessableEntity)
	b.wrong(root, &words.English, account.CarrierMissing)
	if textOf(b.byID(root, "carrier-error")) == "" || attribute(b.byID(root, "login"), "value") != "gamma" {
		t.Error("the form forgets, or says nothing at its field")
	}
	const company = "ガンマ通信株式会社"
	b.leads(b.post("/admin/accounts/add", "login", "gamma", "role", "carrier", "carrier", company, "password", thePassword), "/admin/accounts?done=added")
	root = b.page(b.get("/admin/accounts?done=added"), http.StatusOK)
	if got := textOf(b.byID(root, "accounts")); !strings.Contains(got, "gamma") || !strings.Contains(got, company) || !has(root, "done") {
		t.Error(got)
	}
	gamma := d.signs("gamma")
	b.leads(b.post("/admin/accounts/suspend", "login", "gamma"), "/admin/accounts?done=suspended")
	gamma.leads(gamma.get("/account"), "/sign-in?next=%2Faccount")
	b.leads(b.post("/admin/accounts/resume", "login", "gamma"), "/admin/accounts?done=resumed")
	d.signs("gamma")
	b.leads(b.post("/en/admin/accounts/reset", "login", "Gamma", "password", "another horse altogether"), "/en/admin/accounts?done=reset")
	gamma = d.browser()
	gamma.leads(gamma.post("/sign-in", "login", "gamma", "password", "another horse altogether"), "/account")
	d.expectNoted(1, archive.AccountAdded, "admin", "gamma", company)
}

func TestWhatCannotBeDoneToAnAccountIsSaid(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("admin")
	for _, test := range []struct {
		path, login string
		code        account.Code
	}{
		{"suspend", "admin", account.Forbidden},
		{"reset", "admin", account.Forbidden},
		{"factor", "admin", account.Forbidden},
		{"suspend", "nobody", account.NoSuchAccount},
		{"resume", "nobody", account.NoSuchAccount},
		{"reset", "nobody", account.NoSuchAccount},
		{"reset", "", account.NoSuchAccount},
		{"factor", "alpha", account.NoFactor},
		{"add", "alpha", account.RoleUnknown},
	} {
		root := b.page(b.post("/admin/accounts/"+test.path, "login", test.login, "password", thePassword), http.StatusUnprocessableEntity)
		b.wrong(root, &words.Japanese, test.code)
	}
	b.wrong(b.page(b.post("/admin/accounts/reset", "login", "alpha", "password", "short"), http.StatusUnprocessableEntity), &words.Japanese, account.PasswordTooShort)
}

func TestALostSecondFactorIsTakenOff(t *testing.T) {
	d := newDesk(t, nil)
	alpha, b := d.signs("alpha"), d.signs("admin")
	root := alpha.page(alpha.post("/account/factor"), http.StatusOK)
	alpha.page(alpha.post("/account/factor-confirm", "code", d.shows(textOf(all(root, "code")[0]))), http.StatusOK)
	b.leads(b.post("/admin/accounts/factor", "login", "alpha"), "/admin/accounts?done=factor")
	d.signs("alpha")
}

func TestACarrierIsSuspendedAndResumed(t *testing.T) {
	d := newDesk(t, nil)
	alpha, b := d.signs("alpha"), d.signs("admin")
	root := b.page(b.get("/admin/carriers"), http.StatusOK)
	name := b.sentWith(root, "/admin/carriers/suspend", alphaName, "carrier")
	b.leads(b.post("/admin/carriers/suspend", "carrier", name), "/admin/carriers?done=suspended")
	alpha.leads(alpha.get("/account"), "/sign-in?next=%2Faccount")
	root = b.page(b.get("/admin/carriers?done=suspended"), http.StatusOK)
	b.leads(b.post("/admin/carriers/resume", "carrier", b.sentWith(root, "/admin/carriers/resume", alphaName, "carrier")), "/admin/carriers?done=resumed")
	d.signs("alpha")
	if w := b.post("/admin/carriers/suspend", "carrier", "無"); w.Code != http.StatusNotFound {
		t.Errorf("a carrier that is none: %d", w.Code)
	}
}

func TestTheLedgerIsFilteredAndPaged(t *testing.T) {
	d := newDesk(t, nil)
	for range ledgerPage + 5 {
		if err := d.archive.Append(context.Background(), archive.Entry{At: noon, Actor: "somebody", Action: archive.Exported, Subject: "everything"}); err != nil {
			t.Fatal(err)
		}
	}
	b := d.signs("admin")
	root := b.page(b.get("/admin/ledger?actor=somebody&action=exported&subject=everything"), http.StatusOK)
	if rows := len(all(b.byID(root, "entries"), "tr")) - 1; rows != ledgerPage {
		t.Errorf("%d entries", rows)
	}
	if got := attribute(b.byID(root, "actor"), "value"); got != "somebody" {
		t.Errorf("the form forgets %q", got)
	}
	root = b.page(b.get(attribute(b.byID(root, "older"), "href")), http.StatusOK)
	if rows := len(all(b.byID(root, "entries"), "tr")) - 1; rows != 5 || has(root, "older") {
		t.Errorf("%d entries on the last page", rows)
	}
	root = b.page(b.get("/en/admin/ledger?actor=nobody"), http.StatusOK)
	if got := textOf(b.byID(root, "entries")); got != words.English.Admin.NoEntries {
		t.Error(got)
	}
	for _, query := range []string{"action=nonsense", "before=nonsense"} {
		if w := b.get("/admin/ledger?" + query); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", query, w.Code)
		}
	}
}

// TestEveryActionOfTheLedgerHasWords reads the actions from their source, so that a new one is not forgotten.
func TestEveryActionOfTheLedgerHasWords(t *testing.T) {
	source, err := os.ReadFile("../archive/ledger.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`Action = "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(declared) != len(ledgerActions) {
		t.Errorf("%d actions are declared, %d can be asked for", len(declared), len(ledgerActions))
	}
	for _, catalog := range languagesOfPages {
		for _, action := range declared {
			if catalog.Admin.Actions[action[1]] == "" {
				t.Errorf("%s: no words for %s", catalog.Lang, action[1])
			}
		}
		a := &catalog.Admin
		if len(a.AccountColumns) != 6 || len(a.CarrierColumns) != 4 || len(a.LedgerColumns) != 5 {
			t.Errorf("%s: a table lacks a column", catalog.Lang)
		}
	}
}
