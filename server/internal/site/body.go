package site

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
)

// patience is how many bytes of a body that is too large are still read before it is refused: a client that is busy
// sending does not hear the refusal, only that the connection broke.
const patience = 8 << 20

// jsonBody reads a body of at most limit bytes. A body without a type is taken for JSON.
func jsonBody(c echo.Context, limit int64) ([]byte, error) {
	r := c.Request()
	if mediaType := r.Header.Get(echo.HeaderContentType); mediaType != "" && !isJSON(mediaType) {
		return nil, refusal.Because(refusal.WrongMediaType)
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Response().Writer, r.Body, limit))
	if err == nil {
		return body, nil
	}
	if isTooLarge(err) {
		_, _ = io.CopyN(io.Discard, r.Body, patience)
	}
	return nil, bodyRefusal(err)
}

// isTooLarge tells that a body has more bytes than its limit.
func isTooLarge(err error) bool {
	var tooLarge *http.MaxBytesError
	return errors.As(err, &tooLarge)
}

// bodyRefusal is why a body could not be read.
func bodyRefusal(err error) *refusal.Refusal {
	switch {
	case isTooLarge(err):
		return &refusal.Refusal{Reason: refusal.TooLarge, Cause: err}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &refusal.Refusal{Reason: refusal.Timeout, Cause: err}
	default:
		return &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
}

// isJSON tells whether a Content-Type header names JSON in UTF-8.
func isJSON(header string) bool {
	mediaType, parameters, err := mime.ParseMediaType(header)
	if err != nil || mediaType != echo.MIMEApplicationJSON {
		return false
	}
	charset, given := parameters["charset"]
	return !given || charset == "utf-8" || charset == "UTF-8"
}
