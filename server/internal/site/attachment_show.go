package site

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
)

// showAttachment answers GET /api/v1/filings/{receipt}/attachments/{sha256}: a file to be kept, never a page of ours.
func (s *Site) showAttachment(c echo.Context, p account.Principal) error {
	s.allowTransfer(c)
	digest := c.Param("sha256")
	f, err := s.filing(c, p, archive.AttachmentRead, digest[:min(len(digest), 64)])
	if err != nil {
		return err
	}
	named, ok := report.Attached(f, digest)
	if !ok {
		return refusal.Because(refusal.NotFound)
	}
	return s.sendBlob(c, named.SHA256, named.Name)
}

// sendBlob sends an attachment under a name.
func (s *Site) sendBlob(c echo.Context, sha256, name string) error {
	content, blob, err := s.config.Archive.OpenBlob(c.Request().Context(), sha256)
	if errors.Is(err, archive.ErrNotFound) {
		return refusal.Because(refusal.NotFound)
	}
	if err != nil {
		return err
	}
	defer content.Close()
	return download(c, name, blob.Size, content)
}

// download sends a content under a name that fits what it is. A picture that no page can show is not there for pages.
func download(c echo.Context, name string, size int64, content io.Reader) error {
	peeked := bufio.NewReaderSize(content, chunk)
	if forPage(c) {
		if peeked = bufio.NewReaderSize(content, pictureHead); !showable(peeked) {
			return refusal.Because(refusal.NotFound)
		}
	}
	head, err := peeked.Peek(8)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	mediaType, ok := reception.MediaType(head)
	if !ok {
		mediaType = echo.MIMEOctetStream
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, mediaType)
	h.Set(echo.HeaderContentLength, strconv.FormatInt(size, 10))
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": fileName(name, mediaType)}))
	h.Set(echo.HeaderContentSecurityPolicy, "default-src 'none'; sandbox")
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	return withhold(c.Response(), peeked)
}

// fileName is a name without folders, that ends as files of the media type do: what a carrier called picture.html must not open as a
// page.
func fileName(name, mediaType string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	extension := reception.Extension(mediaType)
	if lower := strings.ToLower(name); strings.HasSuffix(lower, extension) || extension == ".jpg" && strings.HasSuffix(lower, ".jpeg") {
		return name
	}
	return name + extension
}

// chunk is how many bytes are held at once.
const chunk = 64 << 10

// withhold copies, but sends the end only when all was read without an error: what was damaged on the disk arrives short of its length,
// which every client notices.
func withhold(to io.Writer, from io.Reader) error {
	held, next := make([]byte, 0, chunk), make([]byte, chunk)
	for {
		n, err := io.ReadFull(from, next)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		if _, err := to.Write(held); err != nil {
			return err
		}
		held, next = next[:n], held[:cap(held)]
		if err != nil {
			_, err := to.Write(held)
			return err
		}
	}
}
