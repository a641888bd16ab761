package site

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
)

func TestStaticFilesMayBeKeptForEver(t *testing.T) {
	s, _ := build(t, stub, nil)
	w := get(s, s.assets.URL("app.css"), "Accept-Encoding", "br")
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" ||
		w.Header().Get("Content-Encoding") != "br" || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	again := get(s, s.assets.URL("app.css"), "Accept-Encoding", "br", "If-None-Match", w.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("%d with %d bytes", again.Code, again.Body.Len())
	}
}

func TestFilesWithoutHashAreAskedForAgain(t *testing.T) {
	s, _ := build(t, fstest.MapFS{
		"app.css": {Data: []byte("a{}")}, "sw.js": {Data: []byte("cache('/static/app.css')")},
		"manifest.webmanifest": {Data: []byte("{}")}, "robots.txt": {Data: []byte("x")},
	}, nil)
	for address, mediaType := range map[string]string{
		"/static/app.css": "text/css; charset=utf-8", "/sw.js": "text/javascript; charset=utf-8",
		"/manifest.webmanifest": "application/manifest+json", "/robots.txt": "text/plain; charset=utf-8", "/openapi.yaml": "application/yaml",
	} {
		w := get(s, address)
		h := w.Header()
		if w.Code != http.StatusOK || h.Get("Cache-Control") != "no-cache" || h.Get("ETag") == "" || h.Get("Content-Type") != mediaType {
			t.Errorf("%s: %d %v", address, w.Code, h)
		}
	}
	if got := get(s, "/sw.js").Body.String(); !strings.Contains(got, s.assets.URL("app.css")) {
		t.Errorf("sw.js names %s", got)
	}
}

func TestAFileThatWasReplacedIsNotFoundUnderItsOldName(t *testing.T) {
	s, _ := build(t, stub, nil)
	wantRefusal(t, get(s, "/static/app.000000000000.css"), http.StatusNotFound, "not-found")
}
