package site

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"golang.org/x/net/html"
)

// fy2020no3 is the question of the contract as a query string.
const fy2020no3 = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&a=%E7%9F%B3%E5%B7%9D%E7%9C%8C&e=stop&m=156"

// elements are the elements of a page with that name, each as its attributes.
func elements(t *testing.T, page io.Reader, name string) []map[string]string {
	t.Helper()
	root, err := html.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	var found []map[string]string
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			attributes := map[string]string{}
			for _, a := range node.Attr {
				attributes[a.Key] = a.Val
			}
			found = append(found, attributes)
		}
	}
	return found
}

func TestCalculatorSpeaksTheLanguageOfItsAddress(t *testing.T) {
	for address, lang := range map[string]string{"/": "ja", "/en/": "en", "/?" + fy2020no3: "ja", "/en/?" + fy2020no3: "en"} {
		w := get(real(), address, "Accept-Language", "en")
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=UTF-8" || w.Header().Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s: %d %v", address, w.Code, w.Header())
		}
		if root := elements(t, w.Body, "html"); root[0]["lang"] != lang {
			t.Errorf("%s: %v", address, root)
		}
	}
}

func TestCalculatorAnswersItsQueryString(t *testing.T) {
	without, with := get(real(), "/").Body.String(), get(real(), "/?"+fy2020no3).Body.String()
	if strings.Contains(without, "2020-07-29") || !strings.Contains(with, "2020-07-29") {
		t.Error("the last day of the report does not depend on the question")
	}
}

func TestCalculatorBearsEveryQueryString(t *testing.T) {
	for _, query := range []string{
		"%", "%zz", "=&=&&", "k=%ff%fe", "v=2", "u=1&u=2&e=&e=", "t=%00", ";", "do=", "do=remove-phase:9.9.9", "do=add-service:x", "do=judge",
		"k=voice&u=9223372036854775808&e=stop", strings.Repeat("k=voice&", 1000), strings.Repeat("%E3", 2700), "a=<script>alert(1)</script>",
	} {
		w := get(real(), "/?"+query)
		if w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
			t.Errorf("%.40q: %d", query, w.Code)
		}
		if strings.Contains(w.Body.String(), "<script>alert") {
			t.Errorf("%q is set into the page as it is", query)
		}
	}
}

func TestCalculatorRefusesALongQueryString(t *testing.T) {
	w := get(real(), "/?a="+strings.Repeat("x", 8191))
	wantRefusal(t, w, http.StatusRequestURITooLong, "address-too-long")
	if w := get(real(), "/?a="+strings.Repeat("x", 8191), "Accept", "text/html"); w.Code != http.StatusRequestURITooLong || len(elements(t, w.Body, "h1")) != 1 {
		t.Errorf("%d", w.Code)
	}
}

func TestButtonsWorkWithoutJavaScript(t *testing.T) {
	w := get(real(), "/en/?"+fy2020no3+"&do=add-service")
	where := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(where, "/en/?v=1&") || !strings.Contains(where, "#") || strings.Contains(where, "do=") {
		t.Errorf("%d to %q", w.Code, where)
	}
}

func TestEnglishIsFoundWithoutItsLastSlash(t *testing.T) {
	for address, want := range map[string]string{"/en": "/en/", "/en?" + fy2020no3: "/en/?" + fy2020no3} {
		if w := get(real(), address); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q", address, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestPagesAreCompressed(t *testing.T) {
	plain := get(real(), "/").Body.Bytes()
	w := get(real(), "/", "Accept-Encoding", "gzip, br")
	if w.Header().Get("Content-Encoding") != "br" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("%v", w.Header())
	}
	got, err := io.ReadAll(brotli.NewReader(w.Body))
	if err != nil || !bytes.Equal(got, plain) {
		t.Errorf("%d bytes came back, error %v, want %d", len(got), err, len(plain))
	}
}

func TestAPageThatTheBrowserHasIsNotSentAgain(t *testing.T) {
	first := get(real(), "/?"+fy2020no3)
	tag := first.Header().Get("ETag")
	if again := get(real(), "/?"+fy2020no3, "If-None-Match", `"other", `+tag); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("asked again, it answers %d with %d bytes", again.Code, again.Body.Len())
	}
	if other := get(real(), "/en/?"+fy2020no3, "If-None-Match", tag); other.Code != http.StatusOK || other.Header().Get("ETag") == tag {
		t.Errorf("another page answers %d", other.Code)
	}
}

// A time that is meant by the clock would mean another one tomorrow: the address that answers names it.
func TestATimeByTheClockBecomesTheAddressOfItsInstant(t *testing.T) {
	for _, row := range []struct{ query, want string }{
		{"t=%E4%BB%8A&k=voice&u=3%E4%B8%87&do=judge", "v=1&t=2020-07-01T12:00&k=voice&u=30000&e=stop"},
		{"t=02:10&k=voice&u=&e=stop&n=02:40", "v=1&t=2020-07-01T02:10&k=voice&u=&e=stop&n=2020-07-01T02:40"},
		{"t=6/29+12:11&k=voice&m=5", "v=1&t=2020-06-29T12:11&k=voice&u=&e=stop&m=5"},
		{"t=2020-06-30T23:00&k=voice&b=%E4%BB%8A", "v=1&t=2020-06-30T23:00&k=voice&u=&e=stop&b=2020-07-01T12:00"},
	} {
		for _, home := range []string{"/", "/en/"} {
			w := get(real(), home+"?"+row.query)
			if w.Code != http.StatusSeeOther || w.Header().Get("Location") != home+"?"+row.want || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s%s: %d to %q", home, row.query, w.Code, w.Header().Get("Location"))
			}
		}
	}
	for why, query := range map[string]string{
		"the instant is named":          "t=2020%2F6%2F29+12:11&k=voice&u=3%E4%B8%87&do=judge",
		"it goes on":                    "t=2020-07-01T08:00&k=voice",
		"a problem is to be seen to":    "t=02:10&k=voice&u=x&do=judge",
		"something is missing still":    "t=02:10&k=&do=judge",
		"nothing was asked":             "",
		"an end follows from its start": "t=2020-06-29T12:11&k=voice&n=13:00",
	} {
		if w := get(real(), "/?"+query); w.Code != http.StatusOK {
			t.Errorf("%s: %d to %q", why, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestTheOtherLanguageIsAskedTheCanonicalQuestion(t *testing.T) {
	for query, want := range map[string]string{
		"t=2020%2F6%2F29+12:11&k=voice&u=3%E4%B8%87&do=judge": "/en/?v=1&t=2020-06-29T12:11&k=voice&u=30000&e=stop",
		"k=voice&u=x&do=judge":                                "/en/?k=voice&u=x",
	} {
		for _, a := range elements(t, get(real(), "/?"+query).Body, "a") {
			if a["id"] == "language" && a["href"] != want {
				t.Errorf("%s leads to %s", query, a["href"])
			}
		}
	}
}
