package site

import (
	"bufio"
	"bytes"
	"image"
	_ "image/jpeg" // what an attachment can be, but for PDF, which no page shows
	_ "image/png"

	"github.com/labstack/echo/v4"
)

// mostPixels is the largest picture that a page shows. A PNG of some kilobytes can stand for gigabytes in the browser of whoever looks at
// the filing; it is downloaded and not shown.
const mostPixels = 64_000_000

// pictureHead is how many bytes of a picture tell its size: a JPEG may have a profile of its colours before.
const pictureHead = 256 << 10

// forPage tells whether a browser asks for a picture to show it in a page.
func forPage(c echo.Context) bool { return c.Request().Header.Get("Sec-Fetch-Dest") == "image" }

// showable tells whether what is peeked at is a picture that a page can show.
func showable(picture *bufio.Reader) bool {
	head, _ := picture.Peek(pictureHead) // shorter where the picture is
	size, _, err := image.DecodeConfig(bytes.NewReader(head))
	return err == nil && int64(size.Width)*int64(size.Height) <= mostPixels
}
