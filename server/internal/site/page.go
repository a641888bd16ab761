package site

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"jiko/server/internal/asset"
)

// page renders a page into a buffer first, so that one that fails halfway is not sent under status 200.
func page(c echo.Context, component templ.Component) error {
	var content bytes.Buffer
	if err := component.Render(c.Request().Context(), &content); err != nil {
		return err
	}
	encoding := asset.Preferred(c.Request().Header.Get(echo.HeaderAcceptEncoding))
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "private, no-cache") // the answer is somebody's incident, and moves with the clock
	h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if encoding != asset.Identity {
		h.Set(echo.HeaderContentEncoding, string(encoding))
	}
	return c.HTMLBlob(http.StatusOK, asset.Compress(content.Bytes(), encoding))
}
