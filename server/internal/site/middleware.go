package site

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"jiko/server/internal/refusal"
)

// identify gives each request a number of its own, which the log and the answer share. What a client sends is not taken:
// it could be anything, a name too.
func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXRequestID, rand.Text()[:16])
		return next(c)
	}
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// contentSecurityPolicy lets a page load from its own site only, and run no script that stands in it.
// 'wasm-unsafe-eval' lets WebAssembly be compiled, and nothing else.
const contentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secure sets the headers that keep a browser from doing what no page of ours needs.
func (s *Site) secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Referrer-Policy", "no-referrer") // the query string is somebody's incident
		h.Set("X-Content-Type-Options", "nosniff")
		if s.https(c) {
			h.Set("Strict-Transport-Security", "max-age=31536000") // a year: so long a browser asks by HTTPS only
		}
		return next(c)
	}
}

// sameOrigin refuses what a browser sends from the page of another site, unless it only reads.
func sameOrigin() echo.MiddlewareFunc {
	protection := http.NewCrossOriginProtection()
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err := protection.Check(c.Request()); err != nil {
				return &refusal.Refusal{Reason: refusal.CrossOrigin, Cause: err}
			}
			return next(c)
		}
	}
}

// unencoded refuses bodies in a content coding, which nothing here takes away: they would be read as what they are not.
func unencoded(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		for _, coding := range c.Request().Header.Values(echo.HeaderContentEncoding) {
			if coding != "" && !strings.EqualFold(coding, "identity") {
				return refusal.Because(refusal.Encoded)
			}
		}
		return next(c)
	}
}

// limitRate holds one client to the rate of the configuration.
func (s *Site) limitRate() echo.MiddlewareFunc {
	return middleware.RateLimiterWithConfig(middleware.RateLimiterConfig{
		Store: middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
			Rate: rate.Limit(s.config.JudgeRate), Burst: s.config.JudgeBurst,
		}),
		IdentifierExtractor: func(c echo.Context) (string, error) { return client(c.RealIP()), nil },
		DenyHandler:         func(echo.Context, string, error) error { return refusal.Because(refusal.TooManyRequests) },
	})
}

// client is who is counted as one: an address, or the /64 network that one subscriber has in IPv6.
func client(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}

// limitTime ends actions that take too long. An attachment takes as long as its connection may.
func limitTime(most time.Duration) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			limit := most
			if transfers(c) {
				limit = transferTimeout
			}
			ctx, cancel := context.WithTimeout(c.Request().Context(), limit)
			defer cancel()
			c.SetRequest(c.Request().WithContext(ctx))
			return next(c)
		}
	}
}
