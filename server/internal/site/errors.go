package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/draft"
	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
)

// statuses are the HTTP statuses of the reasons: the one place where the two meet.
var statuses = map[refusal.Reason]int{
	refusal.Internal:         http.StatusInternalServerError,
	refusal.Empty:            http.StatusBadRequest,
	refusal.MalformedJSON:    http.StatusBadRequest,
	refusal.Invalid:          http.StatusUnprocessableEntity,
	refusal.TooLarge:         http.StatusRequestEntityTooLarge,
	refusal.AddressTooLong:   http.StatusRequestURITooLong,
	refusal.WrongMediaType:   http.StatusBadRequest, // 415 is not among the statuses of the contract
	refusal.Encoded:          http.StatusBadRequest,
	refusal.BadRequest:       http.StatusBadRequest,
	refusal.CrossOrigin:      http.StatusForbidden,
	refusal.NotFound:         http.StatusNotFound,
	refusal.MethodNotAllowed: http.StatusMethodNotAllowed,
	refusal.TooManyRequests:  http.StatusTooManyRequests,
	refusal.Timeout:          http.StatusServiceUnavailable,
	refusal.NotReady:         http.StatusServiceUnavailable,
	refusal.Unauthenticated:  http.StatusUnauthorized,
	refusal.Forbidden:        http.StatusForbidden,
	refusal.Suspended:        http.StatusForbidden,
	refusal.ReferenceTaken:   http.StatusConflict,
	refusal.AmendedMeanwhile: http.StatusConflict,
	refusal.NothingToAmend:   http.StatusNotFound,
	refusal.TooManyRevisions: http.StatusConflict,
	refusal.TooManyDrafts:    http.StatusConflict,
	refusal.NoDraft:          http.StatusNotFound,
	refusal.UnknownContent:   http.StatusUnprocessableEntity,
}

// answer is the shape of every refusal of the contract.
type answer struct {
	Error answerError `json:"error"`
}

type answerError struct {
	Code    string        `json:"code"`
	Message string        `json:"message"`
	Fields  []answerField `json:"fields"`
}

type answerField struct {
	Path    string `json:"path"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// refuse is where every error of every action ends. A client reads the words of the codes; the log reads the error.
func (s *Site) refuse(err error, c echo.Context) {
	if c.Response().Committed {
		s.logFailure(c, err)
		return
	}
	refused := asRefusal(err)
	if statuses[refused.Reason] >= http.StatusInternalServerError && refused.Cause != nil || refused.Reason == refusal.Internal {
		s.logFailure(c, err)
	}
	prepare(c.Response().Header(), refused.Reason)
	if err := s.writeRefusal(c, refused); err != nil {
		s.logFailure(c, err)
	}
}

func (s *Site) logFailure(c echo.Context, err error) {
	s.config.Log.LogAttrs(context.WithoutCancel(c.Request().Context()), slog.LevelError, "failure",
		slog.String("request", requestID(c)), slog.Any("error", err))
}

// prepare sets the headers of a refusal, in the place of those that an action had set for its success.
func prepare(h http.Header, reason refusal.Reason) {
	h.Del("Content-Encoding")
	h.Del("Content-Length")
	h.Del("ETag")
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept, Accept-Language")
	switch reason {
	case refusal.TooManyRequests, refusal.Timeout, refusal.NotReady:
		h.Set("Retry-After", "1")
	case refusal.Unauthenticated:
		h.Set("WWW-Authenticate", `Bearer realm="jiko"`)
	}
}

func (s *Site) writeRefusal(c echo.Context, refused *refusal.Refusal) error {
	lang, status := languageOf(c.Request()), statuses[refused.Reason]
	if wantsPage(c.Request()) {
		var page bytes.Buffer
		if err := s.errorPage(&page, c.Request().URL.Path, lang, status, refused.Reason); err != nil {
			return err
		}
		return c.HTMLBlob(status, page.Bytes())
	}
	body, err := json.Marshal(answerOf(refused, lang))
	if err != nil {
		return err
	}
	return c.Blob(status, echo.MIMEApplicationJSON, body)
}

func answerOf(refused *refusal.Refusal, lang string) answer {
	fields := make([]answerField, len(refused.Fields))
	for i, field := range refused.Fields {
		fields[i] = answerField{field.Path, field.Code, fieldMessage(field.Code, lang)}
	}
	return answer{answerError{refused.Reason.String(), message(refused.Reason, lang), fields}}
}

// asRefusal finds the reason in an error. What carries none is our fault.
func asRefusal(err error) *refusal.Refusal {
	var refused *refusal.Refusal
	var fromEcho *echo.HTTPError
	if reason, ok := reasonWithin(err); ok {
		return &refusal.Refusal{Reason: reason, Cause: err}
	}
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &fromEcho):
		return refusal.Because(reasonOf(fromEcho.Code))
	case errors.Is(err, context.DeadlineExceeded):
		return refusal.Because(refusal.Timeout)
	case errors.Is(err, context.Canceled): // the client went away and will not read this
		return refusal.Because(refusal.BadRequest)
	default:
		return refusal.Because(refusal.Internal)
	}
}

// errorReasons are the reasons for what the archive, the reception and the accounts say.
var errorReasons = []struct {
	err    error
	reason refusal.Reason
}{
	{archive.ErrUnavailable, refusal.NotReady},
	{archive.ErrConflict, refusal.NotReady}, // so many change the same that none of our tries went through
	{archive.ErrTooLarge, refusal.TooLarge},
	{reception.ErrReferenceTaken, refusal.ReferenceTaken},
	{reception.ErrAmendedMeanwhile, refusal.AmendedMeanwhile},
	{reception.ErrNothingToAmend, refusal.NothingToAmend},
	{reception.ErrTooManyRevisions, refusal.TooManyRevisions},
	{draft.ErrTooMany, refusal.TooManyDrafts},
}

// codeReasons are the reasons for the codes of an account that a program can meet.
var codeReasons = map[account.Code]refusal.Reason{
	account.NotSignedIn:      refusal.Unauthenticated,
	account.TokenMalformed:   refusal.Unauthenticated,
	account.TokenRefused:     refusal.Unauthenticated,
	account.Suspended:        refusal.Suspended,
	account.CarrierSuspended: refusal.Suspended,
	account.Forbidden:        refusal.Forbidden,
}

// reasonWithin is the reason for an error of the archive, the reception or the accounts. What was cut off by the clock or the client is
// no fault of the archive, which cannot tell.
func reasonWithin(err error) (refusal.Reason, bool) {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return 0, false
	}
	for _, e := range errorReasons {
		if errors.Is(err, e.err) {
			return e.reason, true
		}
	}
	reason, ok := codeReasons[account.CodeOf(err)]
	return reason, ok
}

// reasonOf is the reason for a status that Echo gave.
func reasonOf(status int) refusal.Reason {
	switch {
	case status == http.StatusNotFound:
		return refusal.NotFound
	case status == http.StatusMethodNotAllowed:
		return refusal.MethodNotAllowed
	case status == http.StatusServiceUnavailable: // of ContextTimeout
		return refusal.Timeout
	case status < http.StatusInternalServerError:
		return refusal.BadRequest
	default:
		return refusal.Internal
	}
}

// wantsPage tells a person's browser from a program: programs use the API, or do not ask for HTML.
func wantsPage(r *http.Request) bool {
	return !strings.HasPrefix(r.URL.Path, "/api/") && strings.Contains(r.Header.Get("Accept"), "text/html")
}
