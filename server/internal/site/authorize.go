package site

import (
	"net/netip"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"jiko/server/internal/account"
	"jiko/server/internal/refusal"
)

// action is what is done for somebody who is known.
type action func(c echo.Context, p account.Principal) error

// authorized lets in who sends a token that may do this, no faster than the limit. Whatever is answered stays out of every cache.
func (s *Site) authorized(may func(account.Principal) bool, act action) echo.HandlerFunc {
	return func(c echo.Context) error {
		noStore(c)
		if s.config.Archive == nil {
			return refusal.Because(refusal.NotReady)
		}
		p, err := s.principal(c)
		if err != nil {
			return err
		}
		if allowed, err := s.perToken.Allow(p.Token); err != nil || !allowed {
			return &refusal.Refusal{Reason: refusal.TooManyRequests, Cause: err}
		}
		if !may(p) {
			return s.accounts.Denied(c.Request().Context(), p, c.Request().Method+" "+c.Path(), from(c))
		}
		return act(c, p)
	}
}

// principal is who asks, by the token that the request carries.
func (s *Site) principal(c echo.Context) (account.Principal, error) {
	token, ok := account.Bearer(c.Request().Header.Get(echo.HeaderAuthorization))
	if !ok {
		return account.Principal{}, refusal.Because(refusal.Unauthenticated)
	}
	return s.accounts.ByToken(c.Request().Context(), token, from(c))
}

// from is the address that a request comes from; the zero one where that is not known.
func from(c echo.Context) netip.Addr {
	address, err := netip.ParseAddr(c.RealIP())
	if err != nil {
		return netip.Addr{}
	}
	return address
}

// sees tells whether somebody may find filings at all.
func sees(p account.Principal) bool {
	_, ok := p.Sees()
	return ok
}

// limiter counts the requests of each token.
func limiter(perSecond float64, burst int) *middleware.RateLimiterMemoryStore {
	return middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
		Rate: rate.Limit(perSecond), Burst: burst,
	})
}
