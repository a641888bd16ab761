package site

import (
	"context"
	"io"
	"mime"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/export"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// exportCSV answers GET /filings.csv: the filings that the same address of the list finds, all of them, as a table in the reader's
// language.
func (s *Site) exportCSV(c echo.Context, v *visit) error {
	return s.exportList(c, v, filing.CSV, "text/csv; charset=utf-8", func(ctx context.Context, q archive.Query, to io.Writer) (int64, error) {
		return export.Table(ctx, s.config.Archive, q, v.catalog, to)
	})
}

// exportNDJSON answers GET /filings.ndjson: the same filings, as the interface shows them, one on a line.
func (s *Site) exportNDJSON(c echo.Context, v *visit) error {
	return s.exportList(c, v, filing.NDJSON, "application/x-ndjson", func(ctx context.Context, q archive.Query, to io.Writer) (int64, error) {
		return export.NDJSON(ctx, s.config.Archive, q, to)
	})
}

// exportList sends the filings that the address finds and that somebody may see. That it does so is in the ledger before it begins.
func (s *Site) exportList(
	c echo.Context, v *visit, name, mediaType string, write func(ctx context.Context, q archive.Query, to io.Writer) (int64, error),
) error {
	asked, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	asked.Del("after") // all pages
	q, err := search(inOrder(withoutEmpty(asked)).Encode())
	if err != nil {
		return err
	}
	q.Carrier, _ = v.who.Sees() // the route lets nobody in who sees nothing
	ctx := c.Request().Context()
	if err := s.note(ctx, v.who, archive.Exported, name, asked.Encode()); err != nil {
		return err
	}
	saveAs(c, name, mediaType)
	if c.Request().Method == http.MethodHead {
		return c.NoContent(http.StatusOK)
	}
	s.allowTransfer(c)
	if _, err = write(ctx, q, c.Response()); err == nil || !c.Response().Committed {
		return err
	}
	s.logFailure(c, err)
	panic(http.ErrAbortHandler) // what was cut off must not look whole: the connection breaks, and every client notices
}

// exportFiling answers GET /filings/{receipt}/filing.json: the newest revision, as the interface shows it.
func (s *Site) exportFiling(c echo.Context, v *visit) error {
	f, err := s.filing(c, v.who, archive.Exported, filing.JSON)
	if err != nil {
		return err
	}
	whole, err := s.whole(c.Request().Context(), f, f.Newest())
	if err != nil {
		return err
	}
	saveAs(c, f.Receipt+".json", echo.MIMEApplicationJSON)
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, whole)
}

// saveAs makes the answer a file of that name, which no browser shows as a page of ours.
func saveAs(c echo.Context, name, mediaType string) {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, mediaType)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set(echo.HeaderContentSecurityPolicy, "default-src 'none'; sandbox")
}
