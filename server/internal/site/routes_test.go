package site

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// everybodys are the addresses that everybody may ask, without the language: all others are private, also those that come later.
var everybodys = []string{
	"/", "/duties.ics", "/unreached", "/api/v1/judge", "/healthz", "/readyz", "/metrics", "/openapi.yaml", "/static/*", "/sw.js", "/manifest.webmanifest",
	"/robots.txt", "/sign-in", "/sign-in/code", "/sign-out",
}

// isEverybodys tells whether everybody may ask a route.
func isEverybodys(r *echo.Route) bool {
	return r.Path == "/en" || slices.Contains(everybodys, strings.Replace(r.Path, "/en/", "/", 1))
}

// theSecret stands in everything that alpha wrote.
const theSecret = "アルファだけの秘密"

// walk is a desk at which alpha has one of everything, and the routes of its site.
type walk struct {
	*desk
	owner      *browser
	parameters *strings.Replacer // of the routes: what is alpha's
	ids        []string          // of alpha's token and session
	draft      string
}

func newWalk(t *testing.T) *walk {
	d := newDesk(t, nil)
	w := &walk{desk: d, owner: d.signs("alpha")}
	d.send(d.alpha, aPNG)
	d.send(d.alpha, aPDF)
	receipt := d.file(d.alpha, naming("A-1", "x.png", aPNG)).Receipt
	d.file(d.alpha, strings.Replace(naming("A-1", "x.png", aPNG), `"stage"`, `"amends":1,"summary":"`+theSecret+`","stage"`, 1))
	staff := d.signs("staff")
	staff.writes(staff.page(staff.get("/filings/"+receipt), http.StatusOK), "/question", theSecret)
	w.draft = w.owner.saves("/"+formAddress, typed("carrierRef", "A-2", "summary", theSecret)).Draft
	w.parameters = strings.NewReplacer(":receipt", receipt, ":draft", w.draft, ":step", "rest", "uploads/:sha256", "uploads/"+digestOf(aPDF),
		":sha256", digestOf(aPNG), "/deadlines", "/deadlines?report=periodic", "*", "absent.css")
	tokens, err := d.accounts.Tokens(t.Context(), account.Operator(), "alpha")
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := d.accounts.Sessions(t.Context(), account.Operator(), "alpha")
	if err != nil {
		t.Fatal(err)
	}
	w.ids = []string{tokens[0].ID, sessions[0].ID}
	return w
}

// ask asks a route for what is alpha's, in the browser of somebody, or with the token where there is one.
func (w *walk) ask(r *echo.Route, b *browser, token, id string, headers ...string) *httptest.ResponseRecorder {
	w.Helper()
	address := w.parameters.Replace(r.Path)
	if strings.Contains(address, ":") {
		w.Fatalf("say what of alpha stands in %s", r.Path)
	}
	sent := typed("id", id, "login", "alpha", "carrier", alphaName, "name", alphaName, "draft", w.draft, "version", "1", "revision", "1", "amends", "2",
		"state", "closed", "question", "1", "text", "x", "summary", "x", "do", "save", "carrierRef", "A-1")
	q := httptest.NewRequest(r.Method, address, strings.NewReader(sent.Encode()))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	for name, value := range b.cookies {
		q.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	if token != "" {
		q.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, q)
	return answer
}

// kept is all of alpha's that is kept, and whether alpha is still signed in.
func (w *walk) kept() string {
	w.Helper()
	var all []string
	err := w.archive.Snapshot(w.Context(), func(item archive.Item) error {
		f, r := item.Filing, item.Record
		if f != nil && f.Carrier == alphaName || r != nil && (r.Owner == alphaName || r.Owner == "alpha" || r.Key == "alpha" || r.Bucket == archive.Cases) {
			body, err := json.Marshal(item)
			all = append(all, string(body))
			return err
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
	if answer := w.owner.get("/account"); answer.Code != http.StatusOK {
		all = append(all, "signed out")
	}
	return strings.Join(all, "\n")
}

// private are the routes that are not everybody's.
func (w *walk) private(yield func(*echo.Route) bool) {
	for _, r := range w.echo.Routes() {
		if !isEverybodys(r) && !yield(r) {
			return
		}
	}
}

func TestEveryPrivateRouteAnswersItsOwnerAndStaysOutOfCaches(t *testing.T) {
	w := newWalk(t)
	seen := 0
	for r := range w.private {
		if r.Method != http.MethodGet || strings.Contains(r.Path, "admin/") {
			continue
		}
		answer := w.ask(r, w.owner, w.alpha, "")
		if answer.Code >= http.StatusBadRequest || answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s answers alpha %d, %s", r.Path, answer.Code, answer.Header().Get("Cache-Control"))
		}
		if shows(answer) {
			seen++
		}
	}
	if seen < 10 {
		t.Errorf("alpha sees the secret at %d addresses only: this test would miss who else does", seen)
	}
}

func TestEveryPrivateRouteIsClosedToNobody(t *testing.T) {
	w := newWalk(t)
	before := w.kept()
	for r := range w.private {
		answer := w.ask(r, w.browser(), "", w.ids[0])
		at, query, _ := strings.Cut(answer.Header().Get("Location"), "?")
		toSignIn := answer.Code == http.StatusSeeOther && strings.HasSuffix(at, "/sign-in")
		if !toSignIn && answer.Code != http.StatusUnauthorized && answer.Code != http.StatusForbidden {
			t.Errorf("%s %s answers nobody %d to %s", r.Method, r.Path, answer.Code, at)
		}
		if next, err := url.ParseQuery(query); err != nil || shows(answer) || next.Get("next") != local(next.Get("next"), "") {
			t.Errorf("%s %s tells nobody %.300s, and leads to %s", r.Method, r.Path, answer.Body, query)
		}
	}
	if after := w.kept(); after != before {
		t.Errorf("nobody changed\n%s\nto\n%s", before, after)
	}
}

func TestNoRouteShowsOrChangesWhatIsOfAnother(t *testing.T) {
	w := newWalk(t)
	before := w.kept()
	for r := range w.private {
		ofAdmins := strings.Contains(r.Path, "admin/")
		for _, id := range w.ids {
			answer := w.ask(r, w.signs("beta"), w.beta, id)
			if shows(answer) || (strings.Contains(r.Path, ":") || ofAdmins) && answer.Code != http.StatusNotFound {
				t.Errorf("%s %s answers another carrier %d %.300s", r.Method, r.Path, answer.Code, answer.Body)
			}
			if ofAdmins {
				continue // admins do that
			}
			if answer := w.ask(r, w.signs("admin"), "", id); shows(answer) {
				t.Errorf("%s %s answers an administrator %d %.300s", r.Method, r.Path, answer.Code, answer.Body)
			}
		}
	}
	if after := w.kept(); after != before {
		t.Errorf("others changed\n%s\nto\n%s", before, after)
	}
}

// shows tells whether an answer shows anything that alpha wrote or sent.
func shows(answer *httptest.ResponseRecorder) bool {
	body := answer.Body.String()
	return strings.Contains(body, theSecret) || strings.Contains(body, aPNG) || strings.Contains(body, aPDF)
}

func TestNoPageOfAnotherSiteSendsToAnyRoute(t *testing.T) {
	w := newWalk(t)
	before := w.kept()
	for _, r := range w.echo.Routes() {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			continue
		}
		for _, headers := range [][]string{
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
			{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, {"Sec-Fetch-Site", "", "Origin", "null"},
		} {
			wantRefusal(t, w.ask(r, w.owner, w.alpha, w.ids[0], headers...), http.StatusForbidden, "cross-origin")
		}
	}
	if after := w.kept(); after != before {
		t.Errorf("another site changed\n%s\nto\n%s", before, after)
	}
}
