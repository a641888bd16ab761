package site

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// seen is the address that a request is counted under.
func seen(t *testing.T, trusted, connection string, forwarded ...string) string {
	t.Helper()
	networks, err := ParseNetworks(trusted)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = connection
	r.Header["X-Forwarded-For"] = forwarded
	r.Header.Set("X-Real-Ip", "198.51.100.99")
	return Proxies{networks}.clientAddress(r)
}

func TestAClientIsTheNearestAddressThatIsNoProxy(t *testing.T) {
	const trusted = "10.0.0.0/24,fd00::/8"
	for _, test := range []struct {
		name, trusted, connection string
		forwarded                 []string
		want                      string
	}{
		{"nobody is trusted by default", "", "127.0.0.1:5000", []string{"203.0.113.9"}, "127.0.0.1"},
		{"a private address is no proxy by itself", "192.0.2.1", "10.0.0.1:5000", []string{"203.0.113.9"}, "10.0.0.1"},
		{"a stranger's word is not taken", trusted, "203.0.113.66:5000", []string{"203.0.113.9"}, "203.0.113.66"},
		{"just outside of the network", trusted, "10.0.1.0:5000", []string{"203.0.113.9"}, "10.0.1.0"},
		{"just inside", trusted, "10.0.0.255:5000", []string{"203.0.113.9"}, "203.0.113.9"},
		{"what the client forged stands further away", trusted, "10.0.0.1:5000", []string{"198.51.100.1, 203.0.113.9"}, "203.0.113.9"},
		{"in a header of its own too", trusted, "10.0.0.1:5000", []string{"198.51.100.1", "203.0.113.9"}, "203.0.113.9"},
		{"also when it names a proxy", trusted, "10.0.0.1:5000", []string{"10.0.0.2, 203.0.113.9"}, "203.0.113.9"},
		{"two proxies in a row", trusted, "10.0.0.1:5000", []string{"203.0.113.9, 10.0.0.2"}, "203.0.113.9"},
		{"by IPv6", trusted, "[fd00::1]:5000", []string{"2001:db8::7"}, "2001:db8::7"},
		{"with the port of the client", trusted, "10.0.0.1:5000", []string{"198.51.100.1:80, 203.0.113.9:4711"}, "203.0.113.9"},
		{"by IPv6 with the port", trusted, "10.0.0.1:5000", []string{"[2001:db8::7]:4711"}, "2001:db8::7"},
		{"by IPv6 in brackets", trusted, "10.0.0.1:5000", []string{"[2001:db8::7]"}, "2001:db8::7"},
		{"an address of IPv4 in one of IPv6", trusted, "10.0.0.1:5000", []string{"::ffff:203.0.113.9"}, "203.0.113.9"},
		{"what is no address behind a proxy", trusted, "10.0.0.1:5000", []string{"203.0.113.9, unknown, 10.0.0.2"}, "10.0.0.2"},
		{"all of them are proxies", trusted, "10.0.0.1:5000", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
		{"a proxy that says nothing", trusted, "10.0.0.1:5000", nil, "10.0.0.1"},
		{"what is no address", trusted, "10.0.0.1:5000", []string{"unknown"}, "10.0.0.1"},
	} {
		if got := seen(t, test.trusted, test.connection, test.forwarded...); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// proxied lets the site believe the address that the tests ask from.
func proxied(c *Config) {
	c.Proxies.Networks, _ = ParseNetworks("192.0.2.1")
}

func TestClientsBehindAProxyAreCountedOneByOne(t *testing.T) {
	s, _ := build(t, stub, func(c *Config) { proxied(c); c.JudgeRate, c.JudgeBurst = 0.001, 1 })
	for _, test := range []struct {
		forwarded string
		want      int
	}{
		{"203.0.113.9", http.StatusOK},
		{"203.0.113.10", http.StatusOK},
		{"203.0.113.9", http.StatusTooManyRequests},
		{"198.51.100.1, 203.0.113.9", http.StatusTooManyRequests},
	} {
		if w := judge(s, example, "X-Forwarded-For", test.forwarded); w.Code != test.want {
			t.Errorf("%s: %d, want %d", test.forwarded, w.Code, test.want)
		}
	}
}

func TestAProxySaysThatTheBrowserCameByHTTPS(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Config)
		proto  string
		want   bool
	}{
		{"a trusted proxy", proxied, "https", true},
		{"a trusted proxy for HTTP", proxied, "http", false},
		{"a trusted proxy that says nothing", proxied, "", false},
		{"a stranger", nil, "https", false},
		{"a setting", func(c *Config) { c.HTTPS = true }, "", true},
	} {
		s, _ := build(t, stub, test.change)
		w := get(s, "/healthz", "X-Forwarded-Proto", test.proto)
		if got := w.Header().Get("Strict-Transport-Security") != ""; got != test.want {
			t.Errorf("%s: HTTPS is asked for: %v", test.name, got)
		}
	}
}
