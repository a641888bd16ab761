package admin

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/uitest"
	"jiko/views/words"
)

var (
	languages = []*words.Catalog{&words.Japanese, &words.English}
	spring    = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) // 9 o'clock in Japan
)

// visit is that of an administrator, on a page.
func visit(w *words.Catalog, page string) frame.Visit {
	return frame.Visit{
		Lang: w.Lang, Path: w.Home + page, Asset: func(name string) string { return "/static/" + name }, Accounts: true, Login: "admin", Role: "admin",
	}
}

// find is what a list was narrowed down to, by a query string.
func find(query string) Find {
	asked, err := url.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	return Find{Asked: asked}
}

var noto = Account{Login: "noto", Role: "carrier", Carrier: "能登通信", Added: spring}

// everyPage draws each page of the package in each of its states.
func everyPage(t *testing.T, w *words.Catalog) map[string]*html.Node {
	t.Helper()
	goesOn := find("q=noto&after=a")
	goesOn.Next = "noto"
	out := noto
	out.Suspended, out.Factor, out.Locked = true, true, true
	session := account.Session{ID: "s1", Browser: "Firefox", System: "Linux", From: "192.0.2.1", Began: spring, Seen: spring}
	token := account.Token{ID: "t1", Scopes: "read", Issued: spring, Expires: spring}
	drawn := map[string]*html.Node{}
	for name, page := range map[string]templ.Component{
		"accounts":       Accounts(&AccountsInput{Visit: visit(w, frame.Accounts), Find: goesOn, Accounts: []Account{noto, out}}),
		"no accounts":    Accounts(&AccountsInput{Visit: visit(w, frame.Accounts), Find: find("role=staff&state=suspended")}),
		"not added":      Accounts(&AccountsInput{Visit: visit(w, frame.Accounts), Find: find(""), Code: "carrier-missing", Typed: noto}),
		"account":        One(&AccountInput{Visit: visit(w, OnePath), Account: noto, Sessions: []account.Session{session}, Tokens: []account.Token{token}}),
		"account out":    One(&AccountInput{Visit: visit(w, OnePath), Account: out, Done: "suspended"}),
		"account, wrong": One(&AccountInput{Visit: visit(w, OnePath), Account: noto, Code: "password-too-short", Form: ResetPath}),
		"own account":    One(&AccountInput{Visit: visit(w, OnePath), Account: Account{Login: "admin", Role: "admin"}}),
		"carriers":       Carriers(&CarriersInput{Visit: visit(w, frame.Carriers), Find: goesOn, Carriers: []Carrier{{"能登通信", spring, false}}, Done: "resumed"}),
		"no carriers":    Carriers(&CarriersInput{Visit: visit(w, frame.Carriers), Find: find("q=x"), Code: "carrier-taken", Typed: "能登通信"}),
		"ledger": Ledger(&LedgerInput{Visit: visit(w, frame.Ledger), Find: goesOn, Actions: []string{"filed", failedSignIn},
			Entries: []Entry{{spring, "noto", "filed", "2026-000001-4", "A-1"}}}),
		"no ledger":     Ledger(&LedgerInput{Visit: visit(w, frame.Ledger), Find: find("actor=x")}),
		"ledger, wrong": Ledger(&LedgerInput{Visit: visit(w, frame.Ledger), Find: find("from=x&to=y"), Problems: map[string]string{"from": "malformed", "to": "malformed"}}),
	} {
		drawn[name] = uitest.Draw(t, page)
	}
	return drawn
}

func TestEveryPageHoldsToWhatHoldsForAll(t *testing.T) {
	for _, w := range languages {
		for name, root := range everyPage(t, w) {
			t.Run(w.Lang+" "+name, func(t *testing.T) { uitest.Check(t, root) })
		}
	}
}

func TestAListLeadsToItsOtherPagesWithItsFilters(t *testing.T) {
	for _, test := range []struct {
		name, query, next string
		want              pager
	}{
		{"one page", "", "", pager{List: "/l"}},
		{"the first of many", "", "noto", pager{List: "/l", Next: "/l?after=noto"}},
		{"filtered", "q=n&role=staff", "", pager{List: "/l", Clear: "/l"}},
		{"filtered, the first of many", "q=n", "noto", pager{List: "/l", Clear: "/l", Next: "/l?after=noto&q=n"}},
		{"the last of many", "after=noto", "", pager{List: "/l", First: "/l"}},
		{"filtered, in the middle", "q=n&after=a", "noto", pager{List: "/l", Clear: "/l", First: "/l?q=n", Next: "/l?after=noto&q=n"}},
		{"what was done is no filter", "done=added", "noto", pager{List: "/l", Next: "/l?after=noto"}},
	} {
		f := find(test.query)
		f.Next = test.next
		if got := newPager(&f, "/l"); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
		if f.Asked.Encode() != find(test.query).Asked.Encode() {
			t.Errorf("%s: what was asked was changed", test.name)
		}
	}
}

func TestWhyAnAccountWasNotAddedStandsAtItsField(t *testing.T) {
	for code, field := range map[string]string{
		"login-invalid": "login", "login-taken": "login", "carrier-missing": "carrier", "carrier-not-asked": "carrier", "carrier-invalid": "carrier",
		"password-too-short": "password", "password-too-long": "password", "password-unreadable": "password", "password-guessable": "password",
		"password-own-name": "password", "role-unknown": "main",
	} {
		for _, w := range languages {
			m := newAccounts(&AccountsInput{Visit: visit(w, frame.Accounts), Find: find(""), Code: code, Typed: noto})
			why := w.Account.Problems[code]
			if why == "" || len(m.Summary.Items) != 1 || m.Summary.Items[0].Text != why || m.Summary.Items[0].Href != "#"+field {
				t.Errorf("%s: the summary is %+v", code, m.Summary)
			}
			said := map[string]string{"login": m.Login.Error, "carrier": m.Carrier.Error, "password": m.Password.Error, "main": why}
			if said[field] != why {
				t.Errorf("%s: at the field stands %q", code, said[field])
			}
			if m.Login.Value != "noto" || m.Carrier.Value != "能登通信" || m.Password.Value != "" || !strings.HasPrefix(m.Title, w.Site.ErrorPrefix) {
				t.Errorf("%s: %+v", code, m)
			}
		}
	}
}

func TestTheListOfAccountsLeadsToEach(t *testing.T) {
	root := everyPage(t, &words.English)["accounts"]
	if got := uitest.Links(uitest.ByID(root, "accounts")); !slices.Contains(got, "/en/admin/account?login=noto") {
		t.Errorf("it leads to %v", got)
	}
}

func TestAnAccountCanBeTurnedTheOtherWay(t *testing.T) {
	for name, want := range map[string]string{"account": "/en/" + SuspendPath, "account out": "/en/" + ResumePath} {
		access := uitest.ByID(everyPage(t, &words.English)[name], "access")
		if got := uitest.Attribute(uitest.All(access, "form")[0], "action"); got != want {
			t.Errorf("%s: the button leads to %s", name, got)
		}
	}
}

func TestEveryFormOfAnAccountSendsItsLogin(t *testing.T) {
	for _, name := range []string{"account", "account out"} {
		root := everyPage(t, &words.Japanese)[name]
		for _, form := range uitest.All(uitest.ByID(root, "main"), "form") {
			sent := map[string]string{}
			for _, input := range uitest.All(form, "input") {
				sent[uitest.Attribute(input, "name")] = uitest.Attribute(input, "value")
			}
			if sent["login"] != "noto" || uitest.Attribute(form, "method") != "post" {
				t.Errorf("%s: %s sends %v", name, uitest.Attribute(form, "action"), sent)
			}
		}
	}
}

func TestTheSecondFactorIsRemovedOnlyWhereThereIsOne(t *testing.T) {
	drawn := everyPage(t, &words.Japanese)
	if uitest.ByID(drawn["account"], "factor") != nil || uitest.ByID(drawn["account out"], "factor") == nil {
		t.Error("the button is where it should not be, or not where it should")
	}
}

func TestAnAccountSaysThatItIsLocked(t *testing.T) {
	for _, w := range languages {
		drawn := everyPage(t, w)
		for name, want := range map[string]bool{"account": false, "account out": true} {
			if got := strings.Contains(uitest.Text(uitest.ByID(drawn[name], "facts")), w.Admin.Locked); got != want {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}

func TestOnesOwnAccountOffersNothingThatShutsOneselfOut(t *testing.T) {
	root := everyPage(t, &words.Japanese)["own account"]
	for _, id := range []string{"access", "reset", "factor"} {
		if uitest.ByID(root, id) != nil {
			t.Errorf("it offers %s", id)
		}
	}
}

func TestTheLedgerForgetsNoFilterThatCannotBeRead(t *testing.T) {
	root := everyPage(t, &words.English)["ledger, wrong"]
	for id, value := range map[string]string{"by-from": "x", "by-to": "y"} {
		field := uitest.ByID(root, id)
		if uitest.Attribute(field, "value") != value || uitest.Attribute(field, "aria-invalid") != "true" || uitest.Text(uitest.ByID(root, id+"-error")) == "" {
			t.Errorf("%s is %q", id, uitest.Attribute(field, "value"))
		}
	}
	if got := uitest.Links(uitest.ByID(root, "summary")); !slices.Equal(got, []string{"#by-from", "#by-to"}) {
		t.Errorf("the summary leads to %v", got)
	}
	if uitest.ByID(root, "entries") != nil {
		t.Error("entries are listed that were not asked for")
	}
}

func TestWhatWasDoneHasWords(t *testing.T) {
	for _, w := range languages {
		for _, done := range []string{
			"added", "carrier-added", "suspended", "resumed", "reset", "factor", "session-ended", "sessions-ended", "token-revoked",
		} {
			if w.Admin.Done[done] == "" {
				t.Errorf("%s: no words for %s", w.Lang, done)
			}
		}
		for _, state := range states {
			if w.Admin.States[state] == "" {
				t.Errorf("%s: no words for %s", w.Lang, state)
			}
		}
	}
}

func TestEveryTableHasAColumnForEachCell(t *testing.T) {
	for _, w := range languages {
		for name, root := range everyPage(t, w) {
			for _, table := range uitest.All(root, "table") {
				columns := len(uitest.All(uitest.All(table, "thead")[0], "th"))
				for _, row := range uitest.All(uitest.All(table, "tbody")[0], "tr") {
					if cells := len(uitest.All(row, "td")) + len(uitest.All(row, "th")); cells != columns {
						t.Errorf("%s: %d cells under %d columns", name, cells, columns)
					}
				}
			}
		}
	}
}
