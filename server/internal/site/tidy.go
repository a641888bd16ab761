package site

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
)

// tidied leads to the address without the filters that a form sent empty, so that every view of a list has one address. An address that
// cannot be read is refused.
func tidied(act personal) personal {
	return func(c echo.Context, v *visit) error {
		address := c.Request().URL
		asked, err := url.ParseQuery(address.RawQuery)
		if err != nil {
			return &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
		}
		if kept := withoutEmpty(asked); len(kept) < len(asked) {
			return c.Redirect(http.StatusSeeOther, withQuery(address.Path, kept))
		}
		return act(c, v)
	}
}

// withoutEmpty are the parameters that say something.
func withoutEmpty(asked url.Values) url.Values {
	kept := url.Values{}
	for name, values := range asked {
		for _, value := range values {
			if value != "" {
				kept.Add(name, value)
			}
		}
	}
	return kept
}

// withQuery is an address with its query, where there is one.
func withQuery(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}
