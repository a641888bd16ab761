package site

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestTheMetricsAreThereForTheirReadersOnly(t *testing.T) {
	local := func(c *Config) { c.MetricsReaders, _ = ParseNetworks("127.0.0.0/8,::1") }
	proxied := func(c *Config) { local(c); c.Proxies.Networks, _ = ParseNetworks("127.0.0.1") }
	for _, row := range []struct {
		why       string
		change    func(*Config)
		from      string
		forwarded string
		want      int
	}{
		{"the machine itself", local, "127.0.0.1:5000", "", http.StatusOK},
		{"the machine itself, by IPv6", local, "[::1]:5000", "", http.StatusOK},
		{"another machine", local, "192.0.2.1:5000", "", http.StatusNotFound},
		{"another machine that says it were this one", local, "192.0.2.1:5000", "127.0.0.1", http.StatusNotFound},
		{"a proxy on the machine that nobody named", local, "127.0.0.1:5000", "203.0.113.9", http.StatusNotFound},
		{"behind a proxy that was named", proxied, "127.0.0.1:5000", "203.0.113.9", http.StatusNotFound},
		{"behind it, with a forged address further away", proxied, "127.0.0.1:5000", "127.0.0.1, 203.0.113.9", http.StatusNotFound},
		{"nobody is a reader", nil, "127.0.0.1:5000", "", http.StatusNotFound},
	} {
		s, _ := build(t, stub, func(c *Config) {
			c.MetricsReaders = nil
			if row.change != nil {
				row.change(c)
			}
		})
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.RemoteAddr = row.from
		if row.forwarded != "" {
			r.Header.Set("X-Forwarded-For", row.forwarded)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != row.want {
			t.Errorf("%s: %d", row.why, w.Code)
		}
	}
}
