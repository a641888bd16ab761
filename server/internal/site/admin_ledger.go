package site

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/views/admin"
)

// listLedger answers GET /admin/ledger: the newest entries that match, page by page. Who looks for what is in the ledger itself.
func (s *Site) listLedger(c echo.Context, v *visit) error {
	asked := c.QueryParams()
	in := &admin.LedgerInput{Visit: s.frame(c, v.catalog, v.who), Find: admin.Find{Asked: asked}, Problems: map[string]string{}}
	in.Path = withQuery(in.Path, asked)
	for _, action := range ledgerActions {
		in.Actions = append(in.Actions, string(action))
	}
	if action := asked.Get("action"); action != "" && !slices.Contains(in.Actions, action) {
		return refusal.Because(refusal.NotFound)
	}
	q := ledgerQuery(asked, in.Problems)
	if len(in.Problems) > 0 {
		return privatePage(c, http.StatusUnprocessableEntity, admin.Ledger(in))
	}
	entries, err := s.config.Archive.Entries(c.Request().Context(), q)
	switch {
	case errors.Is(err, archive.ErrCursor):
		return refusal.Because(refusal.NotFound)
	case err != nil:
		return err
	}
	if err := s.note(c.Request().Context(), v.who, archive.LedgerRead, "", asked.Encode()); err != nil {
		return err
	}
	if len(entries) > linesOnPage {
		entries = entries[:linesOnPage]
		in.Next = entries[linesOnPage-1].Place()
	}
	for _, e := range entries {
		in.Entries = append(in.Entries, admin.Entry{At: e.At, Actor: e.Actor, Action: string(e.Action), Subject: e.Subject, Detail: e.Detail})
	}
	return privatePage(c, http.StatusOK, admin.Ledger(in))
}

// ledgerQuery reads the filters of the ledger, one entry beyond the page to see whether others follow. What cannot be read goes into
// problems, the code by the name.
func ledgerQuery(asked url.Values, problems map[string]string) archive.EntryQuery {
	q := archive.EntryQuery{
		Actor: asked.Get("actor"), Action: archive.Action(asked.Get("action")), Subject: asked.Get("subject"),
		Before: asked.Get("after"), Limit: linesOnPage + 1,
	}
	q.From = dayOfLedger(asked, "from", 0, problems)
	q.To = dayOfLedger(asked, "to", 1, problems)
	if len(problems) == 0 && !q.To.IsZero() && !q.From.Before(q.To) {
		problems["to"] = incident.Reversed.String()
	}
	return q
}

// dayOfLedger reads a day of Japan, and gives when the day begins that is so many days after it; zero where none is asked for.
func dayOfLedger(asked url.Values, name string, later int, problems map[string]string) time.Time {
	typed := asked.Get(name)
	if typed == "" {
		return time.Time{}
	}
	day, ok := civil.ParseDate(typed)
	if !ok {
		problems[name] = incident.Malformed.String()
		return time.Time{}
	}
	return time.Unix((day+civil.Date(later)).At(0, 0, 0).Unix(), 0)
}

// ledgerActions are all actions that the ledger can be asked for.
var ledgerActions = []archive.Action{
	archive.ChainBegun, archive.Filed, archive.Amended, archive.Read, archive.Searched, archive.LedgerRead, archive.Exported, archive.AttachmentAdded,
	archive.AttachmentRead, archive.CaseChanged, archive.SignedIn, archive.SignInFailed, archive.SignedOut, archive.SessionRevoked, archive.PasswordChanged,
	archive.TokenIssued, archive.TokenRevoked, archive.TokenRefused, archive.CodeRefused, archive.AccountAdded, archive.AccountChanged, archive.CarrierAdded,
	archive.CarrierChanged, archive.ArchiveBackedUp, archive.ArchiveRestored, archive.DemonstrationDone,
}
