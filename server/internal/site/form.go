package site

import (
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
)

// formLimit is the most bytes of a form of a person.
const formLimit = 64 << 10

// form reads what a form sent; nothing of the address is taken for it.
func form(c echo.Context) (url.Values, error) { return formUpTo(c, formLimit) }

// formUpTo reads what a form of at most limit bytes sent.
func formUpTo(c echo.Context, limit int64) (url.Values, error) {
	r := c.Request()
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType)); err != nil || mediaType != echo.MIMEApplicationForm {
		return nil, refusal.Because(refusal.WrongMediaType)
	}
	r.Body = http.MaxBytesReader(c.Response().Writer, r.Body, limit)
	if err := r.ParseForm(); err != nil {
		return nil, bodyRefusal(err)
	}
	return r.PostForm, nil
}

// local is an address of this site to go to next, else the other one: a link that somebody made up must not lead away.
func local(next, otherwise string) string {
	address, err := url.Parse(next)
	if err != nil || address.IsAbs() || address.Host != "" || address.User != nil ||
		!strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsFunc(next, notInAddress) {
		return otherwise
	}
	return next
}

// notInAddress are characters that browsers read as others, or leave out.
func notInAddress(r rune) bool { return r == '\\' || r <= ' ' || r == 0x7f }
