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
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		_, _ = io.CopyN(io.Discard, r.Body, patience)
		return nil, &refusal.Refusal{Reason: refusal.TooLarge, Cause: err}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &refusal.Refusal{Reason: refusal.Timeout, Cause: err}
	default:
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
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
