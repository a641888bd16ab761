package site

import (
	"net/http"
	"strings"
	"testing"

	"jiko/server/internal/archive"
)

// asks has staff ask three questions about a filing, of which the carrier answers the first one and staff withdraw the second one, and
// write a note.
func (c *counter) asks(receipt string) {
	c.Helper()
	ctx := c.Context()
	f, err := c.archive.Filing(ctx, receipt)
	for i, text := range []string{"何回線ですか", "どこですか", "いつですか"} {
		if err == nil {
			err = c.cases.Ask(ctx, f, int64(i), "staff", text)
		}
	}
	for _, do := range []func() error{
		func() error { return c.cases.Answer(ctx, f, "alpha", 1, "3万回線です") },
		func() error { return c.cases.Withdraw(ctx, f, 4, "staff", 2) },
		func() error { return c.cases.Note(ctx, f, 5, "staff", "社内のメモ") },
	} {
		if err == nil {
			err = do()
		}
	}
	if err != nil {
		c.Fatal(err)
	}
}

func TestAProgramReadsWhatStaffAskedOfItsCarrier(t *testing.T) {
	c := newCounter(t, nil)
	receipt := c.file(c.alpha, reportOf("A-1", "")).Receipt
	address := "/api/v1/filings/" + receipt + "/questions"
	if got := c.as(c.reads, http.MethodGet, address, "").Body.String(); strings.TrimSpace(got) != `{"state":"received","questions":[]}` {
		t.Errorf("before anything is asked: %s", got)
	}
	c.asks(receipt)
	for _, test := range []struct{ name, token, want string }{
		{"the carrier", c.reads, `{"state":"questioned","questions":[` +
			`{"number":1,"at":"2020-07-01T12:00:00.000+09:00","text":"何回線ですか","answer":{"at":"2020-07-01T12:00:00.000+09:00","by":"alpha","text":"3万回線です"}},` +
			`{"number":2,"at":"2020-07-01T12:00:00.000+09:00","text":"どこですか","withdrawn":{"at":"2020-07-01T12:00:00.000+09:00"}},` +
			`{"number":3,"at":"2020-07-01T12:00:00.000+09:00","text":"いつですか"}]}`},
		{"staff", c.staff, `{"state":"questioned","questions":[` +
			`{"number":1,"at":"2020-07-01T12:00:00.000+09:00","by":"staff","text":"何回線ですか","answer":{"at":"2020-07-01T12:00:00.000+09:00","by":"alpha","text":"3万回線です"}},` +
			`{"number":2,"at":"2020-07-01T12:00:00.000+09:00","by":"staff","text":"どこですか","withdrawn":{"at":"2020-07-01T12:00:00.000+09:00","by":"staff"}},` +
			`{"number":3,"at":"2020-07-01T12:00:00.000+09:00","by":"staff","text":"いつですか"}]}`},
	} {
		w := c.as(test.token, http.MethodGet, address, "")
		if got := strings.TrimSpace(w.Body.String()); w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" || got != test.want {
			t.Errorf("%s: %d %s", test.name, w.Code, got)
		}
	}
	wantRefusal(t, c.as(c.beta, http.MethodGet, address, ""), http.StatusNotFound, "not-found")
	wantRefusal(t, c.as(c.files, http.MethodGet, address, ""), http.StatusForbidden, "forbidden")
	wantRefusal(t, c.as(c.alpha, http.MethodPost, address, `{}`), http.StatusMethodNotAllowed, "method-not-allowed")
	if n := c.noted(archive.Read, "staff", receipt, "questions"); n != 1 {
		t.Errorf("the ledger says %d times that staff read it", n)
	}
}
