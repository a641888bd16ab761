package site

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"
)

func TestOtherSitesCannotSend(t *testing.T) {
	s, _ := build(t, stub, nil)
	for name, headers := range map[string][]string{
		"by Sec-Fetch-Site":    {"Sec-Fetch-Site", "cross-site"},
		"from another subsite": {"Sec-Fetch-Site", "same-site"},
		"by Origin":            {"Origin", "https://evil.example"},
		"from a sandbox":       {"Origin", "null"},
	} {
		w := judge(s, example, headers...)
		if wantRefusal(t, w, http.StatusForbidden, "cross-origin"); t.Failed() {
			t.Error(name)
		}
	}
	for name, headers := range map[string][]string{
		"a program":         nil,
		"our page":          {"Sec-Fetch-Site", "same-origin", "Origin", "http://example.com"},
		"our page, older":   {"Origin", "http://example.com"},
		"typed by a person": {"Sec-Fetch-Site", "none"},
	} {
		if w := judge(s, example, headers...); w.Code != http.StatusOK {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if w := get(s, "/healthz", "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusOK {
		t.Errorf("a link from another site: %d", w.Code)
	}
}

func TestOneClientIsHeldToTheRate(t *testing.T) {
	s, _ := build(t, stub, func(c *Config) { c.JudgeRate, c.JudgeBurst = 0.001, 3 })
	for range 3 {
		if w := judge(s, example); w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
	}
	w := judge(s, example, "X-Forwarded-For", "203.0.113.9", "X-Real-Ip", "203.0.113.9")
	wantRefusal(t, w, http.StatusTooManyRequests, "too-many-requests")
	if w.Header().Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	if w := get(s, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("another address: %d", w.Code)
	}
}

func TestClientIsAnAddressOrAnIPv6Network(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "::ffff:192.0.2.7": "::ffff:192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "": "", "nonsense": "nonsense",
	} {
		if got := client(address); got != want {
			t.Errorf("client(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestTheNumberOfARequestIsOurs(t *testing.T) {
	s, _ := build(t, stub, nil)
	one := get(s, "/healthz", "X-Request-Id", "山田太郎").Header().Get("X-Request-Id")
	other := get(s, "/healthz").Header().Get("X-Request-Id")
	if one == other || strings.Contains(one, "山田") {
		t.Errorf("%q, %q", one, other)
	}
}

func TestTheLogTellsWhatWasDoneAndNotByWhom(t *testing.T) {
	s, log := build(t, stub, nil)
	get(s, "/?a=%E7%9F%B3%E5%B7%9D&secret", "User-Agent", "Mozilla", "X-Forwarded-For", "203.0.113.9", "Referer", "https://example.org/")
	got := log.String()
	for _, want := range []string{"method=GET", "route=/", "status=200", "took="} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	for _, personal := range []string{"secret", "203.0.113.9", "192.0.2.1", "Mozilla", "example.org"} {
		if strings.Contains(got, personal) {
			t.Errorf("%s is in %s", personal, got)
		}
	}
}

func TestActionsEndInTime(t *testing.T) {
	s, _ := build(t, stub, func(c *Config) { c.Timeout = 10 * time.Millisecond })
	s.get("/slow", func(c echo.Context) error {
		<-c.Request().Context().Done()
		return c.Request().Context().Err()
	})
	wantRefusal(t, get(s, "/slow"), http.StatusServiceUnavailable, "timeout")
}

func TestMetricsCountRequests(t *testing.T) {
	s, _ := build(t, stub, nil)
	get(s, "/healthz")
	get(s, "/nothing?x=1")
	judge(s, "{}")
	ask(s, "BREW", "/healthz", nil)
	got := get(s, "/metrics").Body.String()
	for _, want := range []string{
		`jiko_http_requests_total{method="GET",route="/healthz",status="200"} 1`,
		`jiko_http_requests_total{method="GET",route="none",status="404"} 1`,
		`jiko_http_requests_total{method="POST",route="/api/v1/judge",status="422"} 1`,
		`jiko_http_requests_total{method="other",route="/healthz",status="405"} 1`,
		`jiko_http_request_duration_seconds_count{method="GET",route="/healthz"} 1`,
		`jiko_http_requests_in_flight 1`,
		`jiko_build_info{version="v1.2.3"} 1`,
		"go_goroutines ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in the metrics", want)
		}
	}
}
