package site

import (
	"net"
	"net/http"
	"net/netip"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
)

// Proxies are the networks of the reverse proxies in front of the site. What they say of a client is believed (X-Forwarded-For,
// X-Forwarded-Proto); anybody else could say the same and is not believed. The zero Proxies believe nobody.
type Proxies struct{ Networks }

// clientAddress gives the address that a request comes from: of the connection, or where that is a proxy's, the nearest address behind
// it that is none.
func (p Proxies) clientAddress() echo.IPExtractor {
	if len(p.Networks) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, prefix := range p.Networks {
		options = append(options, echo.TrustIPRange(&net.IPNet{
			IP: prefix.Addr().AsSlice(), Mask: net.CIDRMask(prefix.Bits(), prefix.Addr().BitLen()),
		}))
	}
	return echo.ExtractIPFromXFFHeader(options...)
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
