package site

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/server/internal/account"
	"jiko/views/words"
)

// sentWith is the value that a form of the page sends under that name: of the first form with that action that is about something.
func (b *browser) sentWith(root *html.Node, action, about, name string) string {
	b.Helper()
	for _, form := range all(root, "form") {
		if attribute(form, "action") != action || !strings.Contains(textOf(form), about) {
			continue
		}
		for _, input := range all(form, "input") {
			if attribute(input, "name") == name {
				return attribute(input, "value")
			}
		}
	}
	b.Fatalf("no form sends %s to %s", name, action)
	return ""
}

// wrong holds a page to name that refusal in its summary.
func (b *browser) wrong(root *html.Node, catalog *words.Catalog, code account.Code) {
	b.Helper()
	if got := textOf(b.byID(root, "summary")); !strings.Contains(got, catalog.Account.Problems[string(code)]) {
		b.Errorf("the summary is %q, want %s", got, code)
	}
}

func TestAPasswordIsChangedAndOtherBrowsersAreOut(t *testing.T) {
	d := newDesk(t, nil)
	b, other := d.signs("alpha"), d.signs("alpha")
	const next = "another horse altogether"
	b.wrong(b.page(b.post("/account/password", "old", "wrong", "new", next), http.StatusUnprocessableEntity), &words.Japanese, account.WrongCredentials)
	root := b.page(b.post("/en/account/password", "old", thePassword, "new", "short"), http.StatusUnprocessableEntity)
	b.wrong(root, &words.English, account.PasswordTooShort)
	if got := textOf(b.byID(root, "new-error")); got == "" {
		t.Error("nothing is said at the field")
	}
	if got := attribute(b.byID(root, "language"), "href"); got != "/account" {
		t.Errorf("the other language is at %s", got)
	}
	before := b.cookies["jiko"]
	b.leads(b.post("/account/password", "old", thePassword, "new", next), "/account?done=password")
	if b.cookies["jiko"] == before {
		t.Error("the session goes on under its old secret")
	}
	if got := textOf(b.byID(b.page(b.get("/account?done=password"), http.StatusOK), "done")); got != words.Japanese.Account.Done["password"] {
		t.Error(got)
	}
	if has(b.page(b.get("/account?done=nonsense"), http.StatusOK), "done") {
		t.Error("the address makes the page say that something was done")
	}
	other.leads(other.get("/account"), "/sign-in?next=%2Faccount")
	fresh := d.browser()
	fresh.leads(fresh.post("/sign-in", "login", "alpha", "password", next), "/filings")
}

func TestATokenIsShownOnceAndRevoked(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.page(b.post("/account/token", "label", "夜間", "scopes", "read", "days", "30", "confirmation", thePassword), http.StatusOK)
	secret := textOf(all(b.byID(root, "secret"), "code")[0])
	if w := b.as(secret, http.MethodGet, "/api/v1/filings", ""); w.Code != http.StatusOK {
		t.Errorf("the token %s: %d", secret, w.Code)
	}
	if w := b.as(secret, http.MethodPost, "/api/v1/filings", reportOf("A", "")); w.Code != http.StatusForbidden {
		t.Errorf("the token files: %d", w.Code)
	}
	root = b.page(b.get("/account"), http.StatusOK)
	if has(root, "secret") || strings.Contains(textOf(root), secret) {
		t.Error("the token is shown again")
	}
	if got := textOf(b.byID(root, "tokens")); !strings.Contains(got, "夜間") {
		t.Error(got)
	}
	id := b.sentWith(root, "/account/token-revoke", "夜間", "id")
	stranger := d.signs("beta")
	stranger.wrong(stranger.page(stranger.post("/account/token-revoke", "id", id), http.StatusUnprocessableEntity), &words.Japanese, account.NoSuchToken)
	b.leads(b.post("/account/token-revoke", "id", id), "/account?done=token-revoked")
	if w := b.as(secret, http.MethodGet, "/api/v1/filings", ""); w.Code != http.StatusUnauthorized {
		t.Errorf("the revoked token: %d", w.Code)
	}
}

func TestWhatOutlastsASessionAsksForThePasswordOnceMore(t *testing.T) {
	d := newDesk(t, nil)
	for path, field := range map[string]string{"account/token": "token-password", "account/factor": "factor-password"} {
		b := d.signs("staff")
		sent := []string{"scopes", "read", "days", "30"}
		for _, password := range []string{"", "wrong horse battery staple"} {
			root := b.page(b.post("/en/"+path, append(sent, "confirmation", password)...), http.StatusUnprocessableEntity)
			b.wrong(root, &words.English, account.WrongCredentials)
			if has(root, "secret") || textOf(b.byID(root, field+"-error")) == "" {
				t.Errorf("%s with %q: something is made, or nothing is said at the field", path, password)
			}
		}
		b.page(b.post("/"+path, append(sent, "confirmation", thePassword)...), http.StatusOK)
	}
}

func TestATokenThatCannotBeIsRefused(t *testing.T) {
	d := newDesk(t, nil)
	for login, tests := range map[string][]struct {
		label, scopes, days string
		code                account.Code
	}{
		"alpha": {
			{"x", "read", "31", account.ExpiryInvalid},
			{"x", "everything", "30", account.ScopeUnknown},
			{strings.Repeat("長", 101), "read", "30", account.LabelInvalid},
		},
		"staff": {{"x", "file", "30", account.ScopeNotOfRole}},
		"admin": {{"x", "read", "30", account.ScopeNotOfRole}},
	} {
		b := d.signs(login)
		for _, test := range tests {
			root := b.page(b.post("/en/account/token", "label", test.label, "scopes", test.scopes, "days", test.days), http.StatusUnprocessableEntity)
			b.wrong(root, &words.English, test.code)
		}
		if offered := has(b.page(b.get("/account"), http.StatusOK), "tokens"); offered != (login != "admin") {
			t.Errorf("%s is offered tokens: %v", login, offered)
		}
	}
}

func TestSessionsAreListedAndEnded(t *testing.T) {
	d := newDesk(t, nil)
	b, other, stranger := d.signs("alpha"), d.signs("alpha"), d.signs("beta")
	root := b.page(b.get("/account"), http.StatusOK)
	if rows := all(b.byID(root, "sessions"), "tr"); len(rows) != 3 {
		t.Errorf("%d rows", len(rows))
	}
	id := b.sentWith(root, "/account/session-end", "", "id")
	stranger.wrong(stranger.page(stranger.post("/account/session-end", "id", id), http.StatusUnprocessableEntity), &words.Japanese, account.NoSuchSession)
	b.leads(b.post("/account/session-end", "id", id), "/account?done=session-ended")
	other.leads(other.get("/account"), "/sign-in?next=%2Faccount")
	third := d.signs("alpha")
	b.leads(b.post("/en/account/sessions-end"), "/en/")
	b.leads(b.get("/account"), "/sign-in?next=%2Faccount")
	third.leads(third.get("/account"), "/sign-in?next=%2Faccount")
}

func TestWhoIsNotSignedInChangesNothing(t *testing.T) {
	d := newDesk(t, nil)
	for _, name := range []string{"password", "token", "token-revoke", "session-end", "sessions-end"} {
		b := d.browser()
		b.leads(b.post("/en/account/"+name, "old", thePassword), "/en/sign-in")
	}
}

func TestTheWordsOfTheAccountAreComplete(t *testing.T) {
	for _, c := range languagesOfPages {
		if len(c.Account.TokenColumns) != 6 || len(c.Account.SessionColumns) != 5 {
			t.Errorf("%s: the tables need 6 and 5 columns", c.Lang)
		}
		for _, scopes := range []account.Scopes{account.ScopeFile, account.ScopeRead, account.ScopeFile | account.ScopeRead} {
			if c.Account.Scopes[scopes.String()] == "" {
				t.Errorf("%s: no words for %s", c.Lang, scopes)
			}
		}
	}
}
