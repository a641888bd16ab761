package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/views/words"
)

func TestSomebodySignsInAndOut(t *testing.T) {
	for lang, home := range map[string]string{"ja": "/", "en": "/en/"} {
		d := newDesk(t, nil)
		b := d.browser()
		root := b.page(b.get(home+"sign-in"), http.StatusOK)
		if got := attribute(all(root, "html")[0], "lang"); got != lang {
			t.Errorf("the page is in %s", got)
		}
		if menu := menuOf(root); menu != home+"sign-in" {
			t.Errorf("the menu leads to %s", menu)
		}
		if kind := attribute(b.byID(root, "password"), "type"); kind != "password" {
			t.Errorf("the password is typed into a field of type %s", kind)
		}
		if len(all(root, "script")) != 0 {
			t.Error("the page needs JavaScript")
		}
		w := b.post(home+"sign-in", "login", "ＡＬＰＨＡ", "password", thePassword)
		b.leads(w, home+"filings")
		cookie := w.Result().Cookies()[0]
		if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" {
			t.Errorf("%+v", cookie)
		}
		if menu := menuOf(b.page(calculatorAsNoStore(b, home), http.StatusOK)); strings.Contains(menu, "sign-in") {
			t.Errorf("the menu of the calculator leads to %s", menu)
		}
		b.leads(b.get(home+"sign-in?next="+home+"account"), home+"account")
		b.leads(b.post(home+"sign-out"), home)
		if len(b.cookies) != 0 {
			t.Errorf("the browser keeps %v", b.cookies)
		}
		b.cookies[cookie.Name] = cookie.Value // somebody kept it
		if menu := menuOf(b.page(calculatorAsNoStore(b, home), http.StatusOK)); menu != home+"sign-in" {
			t.Errorf("the menu of the calculator leads to %s", menu)
		}
	}
}

// calculatorAsNoStore is the page of the calculator, which one browser may keep.
func calculatorAsNoStore(b *browser, home string) (w *httptest.ResponseRecorder) {
	w = b.get(home)
	if got := w.Header().Get("Cache-Control"); got != "private, no-cache" {
		b.Errorf("Cache-Control %s", got)
	}
	w.Header().Set("Cache-Control", "no-store")
	return w
}

func TestTheCookieIsForHTTPSWhereTheSiteIs(t *testing.T) {
	d := newDesk(t, func(c *Config) { c.HTTPS = true })
	b := d.signs("alpha")
	if b.cookies["__Host-jiko"] == "" {
		t.Errorf("%v", b.cookies)
	}
	b.page(b.get("/account"), http.StatusOK)
}

func TestASignInThatFailsSaysWhyAndKeepsTheLogin(t *testing.T) {
	d := newDesk(t, nil)
	d.suspend("beta")
	for _, test := range []struct {
		login, password string
		code            account.Code
	}{
		{"alpha", "another horse entirely", account.WrongCredentials},
		{"nobody", thePassword, account.WrongCredentials},
		{"", "", account.WrongCredentials},
		{"beta", thePassword, account.Suspended},
		{"beta", account.DemonstrationPassword, account.WrongCredentials},
	} {
		b := d.browser()
		root := b.page(b.post("/en/sign-in", "login", test.login, "password", test.password, "next", "/en/account"), http.StatusForbidden)
		if got := textOf(b.byID(root, "summary")); !strings.Contains(got, words.English.Account.Problems[string(test.code)]) {
			t.Errorf("%s: %s", test.login, got)
		}
		if got := attribute(b.byID(root, "login"), "value"); got != test.login {
			t.Errorf("the login is %q, typed was %q", got, test.login)
		}
		if got := attribute(b.byID(root, "password"), "value"); got != "" {
			t.Errorf("the page repeats the password %q", got)
		}
		if got := attribute(all(b.byID(root, "form"), "input")[0], "value"); got != "/en/account" {
			t.Errorf("the page forgot where to go: %q", got)
		}
		if len(b.cookies) != 0 {
			t.Errorf("%v", b.cookies)
		}
	}
}

func TestWhoGuessesWaits(t *testing.T) {
	d := newDesk(t, nil)
	b := d.browser()
	for range 20 {
		w := b.post("/sign-in", "login", "alpha", "password", "another horse entirely")
		if w.Code != http.StatusTooManyRequests {
			continue
		}
		if wait := w.Header().Get("Retry-After"); wait == "" || wait == "0" {
			t.Errorf("Retry-After %q", wait)
		}
		root := b.page(w, http.StatusTooManyRequests)
		if got := textOf(b.byID(root, "summary")); !strings.Contains(got, "秒") || strings.Contains(got, "{time}") {
			t.Error(got)
		}
		d.clock = d.clock.Add(time.Hour)
		b.leads(b.post("/sign-in", "login", "alpha", "password", thePassword), "/filings")
		return
	}
	t.Error("nobody has to wait")
}

func TestASignInLeadsNowhereElse(t *testing.T) {
	d := newDesk(t, nil)
	for next, want := range map[string]string{
		"": "/filings", "/": "/", "/en/?v=1&k=voice": "/en/?v=1&k=voice", "/account?x=/\u00e9": "/account?x=/\u00e9",
		"//evil.example": "/filings", "/\\evil.example": "/filings", "https://evil.example/": "/filings", "javascript:alert(1)": "/filings",
		"account": "/filings", "/\tevil": "/filings", "/\n/evil.example": "/filings", "\\\\evil": "/filings", "/%zz": "/filings", "///evil": "/filings",
	} {
		b := d.browser()
		b.leads(b.post("/sign-in", "login", "alpha", "password", thePassword, "next", next), want)
	}
}

func TestOnlyAFormOfOursSignsIn(t *testing.T) {
	d := newDesk(t, nil)
	form := "login=alpha&password=correct+horse+battery+staple"
	for status, headers := range map[int][]string{
		http.StatusForbidden:             {"Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "cross-site"},
		http.StatusBadRequest:            {"Content-Type", "text/plain"},
		http.StatusRequestEntityTooLarge: {"Content-Type", "application/x-www-form-urlencoded"},
	} {
		body := form
		if status == http.StatusRequestEntityTooLarge {
			body += strings.Repeat("x", heldLimit)
		}
		if w := ask(d.Site, http.MethodPost, "/sign-in", strings.NewReader(body), headers...); w.Code != status || len(w.Result().Cookies()) > 0 {
			t.Errorf("%v: %d", headers, w.Code)
		}
	}
	if w := get(d.Site, "/sign-in?login=alpha&password=x"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "alpha") {
		t.Error("the address is taken for the form")
	}
}

func TestEveryCodeOfAnAccountHasWords(t *testing.T) {
	for _, catalog := range languagesOfPages {
		for _, code := range account.Codes() {
			if catalog.Account.Problems[string(code)] == "" {
				t.Errorf("%s: no words for %s", catalog.Lang, code)
			}
		}
		if len(catalog.Account.Problems) != len(account.Codes()) {
			t.Errorf("%s: words for what is no code", catalog.Lang)
		}
		for _, role := range account.Roles() {
			if catalog.Account.Roles[string(role)] == "" {
				t.Errorf("%s: no words for %s", catalog.Lang, role)
			}
		}
	}
}
