package site

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
)

// Proxies are the networks of the reverse proxies in front of the site. What they say of a client is believed (X-Forwarded-For,
// X-Forwarded-Proto); anybody else could say the same and is not believed. The zero Proxies believe nobody.
type Proxies struct{ Networks }

// clientAddress gives the address that a request comes from: of the connection, or where that is a proxy's, the nearest address behind
// it that is none. Behind what cannot be read nobody is known.
func (p Proxies) clientAddress(r *http.Request) string {
	connection, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	address := connection.Addr()
	hops := strings.Split(strings.Join(r.Header.Values(echo.HeaderXForwardedFor), ","), ",")
	for _, hop := range slices.Backward(hops) {
		behind, ok := hopAddress(strings.TrimSpace(hop))
		if !ok || !p.contain(address) {
			break
		}
		address = behind
	}
	return address.String()
}

// hopAddress reads an address in X-Forwarded-For. Some proxies write the port of the client too (203.0.113.9:4711, [2001:db8::7]:4711).
func hopAddress(hop string) (netip.Addr, bool) {
	if withPort, err := netip.ParseAddrPort(hop); err == nil {
		return withPort.Addr().Unmap(), true
	}
	address, err := netip.ParseAddr(strings.Trim(hop, "[]"))
	return address.Unmap(), err == nil
}

// endTLS tells whether a request came to a proxy by HTTPS, by the word of the proxy.
func (p Proxies) endTLS(r *http.Request) bool {
	connection, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	return p.contain(connection.Addr()) && r.Header.Get(echo.HeaderXForwardedProto) == "https"
}

// https tells whether the browser reaches the site by HTTPS.
func (s *Site) https(c echo.Context) bool {
	return s.config.HTTPS || s.config.Proxies.endTLS(c.Request())
}

// cookies are the cookies of a request's answer: for HTTPS only where it came by it.
func (s *Site) cookies(c echo.Context) account.Cookies { return account.Cookies{Secure: s.https(c)} }
