package site

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/web"
)

// noon is the clock of the tests: 2020-07-01T12:00 in Japan.
var noon = time.Date(2020, 7, 1, 3, 0, 0, 0, time.UTC)

// everywhere is every network.
var everywhere = Networks{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}

// stub are static files enough for a site whose files do not matter.
var stub = fstest.MapFS{"app.css": {Data: []byte(strings.Repeat("a{}", 100))}, "robots.txt": {Data: []byte("x")}}

// build builds a site. Its log goes to the buffer.
func build(t testing.TB, static fs.FS, change func(*Config)) (*Site, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	config := Config{
		Log: slog.New(slog.NewTextHandler(&log, nil)), Now: func() time.Time { return noon }, Static: static, Version: "v1.2.3", Timeout: time.Minute,
		JudgeRate: 1e6, JudgeBurst: 1e6, MetricsReaders: everywhere,
	}
	if change != nil {
		change(&config)
	}
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return s, &log
}

// real is one site with the real static files, which take a while to compress, for all tests that only ask.
var real = sync.OnceValue(func() *Site {
	s, err := New(Config{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return noon }, Static: web.Static(), Timeout: time.Minute,
		JudgeRate: 1e6, JudgeBurst: 1e6, MetricsReaders: everywhere,
	})
	if err != nil {
		panic(err)
	}
	return s
})

// ask sends a request: headers are names and values by turns.
func ask(s *Site, method, address string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, body)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func get(s *Site, address string, headers ...string) *httptest.ResponseRecorder {
	return ask(s, http.MethodGet, address, nil, headers...)
}

// wantRefusal holds an answer to the shape of the contract, and gives its fields as "path code".
func wantRefusal(t *testing.T, w *httptest.ResponseRecorder, status int, code string) []string {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d: %.300s", w.Code, status, w.Body)
	}
	if got := w.Header().Get("Content-Type"); got != "application/json" {
		t.Errorf("Content-Type %q", got)
	}
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control %q", got)
	}
	var got struct {
		Error *struct {
			Code, Message string
			Fields        []struct{ Path, Code, Message string }
		}
	}
	d := json.NewDecoder(bytes.NewReader(w.Body.Bytes()))
	d.DisallowUnknownFields()
	if err := d.Decode(&got); err != nil || got.Error == nil || got.Error.Fields == nil {
		t.Fatalf("not the shape of a refusal: %.300s (%v)", w.Body, err)
	}
	if got.Error.Code != code || got.Error.Message == "" {
		t.Errorf("code %q with message %q, want code %q", got.Error.Code, got.Error.Message, code)
	}
	var fields []string
	for _, f := range got.Error.Fields {
		if f.Message == "" {
			t.Errorf("%s %s has no message", f.Path, f.Code)
		}
		fields = append(fields, f.Path+" "+f.Code)
	}
	return fields
}

func TestNewRefusesStaticFilesThatNameWhatIsNotThere(t *testing.T) {
	_, err := New(Config{Log: slog.New(slog.DiscardHandler), Static: fstest.MapFS{"a.js": {Data: []byte("'/static/b.js'")}}})
	if err == nil || !strings.Contains(err.Error(), "b.js") {
		t.Errorf("error %v", err)
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s, _ := build(t, stub, nil)
	s.get("/panic", func(echo.Context) error { panic("at the disco") })
	for _, address := range []string{"/healthz", "/nothing", "/metrics", "/static/app.css", "/", "/panic"} {
		h := get(s, address).Header()
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
		} {
			if got := h.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s is %q", address, name, got)
			}
		}
		if len(h.Get("X-Request-Id")) != 16 {
			t.Errorf("%s: X-Request-Id is %q", address, h.Get("X-Request-Id"))
		}
	}
}

func TestHealthAndReadiness(t *testing.T) {
	s, _ := build(t, stub, nil)
	if w := get(s, "/healthz"); w.Code != http.StatusOK || w.Body.String() != `{"status":"ok"}`+"\n" {
		t.Errorf("/healthz: %d %s", w.Code, w.Body)
	}
	if w := get(s, "/readyz"); w.Code != http.StatusOK || w.Body.String() != `{"status":"ready"}`+"\n" {
		t.Errorf("/readyz: %d %s", w.Code, w.Body)
	}
	s.Drain()
	if w := get(s, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("/healthz while stopping: %d", w.Code)
	}
	w := get(s, "/readyz")
	wantRefusal(t, w, http.StatusServiceUnavailable, "not-ready")
	if w.Header().Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
}

func TestHeadIsAnsweredLikeGet(t *testing.T) {
	server := httptest.NewServer(real())
	defer server.Close()
	for _, address := range []string{"/", "/en/", "/healthz", "/readyz", "/metrics", "/openapi.yaml", "/robots.txt", "/nothing"} {
		got, err := http.Head(server.URL + address)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(got.Body)
		got.Body.Close()
		want := get(real(), address)
		if got.StatusCode != want.Code || len(body) > 0 || got.Header.Get("Content-Type") != want.Header().Get("Content-Type") {
			t.Errorf("HEAD %s: %d %s with %d bytes, GET: %d %s", address, got.StatusCode, got.Header.Get("Content-Type"), len(body), want.Code, want.Header().Get("Content-Type"))
		}
	}
}

func TestTheClockIsThatOfJapan(t *testing.T) {
	s, _ := build(t, stub, nil)
	if got := string(s.now().Append(nil)); got != "2020-07-01T12:00+09:00" {
		t.Errorf("now is %s", got)
	}
}
