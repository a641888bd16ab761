package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
	"jiko/server/internal/audit"
)

// counter is a site with an archive, at which two carriers and the ministry's staff hold tokens.
type counter struct {
	testing.TB
	*Site
	archive archive.Archive
	log     *bytes.Buffer

	alpha, beta, staff string // tokens
	files, reads       string // tokens of alpha with one scope
}

const (
	alphaName = "アルファ電気通信株式会社"
	betaName  = "ベータ通信株式会社"
)

func newCounter(t testing.TB, change func(*Config)) *counter {
	t.Helper()
	return counterOn(t, opened(t, func() time.Time { return noon }), change)
}

// opened is an archive with that clock.
func opened(t testing.TB, now func() time.Time) archive.Archive {
	t.Helper()
	kept, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
	return kept
}

func counterOn(t testing.TB, kept archive.Archive, change func(*Config)) *counter {
	t.Helper()
	c := &counter{TB: t, archive: kept}
	c.Site, c.log = build(t, stub, func(config *Config) {
		config.Archive, config.TokenRate, config.TokenBurst = kept, 1e6, 1e6
		if change != nil {
			change(config)
		}
	})
	c.account("alpha", account.RoleCarrier, alphaName)
	c.account("beta", account.RoleCarrier, betaName)
	c.account("staff", account.RoleStaff, "")
	c.alpha, c.beta, c.staff = c.token("alpha", 0), c.token("beta", 0), c.token("staff", 0)
	c.files, c.reads = c.token("alpha", account.ScopeFile), c.token("alpha", account.ScopeRead)
	return c
}

// account adds an account; its password is hashed in no time, since nobody signs in here.
func (c *counter) account(login string, role account.Role, carrier string) {
	c.Helper()
	options := account.Standard(func() time.Time { return noon })
	options.Hashing.Memory, options.Hashing.Passes = 64, 1
	_, err := account.New(c.archive, options).Add(context.Background(), account.Operator(), account.NewAccount{
		Login: login, Password: "correct horse battery staple", Role: role, Carrier: carrier,
	})
	if err != nil {
		c.Fatal(err)
	}
}

func (c *counter) token(login string, scopes account.Scopes) string {
	c.Helper()
	secret, _, err := c.accounts.IssueToken(context.Background(), account.Operator(), account.NewToken{Login: login, Scopes: scopes})
	if err != nil {
		c.Fatal(err)
	}
	return secret
}

// as sends a request with a token.
func (c *counter) as(token, method, address, body string, headers ...string) *httptest.ResponseRecorder {
	return ask(c.Site, method, address, strings.NewReader(body), append([]string{"Authorization", "Bearer " + token}, headers...)...)
}

// report is a report under that reference, with more members behind.
func reportOf(reference, more string) string {
	return `{"carrierRef":"` + reference + `","stage":"final","incident":` + example + more + `}`
}

// answered reads an answer of that status.
func answered[V any](t testing.TB, w *httptest.ResponseRecorder, status int) (v V) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("status %d, want %d: %.500s", w.Code, status, w.Body)
	}
	if w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("headers %v", w.Header())
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v: %.500s", err, w.Body)
	}
	return v
}

// shown is what the tests read of a filing.
type shown struct {
	Receipt, CarrierRef, Carrier, Stage, Nature, Summary, Edition, Program, FiledAt, FiledBy string
	Revision                                                                                 int
	Incident, Verdict                                                                        map[string]any
	Regions                                                                                  []string
	Links                                                                                    struct {
		BelongsTo string
		Belonging []string
	}
	Revisions []struct {
		Revision                int
		FiledAt, FiledBy, Stage string
	}
}

// file files a report that must be new.
func (c *counter) file(token, body string) filed {
	c.Helper()
	return answered[filed](c, c.as(token, http.MethodPost, "/api/v1/filings", body), http.StatusCreated)
}

func (c *counter) show(token, address string) shown {
	c.Helper()
	return answered[shown](c, c.as(token, http.MethodGet, "/api/v1/filings/"+address, ""), http.StatusOK)
}

// noted counts the entries of the ledger.
func (c *counter) noted(action archive.Action, actor, subject, detail string) int {
	c.Helper()
	entries, err := c.archive.Entries(context.Background(), archive.EntryQuery{Action: action, Actor: actor, Limit: 1000})
	if err != nil {
		c.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if e.Subject == subject && strings.Contains(e.Detail, detail) {
			n++
		}
	}
	return n
}

func (c *counter) expectNoted(want int, action archive.Action, actor, subject, detail string) {
	c.Helper()
	if got := c.noted(action, actor, subject, detail); got != want {
		c.Errorf("%d entries %s by %s about %q with %q, want %d", got, action, actor, subject, detail, want)
	}
}

func TestAFilingIsGivenAReceiptAndFoundAgain(t *testing.T) {
	c := newCounter(t, nil)
	w := c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"summary":"交換機の故障","regions":["石川県"]`))
	got := answered[filed](t, w, http.StatusCreated)
	if got.Receipt != "2020-000001-"+got.Receipt[len(got.Receipt)-1:] || got.Revision != 1 || w.Header().Get("Location") != "/api/v1/filings/"+got.Receipt {
		t.Errorf("%+v at %s", got, w.Header().Get("Location"))
	}
	judged := judge(c.Site, example)
	if string(got.Verdict) != judged.Body.String() {
		t.Errorf("the verdict is %s, and was judged %s", got.Verdict, judged.Body)
	}
	f := c.show(c.alpha, got.Receipt)
	if f.Receipt != got.Receipt || f.CarrierRef != "A-1" || f.Carrier != alphaName || f.Revision != 1 || f.Stage != "final" ||
		f.Nature != "incident" || f.Summary != "交換機の故障" || f.Edition != "2019-04-01" || f.Program != "v1.2.3" || f.FiledBy != "alpha" ||
		f.FiledAt != "2020-07-01T12:00:00.000+09:00" || f.Verdict["severe"] != "yes" || f.Incident["occurred"] != "2020-06-29T12:11+09:00" ||
		len(f.Revisions) != 1 || f.Revisions[0].Stage != "final" || len(f.Regions) != 1 {
		t.Errorf("%+v", f)
	}
	c.expectNoted(1, archive.Filed, "alpha", got.Receipt, "A-1")
	c.expectNoted(1, archive.Read, "alpha", got.Receipt, "")
}

func TestAReceiptIsFoundInAnySpelling(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.alpha, reportOf("A-1", "")).Receipt
	digits := strings.ReplaceAll(receipt, "-", "")
	for _, spelling := range []string{digits, strings.ReplaceAll(receipt, "-", "%20"), strings.ReplaceAll(receipt, "-", "%E2%80%90"), "%EF%BC%92" + receipt[1:]} {
		if got := c.show(c.alpha, spelling).Receipt; got != receipt {
			t.Errorf("%s: %s", spelling, got)
		}
	}
}

func TestTheSameFilingAgainIsTheSameFiling(t *testing.T) {
	c := newCounter(t, nil)
	first := c.file(c.alpha, reportOf("A-1", ""))
	again := answered[filed](t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", "")), http.StatusOK)
	if again.Receipt != first.Receipt || again.Revision != 1 || string(again.Verdict) != string(first.Verdict) {
		t.Errorf("%+v, was %+v", again, first)
	}
	wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"summary":"x"`)), http.StatusConflict, "reference-taken")
	if other := c.file(c.beta, reportOf("A-1", "")); other.Receipt == first.Receipt {
		t.Error("two carriers share a receipt")
	}
	c.expectNoted(1, archive.Filed, "alpha", first.Receipt, "")
}

func TestAnAmendmentIsTheNextRevision(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.alpha, reportOf("A-1", `,"summary":"first"`)).Receipt
	amendment := strings.Replace(reportOf("A-1", `,"summary":"second","amends":1`), `"final"`, `"interim"`, 1)
	second := answered[filed](t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", amendment), http.StatusCreated)
	again := answered[filed](t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", amendment), http.StatusOK)
	if second.Receipt != receipt || second.Revision != 2 || again.Receipt != receipt || again.Revision != 2 {
		t.Errorf("%+v, %+v", second, again)
	}
	wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"summary":"third","amends":1`)), http.StatusConflict, "amended-meanwhile")
	wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"summary":"third","amends":3`)), http.StatusConflict, "amended-meanwhile")
	wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-2", `,"amends":1`)), http.StatusNotFound, "nothing-to-amend")
	wantRefusal(t, c.as(c.beta, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"amends":1`)), http.StatusNotFound, "nothing-to-amend")

	if f := c.show(c.alpha, receipt); f.Revision != 2 || f.Summary != "second" || f.Stage != "interim" || len(f.Revisions) != 2 || f.Revisions[0].Stage != "final" {
		t.Errorf("newest: %+v", f)
	}
	if f := c.show(c.alpha, receipt+"?revision=1"); f.Revision != 1 || f.Summary != "first" || f.Stage != "final" || len(f.Revisions) != 2 {
		t.Errorf("first: %+v", f)
	}
	wantRefusal(t, c.as(c.alpha, http.MethodGet, "/api/v1/filings/"+receipt+"?revision=3", ""), http.StatusNotFound, "not-found")
	for query, want := range map[string]string{
		"revision=0": "revision unknown-value", "revision=x": "revision unknown-value", "colour=1": "colour unknown-field", "revision=1&revision=2": "revision repeated",
	} {
		if fields := wantRefusal(t, c.as(c.alpha, http.MethodGet, "/api/v1/filings/"+receipt+"?"+query, ""), http.StatusUnprocessableEntity, "invalid"); fields[0] != want {
			t.Errorf("%s: %q", query, fields)
		}
	}
}

func TestWhatIsOfAnotherCarrierIsNotThere(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.alpha, reportOf("A-1", "")).Receipt
	absent := archive.Receipt(2020, 99)
	others := c.as(c.beta, http.MethodGet, "/api/v1/filings/"+receipt, "")
	none := c.as(c.beta, http.MethodGet, "/api/v1/filings/"+absent, "")
	wantRefusal(t, others, http.StatusNotFound, "not-found")
	wantRefusal(t, none, http.StatusNotFound, "not-found")
	if others.Body.String() != none.Body.String() {
		t.Errorf("%s differs from %s", others.Body, none.Body)
	}
	wantRefusal(t, c.as(c.staff, http.MethodGet, "/api/v1/filings/2020-000001-0", ""), http.StatusNotFound, "not-found")
	if f := c.show(c.staff, receipt); f.Carrier != alphaName || f.FiledBy != "alpha" {
		t.Errorf("%+v", f)
	}
	c.expectNoted(1, archive.Read, "beta", receipt, "refused: of another carrier")
	c.expectNoted(1, archive.Read, "beta", absent, "refused: not there")
	c.expectNoted(1, archive.Read, "staff", receipt, "")
}

func TestNothingIsKeptOfWhatIsRefused(t *testing.T) {
	c := newCounter(t, nil)
	for _, test := range []struct {
		body   string
		status int
		code   string
		fields string
	}{
		{"", http.StatusBadRequest, "empty", ""},
		{"{", http.StatusBadRequest, "malformed-json", ""},
		{strings.Replace(reportOf("A-1", ""), `"users":135000`, `"users":0`, 1), http.StatusUnprocessableEntity, "invalid", "incident.services[0].impacts[0].users zero"},
		{reportOf("A-1", `,"attachments":[{"sha256":"`+strings.Repeat("0a", 32)+`","name":"x"}]`), http.StatusUnprocessableEntity, "invalid", "attachments[0].sha256 not-sent"},
		{`{"carrierRef":"A-1","stage":"first","incident":{"occurred":"2030-06-29T12:11","services":[{"kind":"voice","impacts":[{"users":1,"phases":[{"from":"2030-06-29T12:11"}]}]}]}}`,
			http.StatusUnprocessableEntity, "invalid", "incident.services[0].impacts[0].phases[0].from in-future"},
		{reportOf("A-1", `,"summary":"`+strings.Repeat("長", 10_000)+`","measures":"`+strings.Repeat("長", 10_000)+`","annex":{"causeDetail":"`+strings.Repeat("長", 10_000)+
			`","other":"`+strings.Repeat("長", 10_000)+`","disruption":"`+strings.Repeat("長", 10_000)+`"}`), http.StatusRequestEntityTooLarge, "too-large", ""},
		{reportOf("A-1", strings.Repeat(" ", filingLimit)), http.StatusRequestEntityTooLarge, "too-large", ""},
	} {
		fields := wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", test.body), test.status, test.code)
		if got := strings.Join(fields, ", "); got != test.fields {
			t.Errorf("%.100s: fields %q, want %q", test.body, got, test.fields)
		}
	}
	if list := c.list(c.staff, ""); list.Total != 0 {
		t.Errorf("%d filings are kept", list.Total)
	}
}

func TestOnlyWhoMayIsLetIn(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.files, reportOf("A-1", "")).Receipt
	post := func(token string) *httptest.ResponseRecorder {
		return c.as(token, http.MethodPost, "/api/v1/filings", reportOf("A-2", ""))
	}
	show := func(token string) *httptest.ResponseRecorder {
		return c.as(token, http.MethodGet, "/api/v1/filings/"+receipt, "")
	}
	mistyped := c.alpha[:len(c.alpha)-1] + "x"
	if mistyped == c.alpha {
		mistyped = c.alpha[:len(c.alpha)-1] + "y"
	}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"no token":        post(""),
		"a mistyped one":  post(mistyped),
		"an unknown one":  post(forget(c)),
		"no scheme":       ask(c.Site, http.MethodGet, "/api/v1/filings", nil, "Authorization", c.alpha),
		"another scheme":  ask(c.Site, http.MethodGet, "/api/v1/filings", nil, "Authorization", "Basic "+c.alpha),
		"no header":       ask(c.Site, http.MethodPost, "/api/v1/attachments", strings.NewReader("x")),
		"no token, shown": show(""),
	} {
		wantRefusal(t, w, http.StatusUnauthorized, "unauthenticated")
		if got := w.Header().Get("WWW-Authenticate"); got != `Bearer realm="jiko"` {
			t.Errorf("%s: WWW-Authenticate %q", name, got)
		}
	}
	for range 2 {
		wantRefusal(t, post(c.staff), http.StatusForbidden, "forbidden")
		wantRefusal(t, post(c.reads), http.StatusForbidden, "forbidden")
		wantRefusal(t, show(c.files), http.StatusForbidden, "forbidden")
		wantRefusal(t, c.as(c.files, http.MethodGet, "/api/v1/filings", ""), http.StatusForbidden, "forbidden")
		wantRefusal(t, c.as(c.staff, http.MethodPost, "/api/v1/attachments", "%PDF-"), http.StatusForbidden, "forbidden")
	}
	c.expectNoted(1, archive.TokenRefused, "staff", "staff", "POST /api/v1/filings")
	if err := c.accounts.SuspendCarrier(context.Background(), account.Operator(), alphaName); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, show(c.reads), http.StatusForbidden, "suspended")
	wantRefusal(t, get(real(), "/api/v1/filings"), http.StatusServiceUnavailable, "not-ready")
}

// forget makes a token that held once.
func forget(c *counter) string {
	token := c.token("beta", 0)
	if _, err := c.accounts.RevokeTokens(context.Background(), account.Operator(), "beta"); err != nil {
		c.Fatal(err)
	}
	return token
}

func TestATokenIsHeldToItsRate(t *testing.T) {
	c := newCounter(t, func(config *Config) { config.TokenRate, config.TokenBurst = 0.001, 3 })
	for range 3 {
		c.list(c.alpha, "")
	}
	w := c.as(c.alpha, http.MethodGet, "/api/v1/filings", "")
	wantRefusal(t, w, http.StatusTooManyRequests, "too-many-requests")
	if w.Header().Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	c.list(c.beta, "")
}

func TestWholesaleLinksBothEndsAndShowsNoContent(t *testing.T) {
	c := newCounter(t, nil)
	upper := c.file(c.alpha, reportOf("A-1", `,"summary":"卸提供元の秘密"`)).Receipt
	lower := c.file(c.beta, reportOf("B-1", `,"wholesale":{"belongsTo":"`+strings.ReplaceAll(upper, "-", "")+`"}`)).Receipt
	if f := c.show(c.alpha, upper); len(f.Links.Belonging) != 1 || f.Links.Belonging[0] != lower || f.Links.BelongsTo != "" {
		t.Errorf("upper: %+v", f.Links)
	}
	w := c.as(c.beta, http.MethodGet, "/api/v1/filings/"+lower, "")
	if f := answered[shown](t, w, http.StatusOK); f.Links.BelongsTo != upper || f.Links.Belonging == nil || strings.Contains(w.Body.String(), "秘密") {
		t.Errorf("lower: %s", w.Body)
	}
	fields := wantRefusal(t, c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", `,"amends":1,"wholesale":{"belongsTo":"`+upper+`"}`)), http.StatusUnprocessableEntity, "invalid")
	if fields[0] != "wholesale.belongsTo conflict" {
		t.Errorf("of itself: %q", fields)
	}
}

// page is what the tests read of a search.
type pageShown struct {
	Total  int64
	Items  []shown
	Next   *string
	Facets map[string][]count
}

func (c *counter) list(token, query string) pageShown {
	c.Helper()
	return answered[pageShown](c, c.as(token, http.MethodGet, "/api/v1/filings?"+query, ""), http.StatusOK)
}

func TestACarrierFindsItsOwnAndCountsItsOwn(t *testing.T) {
	c := newCounter(t, nil)
	for _, reference := range []string{"1", "2", "3"} {
		c.file(c.alpha, reportOf("A-"+reference, ""))
	}
	c.file(c.beta, reportOf("B-1", `,"regions":["石川県"]`))
	for token, want := range map[string]int64{c.alpha: 3, c.beta: 1, c.staff: 4} {
		page := c.list(token, "")
		if page.Total != want || int64(len(page.Items)) != want || page.Next == nil || *page.Next != "" || len(page.Facets) != len(archive.Fields) {
			t.Errorf("%+v, want %d", page, want)
		}
		if fy := page.Facets["fy"]; len(fy) != 1 || fy[0] != (count{"2020", want}) {
			t.Errorf("fiscal years %+v", fy)
		}
	}
	if page := c.list(c.alpha, ""); len(page.Facets["carrier"]) != 1 || len(page.Facets["region"]) != 0 || page.Facets["region"] == nil {
		t.Errorf("facets of alpha: %+v", page.Facets)
	}
	other := c.list(c.alpha, "carrier="+betaName)
	if other.Total != 0 || other.Items == nil || len(other.Items) != 0 || len(other.Facets["carrier"]) != 0 {
		t.Errorf("alpha finds of beta: %+v", other)
	}
	if page := c.list(c.staff, "carrier="+betaName); page.Total != 1 || page.Items[0].CarrierRef != "B-1" || page.Items[0].Revision != 1 || page.Items[0].Revisions != nil {
		t.Errorf("staff finds of beta: %+v", page)
	}
	c.expectNoted(2, archive.Searched, "staff", "", "found: ")
}

func TestWhatIsSearchedForCannotHideBehindSomethingLong(t *testing.T) {
	c := newCounter(t, nil)
	query := strings.Repeat("not.carrier="+strings.Repeat("x", 90)+"&", 20) + "q=secret"
	c.list(c.staff, query)
	c.expectNoted(1, archive.Searched, "staff", "", query)
}

func TestASearchGoesOnPageByPage(t *testing.T) {
	c := newCounter(t, nil)
	for _, reference := range []string{"1", "2", "3", "4", "5"} {
		c.file(c.alpha, reportOf("A-"+reference, ""))
	}
	var references []string
	query := "limit=2&sort=-receipt"
	for {
		page := c.list(c.staff, query)
		if page.Total != 5 {
			t.Errorf("total %d", page.Total)
		}
		for _, f := range page.Items {
			references = append(references, f.CarrierRef)
		}
		if *page.Next == "" {
			break
		}
		query = "limit=2&sort=-receipt&after=" + *page.Next
	}
	if got := strings.Join(references, " "); got != "A-5 A-4 A-3 A-2 A-1" {
		t.Errorf("found %s", got)
	}
}

func TestASearchThatDoesNotFitIsRefused(t *testing.T) {
	c := newCounter(t, nil)
	if fields := wantRefusal(t, c.as(c.staff, http.MethodGet, "/api/v1/filings?colour=1&fy=x", ""), http.StatusUnprocessableEntity, "invalid"); strings.Join(fields, ", ") != "colour unknown-field, fy unknown-value" {
		t.Errorf("fields %q", fields)
	}
	wantRefusal(t, c.as(c.staff, http.MethodGet, "/api/v1/filings?fy=%zz", ""), http.StatusBadRequest, "bad-request")
	wantRefusal(t, c.as(c.staff, http.MethodGet, "/api/v1/filings?q="+strings.Repeat("a", longestSearch), ""), http.StatusRequestURITooLong, "address-too-long")
}

func TestFilingsHaveTheirMethods(t *testing.T) {
	c := newCounter(t, nil)
	for address, allow := range map[string]string{"/api/v1/filings": "GET", "/api/v1/filings/2020-000001-1": "GET", "/api/v1/attachments": "POST"} {
		w := c.as(c.alpha, http.MethodDelete, address, "")
		wantRefusal(t, w, http.StatusMethodNotAllowed, "method-not-allowed")
		if !strings.Contains(w.Header().Get("Allow"), allow) {
			t.Errorf("%s: Allow %q", address, w.Header().Get("Allow"))
		}
	}
}

func TestTheLedgerStaysWhole(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.alpha, reportOf("A-1", "")).Receipt
	c.show(c.staff, receipt)
	c.list(c.staff, "q="+strings.Repeat("%E9%95%B7", 480))
	report, err := audit.Verify(t.Context(), c.archive)
	if err != nil || !report.Whole() {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestAnArchiveThatIsNotThereIsToldWithoutItsWords(t *testing.T) {
	c := newCounter(t, nil)
	broken := &brokenArchive{Archive: c.archive}
	c.config.Archive = broken
	c.reception.Archive = broken
	for _, w := range []*httptest.ResponseRecorder{
		c.as(c.alpha, http.MethodPost, "/api/v1/filings", reportOf("A-1", "")),
		c.as(c.alpha, http.MethodGet, "/api/v1/filings", ""),
		c.as(c.alpha, http.MethodGet, "/api/v1/filings/"+archive.Receipt(2020, 1), ""),
		c.as(c.alpha, http.MethodPost, "/api/v1/attachments", "%PDF-"),
		get(c.Site, "/readyz"),
	} {
		wantRefusal(t, w, http.StatusServiceUnavailable, "not-ready")
		if w.Header().Get("Retry-After") == "" || strings.Contains(w.Body.String(), "hunter2") {
			t.Errorf("%v %s", w.Header(), w.Body)
		}
	}
	if !strings.Contains(c.log.String(), "hunter2") {
		t.Error("the log does not tell either")
	}
}

// brokenArchive is an archive whose disk is full.
type brokenArchive struct{ archive.Archive }

var errBroken = errors.Join(archive.ErrUnavailable, errors.New("hunter2"))

func (b *brokenArchive) Ready(context.Context) error { return errBroken }
func (b *brokenArchive) Create(context.Context, *archive.Filing, archive.Entry) error {
	return errBroken
}
func (b *brokenArchive) Filing(context.Context, string) (*archive.Filing, error) {
	return nil, errBroken
}
func (b *brokenArchive) Search(context.Context, archive.Query) (*archive.Page, error) {
	return nil, errBroken
}
func (b *brokenArchive) PutBlob(context.Context, io.Reader, int64) (archive.Blob, error) {
	return archive.Blob{}, errBroken
}
