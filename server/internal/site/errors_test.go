package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/views/words"
)

func TestEveryReasonHasAStatus(t *testing.T) {
	for _, reason := range refusal.Reasons() {
		if statuses[reason] == 0 {
			t.Errorf("%v has no status", reason)
		}
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s, _ := build(t, stub, nil)
	for _, address := range []string{
		"/nothing", "/api", "/api/", "/api/v1", "/api/v1/judge/", "/api/v1/judges", "/static/", "/static/absent.css", "/static/..%2fweb.go",
		"/static/%00", "/%ff", "//", "/../etc/passwd", "/sw.js", "/.git/config", "/%2e%2e/", "/healthz/x",
	} {
		wantRefusal(t, get(s, address), http.StatusNotFound, "not-found")
	}
}

func TestOtherMethodsAreNotAllowed(t *testing.T) {
	s, _ := build(t, stub, nil)
	for _, test := range []struct{ method, address, allow string }{
		{http.MethodGet, "/api/v1/judge", "POST"},
		{http.MethodPut, "/api/v1/judge", "POST"},
		{http.MethodDelete, "/api/v1/judge", "POST"},
		{http.MethodPatch, "/api/v1/judge", "POST"},
		{http.MethodTrace, "/api/v1/judge", "POST"},
		{"BREW", "/api/v1/judge", "POST"},
		{http.MethodPost, "/", "GET"},
		{http.MethodPost, "/healthz", "GET"},
		{http.MethodDelete, "/static/app.css", "GET"},
	} {
		w := ask(s, test.method, test.address, strings.NewReader("{}"))
		wantRefusal(t, w, http.StatusMethodNotAllowed, "method-not-allowed")
		if allow := w.Header().Get("Allow"); !strings.Contains(allow, test.allow) {
			t.Errorf("%s %s: Allow %q", test.method, test.address, allow)
		}
	}
}

func TestOptionsNamesTheMethods(t *testing.T) {
	s, _ := build(t, stub, nil)
	w := ask(s, http.MethodOptions, "/api/v1/judge", nil)
	if w.Code != http.StatusNoContent || !strings.Contains(w.Header().Get("Allow"), "POST") {
		t.Errorf("%d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestNothingInternalIsShown(t *testing.T) {
	s, log := build(t, stub, nil)
	const secret = "password=hunter2 at 10.0.0.7"
	for name, action := range map[string]echo.HandlerFunc{
		"error":         func(echo.Context) error { return errors.New(secret) },
		"wrapped":       func(echo.Context) error { return fmt.Errorf("storing: %w", errors.New(secret)) },
		"panic":         func(echo.Context) error { panic(secret) },
		"error-panic":   func(echo.Context) error { panic(errors.New(secret)) },
		"nil-panic":     func(echo.Context) error { var none *Site; return errors.New(none.config.Version) },
		"echo":          func(echo.Context) error { return echo.NewHTTPError(http.StatusInternalServerError, secret) },
		"echo-internal": func(echo.Context) error { return echo.ErrBadGateway.WithInternal(errors.New(secret)) },
	} {
		s.get("/fails/"+name, action)
		for _, accept := range []string{"application/json", "text/html"} {
			w := get(s, "/fails/"+name, "Accept", accept)
			if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "hunter2") || strings.Contains(w.Body.String(), "nil pointer") {
				t.Errorf("%s: %d %s", name, w.Code, w.Body)
			}
		}
	}
	if !strings.Contains(log.String(), "hunter2") {
		t.Error("the log does not tell either")
	}
}

func TestWrappedErrorsKeepTheirReason(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want refusal.Reason
	}{
		"a wrapped refusal":       {fmt.Errorf("reading: %w", refusal.Because(refusal.Empty)), refusal.Empty},
		"a wrapped error of Echo": {fmt.Errorf("routing: %w", echo.ErrNotFound), refusal.NotFound},
		"unauthorized by Echo":    {echo.ErrUnauthorized, refusal.BadRequest},
		"timeout by Echo":         {echo.ErrServiceUnavailable, refusal.Timeout},
		"a deadline":              {fmt.Errorf("asking: %w", context.DeadlineExceeded), refusal.Timeout},
		"a client that left":      {context.Canceled, refusal.BadRequest},
		"a crowd at one record":   {fmt.Errorf("changing: %w", archive.ErrConflict), refusal.NotReady},
		"anything else":           {io.ErrUnexpectedEOF, refusal.Internal},
	} {
		if got := asRefusal(test.err).Reason; got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestAnErrorAfterTheAnswerIsOnlyLogged(t *testing.T) {
	s, log := build(t, stub, nil)
	s.get("/late", func(c echo.Context) error {
		_ = c.String(http.StatusOK, "done")
		return errors.New("too late")
	})
	if w := get(s, "/late"); w.Code != http.StatusOK || w.Body.String() != "done" || !strings.Contains(log.String(), "too late") {
		t.Errorf("%d %s, log %s", w.Code, w.Body, log)
	}
}

func TestARefusalDropsTheHeadersOfTheSuccess(t *testing.T) {
	s, _ := build(t, stub, nil)
	s.get("/half", func(c echo.Context) error {
		for _, name := range []string{"Content-Encoding", "Content-Length", "ETag", "Cache-Control"} {
			c.Response().Header().Set(name, "1")
		}
		return refusal.Because(refusal.NotFound)
	})
	w := get(s, "/half")
	wantRefusal(t, w, http.StatusNotFound, "not-found")
	for _, name := range []string{"Content-Encoding", "ETag"} {
		if got := w.Header().Get(name); got != "" {
			t.Errorf("%s %q", name, got)
		}
	}
}

func TestRefusalsSpeakTheLanguageOfTheClient(t *testing.T) {
	s, _ := build(t, stub, nil)
	for header, want := range map[string]string{
		"": "お探しのものはここにありません。", "ja": "お探しのものはここにありません。", "en-GB,en;q=0.9": "There is nothing here.",
		"fr, en;q=0.5, ja;q=0.4": "There is nothing here.", "fr": "お探しのものはここにありません。", "ja,en": "お探しのものはここにありません。",
		"en;q=0": "お探しのものはここにありません。", "\x00;;q=q": "お探しのものはここにありません。", strings.Repeat("-", 5000): "お探しのものはここにありません。",
	} {
		w := get(s, "/nothing", "Accept-Language", header)
		wantRefusal(t, w, http.StatusNotFound, "not-found")
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%.40q: %s", header, w.Body)
		}
	}
}

func TestABrowserGetsAPage(t *testing.T) {
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	s, _ := build(t, stub, nil)
	for address, want := range map[string]*words.Catalog{"/": &words.Japanese, "/nothing": &words.Japanese, "/en/": &words.English, "/en/nothing": &words.English} {
		for _, likes := range []string{"ja", "en"} { // the page before was in the language of its address as well
			status, reason := http.StatusMethodNotAllowed, refusal.MethodNotAllowed
			if strings.HasSuffix(address, "nothing") {
				status, reason = http.StatusNotFound, refusal.NotFound
			}
			w := ask(s, http.MethodPost, address, nil, "Accept", browser, "Accept-Language", likes)
			page := w.Body.String()
			if w.Code != status || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || !strings.Contains(page, `<html lang="`+want.Lang+`">`) ||
				!strings.Contains(page, "<title>"+message(reason, want.Lang)+"｜"+want.Site.Name+"</title>") {
				t.Errorf("%s for who likes %s: %d %s", address, likes, w.Code, page)
			}
		}
	}
	wantRefusal(t, get(s, "/api/v1/nothing", "Accept", browser), http.StatusNotFound, "not-found")
}

// TestAnErrorPageLeadsOn to the page above it, where the site has one, and to the calculator.
func TestAnErrorPageLeadsOn(t *testing.T) {
	for path, want := range map[string][]string{
		"/nothing":                 {"/"},
		"/filings/nothing":         {"/filings", "/"},
		"/filingsnothing":          {"/"},
		"/en/filings/drafts/x":     {"/en/filings", "/en/"},
		"/en/admin/accounts/x/y/z": {"/en/admin/accounts", "/en/"},
		"/admin/nothing":           {"/"},
		"/account/nothing":         {"/account", "/"},
	} {
		catalog := words.In("ja")
		if strings.HasPrefix(path, words.English.Home) {
			catalog = words.In("en")
		}
		var leads []string
		for _, way := range waysOn(catalog, path) {
			leads = append(leads, way.Href)
			if way.Text == "" {
				t.Errorf("%s: the way to %s has no words", path, way.Href)
			}
		}
		if !slices.Equal(leads, want) {
			t.Errorf("%s leads to %q", path, leads)
		}
	}
}
