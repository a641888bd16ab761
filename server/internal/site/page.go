package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"jiko/server/internal/asset"
)

// page renders a page that everybody may see. It may be kept by one browser, and is asked for again each time: the answer is
// somebody's incident, and moves with the clock.
func page(c echo.Context, component templ.Component) error {
	c.Response().Header().Set(echo.HeaderCacheControl, "private, no-cache")
	return render(c, http.StatusOK, component)
}

// unchanged tells whether the browser has this very page, and then answers so. The tag is weak: it stands for every encoding.
func unchanged(c echo.Context, content []byte) bool {
	sum := sha256.Sum256(content)
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	c.Response().Header().Set("ETag", tag)
	return slices.Contains(strings.Split(strings.ReplaceAll(c.Request().Header.Get("If-None-Match"), " ", ""), ","), tag)
}

// privatePage renders a page of somebody, which no cache may keep. It is not compressed: what somebody else can put into a page,
// beside a secret in it, would tell the secret by its length (BREACH).
func privatePage(c echo.Context, status int, component templ.Component) error {
	noStore(c)
	content, err := drawn(c, component)
	if err != nil {
		return err
	}
	return c.HTMLBlob(status, content)
}

// drawn is a whole page, so that one that fails halfway is not sent under status 200.
func drawn(c echo.Context, component templ.Component) ([]byte, error) {
	var content bytes.Buffer
	err := component.Render(c.Request().Context(), &content)
	return content.Bytes(), err
}

// render renders a page that caches may keep, compressed.
func render(c echo.Context, status int, component templ.Component) error {
	content, err := drawn(c, component)
	if err != nil {
		return err
	}
	encoding := asset.Preferred(c.Request().Header.Get(echo.HeaderAcceptEncoding))
	h := c.Response().Header()
	h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if status == http.StatusOK && unchanged(c, content) {
		return c.NoContent(http.StatusNotModified)
	}
	if encoding != asset.Identity {
		h.Set(echo.HeaderContentEncoding, string(encoding))
	}
	return c.HTMLBlob(status, asset.Compress(content, encoding))
}
