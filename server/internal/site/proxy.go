package site

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
)

// Proxies are the networks of the reverse proxies in front of the site. What they say of a client is believed (X-Forwarded-For,
// X-Forwarded-Proto); anybody else could say the same and is not believed. The zero Proxies believe nobody.
type Proxies []netip.Prefix

// ParseProxies reads addresses and networks (CIDR) with commas between them.
func ParseProxies(list string) (Proxies, error) {
	var proxies Proxies
	for entry := range strings.SplitSeq(list, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" {
			continue
		}
		prefix, err := parsePrefix(entry)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a network", entry)
		}
		proxies = append(proxies, prefix)
	}
	return proxies, nil
}

// parsePrefix reads a network, or an address as the network of itself alone.
func parsePrefix(s string) (netip.Prefix, error) {
	if strings.Contains(s, "/") {
		prefix, err := netip.ParsePrefix(s)
		return prefix.Masked(), err
	}
	address, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, err
	}
	return address.Unmap().Prefix(address.Unmap().BitLen())
}

// clientAddress gives the address that a request comes from: of the connection, or where that is a proxy's, the nearest address behind
// it that is none.
func (p Proxies) clientAddress() echo.IPExtractor {
	if len(p) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, prefix := range p {
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
	from := connection.Addr().Unmap().WithZone("")
	trusted := slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(from) })
	return trusted && r.Header.Get(echo.HeaderXForwardedProto) == "https"
}

// https tells whether the browser reaches the site by HTTPS.
func (s *Site) https(c echo.Context) bool {
	return s.config.HTTPS || s.config.Proxies.endTLS(c.Request())
}

// cookies are the cookies of a request's answer: for HTTPS only where it came by it.
func (s *Site) cookies(c echo.Context) account.Cookies { return account.Cookies{Secure: s.https(c)} }
