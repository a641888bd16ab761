package site

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

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
	for _, path := range []string{
		"accounts/add", "account/suspend", "account/resume", "account/reset", "account/factor", "account/session-end", "account/sessions-end",
		"account/token-revoke", "carriers/add", "carriers/suspend", "carriers/resume",
	} {
		if w := d.signs("staff").post("/admin/"+path, "login", "alpha", "carrier", alphaName, "password", thePassword); w.Code != http.StatusNotFound {
			t.Errorf("staff does %s: %d", path, w.Code)
		}
	}
	if w := d.signs("staff").get("/admin/account?login=alpha"); w.Code != http.StatusNotFound {
		t.Errorf("staff sees an account: %d", w.Code)
	}
	d.signs("alpha")
}

func TestAnAccountIsAddedSuspendedResumedAndReset(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("admin")
	if menu := menuOf(b.page(b.get("/admin/accounts"), http.StatusOK)); menu != "/admin/accounts /admin/carriers /admin/ledger /account" {
		t.Errorf("the menu leads to %s", menu)
	}
	root := b.page(b.post("/en/admin/accounts/add", "login", "gamma", "role", "carrier", "password", thePassword, "confirmation", thePassword), http.StatusUnprocessableEntity)
	b.wrong(root, &words.English, account.CarrierMissing)
	if textOf(b.byID(root, "carrier-error")) == "" || attribute(b.byID(root, "login"), "value") != "gamma" {
		t.Error("the form forgets, or says nothing at its field")
	}
	const company = "ガンマ通信株式会社"
	b.leads(b.post("/admin/accounts/add", "login", "Gamma", "role", "carrier", "carrier", company, "password", thePassword, "confirmation", thePassword), "/admin/account?done=added&login=gamma")
	root = b.page(b.get("/admin/account?done=added&login=gamma"), http.StatusOK)
	if got := textOf(b.byID(root, "facts")); !strings.Contains(got, company) || !has(root, "done") {
		t.Error(got)
	}
	gamma := d.signs("gamma")
	b.leads(b.post("/admin/account/suspend", "login", "gamma"), "/admin/account?done=suspended&login=gamma")
	gamma.leads(gamma.get("/account"), "/sign-in?next=%2Faccount")
	root = b.page(b.get("/admin/account?login=gamma"), http.StatusOK)
	b.leads(b.post("/admin/account/resume", "login", b.sentWith(root, "/admin/account/resume", "gamma", "login")), "/admin/account?done=resumed&login=gamma")
	d.signs("gamma")
	b.leads(b.post("/en/admin/account/reset", "login", "gamma", "password", "another horse altogether", "confirmation", thePassword), "/en/admin/account?done=reset&login=gamma")
	gamma = d.browser()
	gamma.leads(gamma.post("/sign-in", "login", "gamma", "password", "another horse altogether"), "/filings")
	d.expectNoted(1, archive.AccountAdded, "admin", "gamma", company)
}

func TestWhatCannotBeDoneToAnAccountIsSaid(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("admin")
	for _, test := range []struct {
		path, login string
		code        account.Code
	}{
		{"account/suspend", "admin", account.Forbidden},
		{"account/reset", "admin", account.Forbidden},
		{"account/factor", "admin", account.Forbidden},
		{"account/sessions-end", "admin", account.Forbidden},
		{"account/factor", "alpha", account.NoFactor},
		{"account/session-end", "alpha", account.NoSuchSession},
		{"account/token-revoke", "alpha", account.NoSuchToken},
		{"accounts/add", "alpha", account.RoleUnknown},
	} {
		root := b.page(b.post("/admin/"+test.path, "login", test.login, "password", thePassword, "confirmation", thePassword), http.StatusUnprocessableEntity)
		b.wrong(root, &words.Japanese, test.code)
	}
	root := b.page(b.post("/admin/account/reset", "login", "alpha", "password", "short", "confirmation", thePassword), http.StatusUnprocessableEntity)
	b.wrong(root, &words.Japanese, account.PasswordTooShort)
	if textOf(b.byID(root, "password-error")) == "" {
		t.Error("nothing is said at the field")
	}
	for _, login := range []string{"nobody", "", "Alpha"} {
		if w := b.get("/admin/account?login=" + login); w.Code != http.StatusNotFound {
			t.Errorf("%q: %d", login, w.Code)
		}
		for _, path := range []string{"suspend", "resume", "reset", "factor", "session-end", "sessions-end"} {
			if w := b.post("/admin/account/"+path, "login", login, "password", thePassword, "confirmation", thePassword); w.Code != http.StatusNotFound {
				t.Errorf("%s %q: %d", path, login, w.Code)
			}
		}
	}
}

func TestWhoFoundTheSessionOfAnAdministratorTakesNoAccountOver(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	root := alpha.page(alpha.post("/account/factor", "confirmation", thePassword), http.StatusOK)
	alpha.page(alpha.post("/account/factor-confirm", "code", d.shows(textOf(all(root, "code")[0]))), http.StatusOK)
	for path, field := range map[string]string{"accounts/add": "confirmation", "account/reset": "reset-password", "account/factor": "factor-password"} {
		b := d.signs("admin")
		sent := []string{"login", "alpha", "role", "staff", "password", "another horse altogether"}
		if path == "accounts/add" {
			sent[1] = "mine"
		}
		for _, own := range []string{"", "another horse altogether"} {
			root := b.page(b.post("/admin/"+path, append(sent, "confirmation", own)...), http.StatusUnprocessableEntity)
			b.wrong(root, &words.Japanese, account.WrongCredentials)
			if textOf(b.byID(root, field+"-error")) == "" {
				t.Errorf("%s: nothing is said at the field", path)
			}
		}
	}
	one, err := d.accounts.Account(t.Context(), account.Operator(), "alpha")
	if err != nil || !one.Factor {
		t.Errorf("%+v, %v", one, err)
	}
	if _, err := d.accounts.Account(t.Context(), account.Operator(), "mine"); account.CodeOf(err) != account.NoSuchAccount {
		t.Errorf("an account was added: %v", err)
	}
	b := d.browser()
	b.leads(b.post("/sign-in", "login", "alpha", "password", thePassword), "/sign-in/code")
}

func TestAccountsAreLookedForAndPaged(t *testing.T) {
	d := newDesk(t, nil)
	for i := range linesOnPage + 1 {
		d.account(fmt.Sprintf("many-%02d", i), account.RoleStaff, "")
	}
	b := d.signs("admin")
	rows := func(root *html.Node) int { return len(all(b.byID(root, "accounts"), "tr")) - 1 }
	b.leads(b.get("/admin/accounts?q=many&role=&state="), "/admin/accounts?q=many")
	root := b.page(b.get("/admin/accounts?q=many"), http.StatusOK)
	if n := rows(root); n != linesOnPage || attribute(b.byID(root, "by-q"), "value") != "many" {
		t.Errorf("%d accounts on the first page", n)
	}
	next := attribute(b.byID(root, "next"), "href")
	root = b.page(b.get(next), http.StatusOK)
	if n := rows(root); n != 1 || has(root, "next") || attribute(b.byID(root, "first"), "href") != "/admin/accounts?q=many" {
		t.Errorf("%d accounts on the last page, %s", n, next)
	}
	d.suspend("many-07")
	root = b.page(b.get("/en/admin/accounts?q=many&state=suspended&role=staff"), http.StatusOK)
	if got := hrefs(b.byID(root, "accounts")); len(got) != 1 || got[0] != "/en/admin/account?login=many-07" {
		t.Errorf("found %v", got)
	}
	root = b.page(b.get("/en/admin/accounts?q=%E7%84%A1"), http.StatusOK)
	if got := textOf(b.byID(root, "accounts")); got != words.English.Admin.NoAccounts {
		t.Error(got)
	}
	for _, query := range []string{"role=root", "state=gone"} {
		if w := b.get("/admin/accounts?" + query); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", query, w.Code)
		}
	}
}

func TestSessionsAndTokensOfAnAccountAreListedAndEnded(t *testing.T) {
	d := newDesk(t, nil)
	one, other, b := d.signs("alpha"), d.signs("alpha"), d.signs("admin")
	token := d.token("alpha", account.ScopeRead)
	root := b.page(b.get("/admin/account?login=alpha"), http.StatusOK)
	if n := len(all(b.byID(root, "sessions"), "tr")) - 1; n != 2 {
		t.Errorf("%d sessions", n)
	}
	id := b.sentWith(root, "/admin/account/session-end", "", "id")
	b.leads(b.post("/admin/account/session-end", "login", "alpha", "id", id), "/admin/account?done=session-ended&login=alpha")
	in := 0
	for _, alpha := range []*browser{one, other} {
		if alpha.get("/account").Code == http.StatusOK {
			in++
		}
	}
	if in != 1 {
		t.Errorf("%d sessions are left", in)
	}
	for len(all(b.byID(root, "tokens"), "form")) > 0 {
		b.leads(b.post("/admin/account/token-revoke", "login", "alpha", "id", b.sentWith(root, "/admin/account/token-revoke", "", "id")),
			"/admin/account?done=token-revoked&login=alpha")
		root = b.page(b.get("/admin/account?login=alpha"), http.StatusOK)
	}
	if w := get(d.Site, "/api/v1/filings", "Authorization", "Bearer "+token); w.Code != http.StatusUnauthorized {
		t.Errorf("the token is answered %d", w.Code)
	}
	b.leads(b.post("/admin/account/sessions-end", "login", "alpha"), "/admin/account?done=sessions-ended&login=alpha")
	for _, alpha := range []*browser{one, other} {
		alpha.leads(alpha.get("/account"), "/sign-in?next=%2Faccount")
	}
	root = b.page(b.get("/en/admin/account?login=alpha"), http.StatusOK)
	if got := textOf(b.byID(root, "sessions")); !strings.Contains(got, words.English.Admin.NoSessions) {
		t.Error(got)
	}
}

func TestALostSecondFactorIsTakenOff(t *testing.T) {
	d := newDesk(t, nil)
	alpha, b := d.signs("alpha"), d.signs("admin")
	if root := b.page(b.get("/admin/account?login=alpha"), http.StatusOK); has(root, "factor") {
		t.Error("a factor that is not there can be removed")
	}
	root := alpha.page(alpha.post("/account/factor", "confirmation", thePassword), http.StatusOK)
	alpha.page(alpha.post("/account/factor-confirm", "code", d.shows(textOf(all(root, "code")[0]))), http.StatusOK)
	root = b.page(b.get("/admin/account?login=alpha"), http.StatusOK)
	b.byID(root, "factor")
	b.leads(b.post("/admin/account/factor", "login", "alpha", "confirmation", thePassword), "/admin/account?done=factor&login=alpha")
	d.signs("alpha")
}

func TestOnesOwnAccountIsNotChangedAmongThoseOfOthers(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("admin")
	root := b.page(b.get("/admin/account?login=admin"), http.StatusOK)
	if has(root, "access") || has(root, "reset") {
		t.Error("one can shut oneself out")
	}
}

func TestACarrierIsAddedSuspendedAndResumed(t *testing.T) {
	d := newDesk(t, nil)
	alpha, b := d.signs("alpha"), d.signs("admin")
	found := url.Values{"q": {alphaName}}
	root := b.page(b.get("/admin/carriers"), http.StatusOK)
	name := b.sentWith(root, "/admin/carriers/suspend", alphaName, "carrier")
	found.Set("done", "suspended")
	b.leads(b.post("/admin/carriers/suspend", "carrier", name), "/admin/carriers?"+found.Encode())
	alpha.leads(alpha.get("/account"), "/sign-in?next=%2Faccount")
	root = b.page(b.get("/admin/carriers?"+found.Encode()), http.StatusOK)
	if rows := len(all(b.byID(root, "carriers"), "tr")) - 1; rows != 1 || !has(root, "done") {
		t.Errorf("%d carriers", rows)
	}
	found.Set("done", "resumed")
	b.leads(b.post("/admin/carriers/resume", "carrier", b.sentWith(root, "/admin/carriers/resume", alphaName, "carrier")), "/admin/carriers?"+found.Encode())
	d.signs("alpha")
	if w := b.post("/admin/carriers/suspend", "carrier", "無"); w.Code != http.StatusNotFound {
		t.Errorf("a carrier that is none: %d", w.Code)
	}
	const company = "デルタ通信株式会社"
	b.leads(b.post("/en/admin/carriers/add", "carrier", " "+company), "/en/admin/carriers?"+url.Values{"q": {company}, "done": {"carrier-added"}}.Encode())
	d.expectNoted(1, archive.CarrierAdded, "admin", company, "")
	b.wrong(b.page(b.post("/en/admin/carriers/add", "carrier", company), http.StatusUnprocessableEntity), &words.English, account.CarrierTaken)
	root = b.page(b.post("/admin/carriers/add", "carrier", ""), http.StatusUnprocessableEntity)
	b.wrong(root, &words.Japanese, account.CarrierInvalid)
}

func TestTheLedgerIsFilteredAndPaged(t *testing.T) {
	d := newDesk(t, nil)
	for range linesOnPage + 5 {
		if err := d.archive.Append(context.Background(), archive.Entry{At: noon, Actor: "somebody", Action: archive.Exported, Subject: "everything"}); err != nil {
			t.Fatal(err)
		}
	}
	b := d.signs("admin")
	b.leads(b.get("/admin/ledger?actor=somebody&action=&subject=&from=&to="), "/admin/ledger?actor=somebody")
	root := b.page(b.get("/admin/ledger?actor=somebody&action=exported&subject=everything"), http.StatusOK)
	if rows := len(all(b.byID(root, "entries"), "tr")) - 1; rows != linesOnPage {
		t.Errorf("%d entries", rows)
	}
	if got := attribute(b.byID(root, "by-actor"), "value"); got != "somebody" {
		t.Errorf("the form forgets %q", got)
	}
	root = b.page(b.get(attribute(b.byID(root, "next"), "href")), http.StatusOK)
	if rows := len(all(b.byID(root, "entries"), "tr")) - 1; rows != 5 || has(root, "next") {
		t.Errorf("%d entries on the last page", rows)
	}
	root = b.page(b.get("/en/admin/ledger?actor=nobody"), http.StatusOK)
	if got := textOf(b.byID(root, "entries")); got != words.English.Admin.NoEntries {
		t.Error(got)
	}
	d.expectNoted(1, archive.LedgerRead, "admin", "", "action=exported&actor=somebody&subject=everything")
	for _, query := range []string{"action=nonsense", "after=nonsense"} {
		if w := b.get("/admin/ledger?" + query); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", query, w.Code)
		}
	}
}

func TestTheLedgerIsAskedForDaysOfJapan(t *testing.T) {
	d := newDesk(t, nil)
	midnight := time.Date(2020, 6, 30, 15, 0, 0, 0, time.UTC) // 2020-07-01 in Japan
	for at, subject := range map[time.Time]string{midnight.Add(-time.Millisecond): "june", midnight: "july"} {
		if err := d.archive.Append(context.Background(), archive.Entry{At: at, Actor: "somebody", Action: archive.SignInFailed, Subject: subject}); err != nil {
			t.Fatal(err)
		}
	}
	b := d.signs("admin")
	for query, want := range map[string]string{
		"to=2020-06-30": "june", "from=2020-07-01": "july", "from=2020-07-01&to=2020-07-01": "july", "from=2020-06-30&to=2020-07-01": "julyjune",
		"from=2020-07-02": "", "to=2020-06-29": "",
	} {
		root := b.page(b.get("/admin/ledger?action=sign-in-failed&actor=somebody&"+query), http.StatusOK)
		got := ""
		for _, row := range all(b.byID(root, "entries"), "tr") {
			if cells := all(row, "td"); len(cells) > 2 {
				got += textOf(cells[2])
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	for query, code := range map[string]string{
		"from=yesterday": "malformed", "to=2020-13-01": "malformed", "from=2020-07-01&to=2020-06-30": "reversed",
	} {
		root := b.page(b.get("/en/admin/ledger?"+query), http.StatusUnprocessableEntity)
		if got := textOf(b.byID(root, "summary")); !strings.Contains(got, words.English.Admin.Problems[code]) || has(root, "entries") {
			t.Errorf("%s: %s", query, got)
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
		if len(a.AccountColumns) != 5 || len(a.CarrierColumns) != 4 || len(a.LedgerColumns) != 5 {
			t.Errorf("%s: a table lacks a column", catalog.Lang)
		}
	}
}

func TestTheLedgerSaysWhyASignInFailedInTheLanguageOfTheReader(t *testing.T) {
	d := newDesk(t, nil)
	d.browser().post("/sign-in", "login", "alpha", "password", "wrong password")
	b := d.signs("admin")
	for home, lang := range map[string]string{"/": "ja", "/en/": "en"} {
		root := b.page(b.get(home+"admin/ledger?action=sign-in-failed"), http.StatusOK)
		if got, want := textOf(b.byID(root, "entries")), words.In(lang).Ledger.Reasons["wrong-credentials"]; !strings.Contains(got, want) {
			t.Errorf("%s: %s", lang, got)
		}
	}
}
