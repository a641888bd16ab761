package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/views/uitest"
)

// thePassword is that of every account of the tests.
const thePassword = "correct horse battery staple"

// desk is a site at which persons sit, each with a browser.
type desk struct {
	*counter
	clock time.Time
}

func newDesk(t testing.TB, change func(*Config)) *desk {
	t.Helper()
	return deskOn(t, opened(t, func() time.Time { return noon }), change)
}

func deskOn(t testing.TB, kept archive.Archive, change func(*Config)) *desk {
	t.Helper()
	d := &desk{clock: noon}
	d.counter = counterOn(t, kept, func(config *Config) {
		config.Now = func() time.Time { return d.clock }
		if change != nil {
			change(config)
		}
	})
	options := account.Standard(func() time.Time { return d.clock })
	options.Hashing.Memory, options.Hashing.Passes = 64, 1
	d.accounts = account.New(d.archive, options)
	d.account("admin", account.RoleAdmin, "")
	return d
}

// newEmptyDesk is a site whose archive has no account.
func newEmptyDesk(t testing.TB) *desk {
	t.Helper()
	kept := opened(t, func() time.Time { return noon })
	d := &desk{counter: &counter{TB: t, archive: kept}, clock: noon}
	d.Site, d.log = build(t, stub, func(config *Config) { config.Archive, config.TokenRate, config.TokenBurst = kept, 1e6, 1e6 })
	return d
}

// browser is what a person looks through: it keeps cookies, and follows nothing by itself.
type browser struct {
	*desk
	cookies map[string]string
}

func (d *desk) browser() *browser { return &browser{desk: d, cookies: map[string]string{}} }

func (b *browser) do(method, address string, form url.Values) *httptest.ResponseRecorder {
	b.Helper()
	r := httptest.NewRequest(method, address, strings.NewReader(form.Encode()))
	r.Header.Set("Accept", "text/html")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, cookie := range w.Result().Cookies() {
		if b.cookies[cookie.Name] = cookie.Value; cookie.MaxAge < 0 {
			delete(b.cookies, cookie.Name)
		}
	}
	return w
}

func (b *browser) get(address string) *httptest.ResponseRecorder {
	return b.do(http.MethodGet, address, nil)
}

// post sends a form: names and values by turns.
func (b *browser) post(address string, namesAndValues ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		form.Add(namesAndValues[i], namesAndValues[i+1])
	}
	return b.do(http.MethodPost, address, form)
}

// page is the page of an answer that must have that status and stay out of caches.
func (b *browser) page(w *httptest.ResponseRecorder, status int) *html.Node {
	b.Helper()
	if w.Code != status || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Type") != "text/html; charset=UTF-8" {
		b.Fatalf("status %d, want %d; %v: %.500s", w.Code, status, w.Header(), w.Body)
	}
	root, err := html.Parse(w.Body)
	if err != nil {
		b.Fatal(err)
	}
	return root
}

// leads holds an answer to lead to an address.
func (b *browser) leads(w *httptest.ResponseRecorder, address string) {
	b.Helper()
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != address || w.Header().Get("Cache-Control") != "no-store" {
		b.Errorf("%d to %q, want %q; %.300s", w.Code, w.Header().Get("Location"), address, w.Body)
	}
}

// signs signs somebody in.
func (d *desk) signs(login string) *browser {
	d.Helper()
	b, start := d.browser(), "/filings"
	if login == "admin" {
		start = "/admin/accounts"
	}
	b.leads(b.post("/sign-in", "login", login, "password", thePassword), start)
	return b
}

// How these tests look into a page.
var all, attribute, textOf, hrefs = uitest.All, uitest.Attribute, uitest.Text, uitest.Links

func has(root *html.Node, id string) bool { return uitest.ByID(root, id) != nil }

// byID is the element with that id, which must be there.
func (b *browser) byID(root *html.Node, id string) *html.Node {
	b.Helper()
	n := uitest.ByID(root, id)
	if n == nil {
		b.Fatalf("no element with the id %s", id)
	}
	return n
}

// menuOf are the addresses of the menu.
func menuOf(root *html.Node) string {
	for _, n := range all(root, "nav") {
		return strings.Join(hrefs(n), " ")
	}
	return ""
}

// suspend suspends an account.
func (d *desk) suspend(login string) {
	d.Helper()
	if err := d.accounts.Suspend(context.Background(), account.Operator(), login); err != nil {
		d.Fatal(err)
	}
}
