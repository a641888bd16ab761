package asset

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var longText = strings.Repeat("a { color: rebeccapurple }\n", 100)

func load(t *testing.T, files map[string]string) *Set {
	t.Helper()
	s, err := Load(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func folder(files map[string]string) fstest.MapFS {
	f := fstest.MapFS{}
	for name, content := range files {
		f[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return f
}

func TestURLHoldsTheHashOfTheContent(t *testing.T) {
	one := load(t, map[string]string{"app.css": "a{}", "icons/large.png": "png"})
	other := load(t, map[string]string{"app.css": "b{}", "icons/large.png": "png"})
	if got := one.URL("app.css"); !regexp.MustCompile(`^/static/app\.[0-9a-f]{12}\.css$`).MatchString(got) {
		t.Errorf("URL = %q", got)
	}
	if one.URL("app.css") == other.URL("app.css") {
		t.Error("another content has the same URL")
	}
	if one.URL("icons/large.png") != other.URL("icons/large.png") {
		t.Error("the same content has another URL")
	}
	if got := one.URL("absent.css"); got != "/static/absent.css" {
		t.Errorf("URL of a file that does not exist = %q", got)
	}
}

func TestFilesNameEachOtherWithHashes(t *testing.T) {
	files := map[string]string{
		"a.webmanifest": `{"icons":[{"src":"/static/icon.svg"}]}`,
		"icon.svg":      "<svg/>",
		"page.js":       `load("/static/rules.wasm"); startsWith("/static/")`,
		"rules.wasm":    "\x00asm /static/icon.svg",
		"sw.js":         `cache(["/static/page.js","/static/icon.svg"])`,
	}
	s := load(t, files)
	for name, want := range map[string]string{
		"a.webmanifest": `{"icons":[{"src":"` + s.URL("icon.svg") + `"}]}`,
		"page.js":       `load("` + s.URL("rules.wasm") + `"); startsWith("/static/")`,
		"rules.wasm":    files["rules.wasm"],
		"sw.js":         `cache(["` + s.URL("page.js") + `","` + s.URL("icon.svg") + `"])`,
	} {
		f, ok := s.File(name)
		if !ok {
			t.Fatalf("%s was not loaded", name)
		}
		if got := string(f.content[Identity]); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
	files["rules.wasm"] += "2"
	if load(t, files).URL("sw.js") == s.URL("sw.js") {
		t.Error("a change deep down does not change the URL at the top")
	}
}

func TestLoadRefusesNamesThatLeadNowhere(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"a file that does not exist": {"app.js": `load("/static/rules.wasm")`},
		"a circle":                   {"a.js": `import "/static/b.js"`, "b.js": `import "/static/a.js"`},
		"itself":                     {"a.js": `import "/static/a.js"`},
	} {
		if _, err := Load(folder(files)); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestFindTellsWhatNeverChanges(t *testing.T) {
	s := load(t, map[string]string{"app.css": "a{}"})
	for _, test := range []struct {
		name        string
		lasting, ok bool
	}{
		{strings.TrimPrefix(s.URL("app.css"), Root), true, true},
		{"app.css", false, true},
		{"app.000000000000.css", false, false},
		{"../web.go", false, false},
		{"", false, false},
	} {
		if _, lasting, ok := s.Find(test.name); lasting != test.lasting || ok != test.ok {
			t.Errorf("Find(%q) = lasting %v, ok %v", test.name, lasting, ok)
		}
	}
	if names := s.Names(); len(names) != 1 || names[0] != "app.css" {
		t.Errorf("Names = %q", names)
	}
}

func TestServeSendsTheCodingOnce(t *testing.T) {
	f := NewFile("app.css", []byte(longText))
	for header, want := range map[string]Encoding{"": Identity, "br, gzip": Brotli, "gzip": Gzip} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", header)
		w := httptest.NewRecorder()
		f.Serve(w, r)
		if got := w.Header().Get("Content-Encoding"); got != string(want) {
			t.Errorf("%q: Content-Encoding %q, want %q", header, got, want)
		}
		body, err := io.ReadAll(decompressors[want](t, w.Body.Bytes()))
		if err != nil || string(body) != longText {
			t.Errorf("%q: %d bytes came back, error %v", header, len(body), err)
		}
		if w.Header().Get("Vary") != "Accept-Encoding" || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
			t.Errorf("%q: headers %v", header, w.Header())
		}
		if f.Size(header) > len(longText) || want != Identity && f.Size(header) > 200 {
			t.Errorf("%q: size %d", header, f.Size(header))
		}
	}
}

func TestServeKeepsPicturesAsTheyAre(t *testing.T) {
	f := NewFile("icon.png", []byte("\x89PNG already compressed"))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept-Encoding", "br")
	w := httptest.NewRecorder()
	f.Serve(w, r)
	if got := w.Header().Get("Content-Encoding"); got != "" {
		t.Errorf("Content-Encoding %q", got)
	}
}

func TestServeAnswersNotModified(t *testing.T) {
	f := NewFile("app.css", []byte(longText))
	tags := map[string]bool{}
	for _, header := range []string{"", "br", "gzip"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", header)
		w := httptest.NewRecorder()
		f.Serve(w, r)
		tag := w.Header().Get("ETag")
		tags[tag] = true
		r.Header.Set("If-None-Match", `"other", `+tag)
		w = httptest.NewRecorder()
		f.Serve(w, r)
		if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
			t.Errorf("%q: status %d with %d bytes", header, w.Code, w.Body.Len())
		}
	}
	if len(tags) != 3 {
		t.Errorf("the codings share their tags: %v", tags)
	}
}

func TestServeIgnoresRanges(t *testing.T) {
	f := NewFile("app.css", []byte(longText))
	for _, asked := range []string{"bytes=0-3", "bytes=999999-", "nonsense"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Range", asked)
		w := httptest.NewRecorder()
		f.Serve(w, r)
		if w.Code != http.StatusOK || w.Body.String() != longText {
			t.Errorf("%q: status %d with %d bytes", asked, w.Code, w.Body.Len())
		}
	}
}

func TestServeNamesUnknownTypes(t *testing.T) {
	w := httptest.NewRecorder()
	NewFile("LICENSE", nil).Serve(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if got := w.Header().Get("Content-Type"); got != "application/octet-stream" {
		t.Errorf("Content-Type %q", got)
	}
}
