package site

import (
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/views/admin"
)

// ledgerPage is how many entries stand on a page.
const ledgerPage = 50

// listLedger answers GET /admin/ledger: the newest entries that match, page by page.
func (s *Site) listLedger(c echo.Context, v *visit) error {
	in := &admin.LedgerInput{
		Visit: s.frame(c, v.catalog, v.who),
		Actor: c.QueryParam("actor"), Action: c.QueryParam("action"), Subject: c.QueryParam("subject"),
	}
	for _, action := range ledgerActions {
		in.Actions = append(in.Actions, string(action))
	}
	if in.Action != "" && !slices.Contains(in.Actions, in.Action) {
		return refusal.Because(refusal.NotFound)
	}
	entries, err := s.config.Archive.Entries(c.Request().Context(), archive.EntryQuery{
		Actor: in.Actor, Action: archive.Action(in.Action), Subject: in.Subject, Before: c.QueryParam("before"), Limit: ledgerPage + 1,
	})
	switch {
	case errors.Is(err, archive.ErrCursor):
		return refusal.Because(refusal.NotFound)
	case err != nil:
		return err
	}
	if len(entries) > ledgerPage {
		entries = entries[:ledgerPage]
		in.Next = entries[ledgerPage-1].Place()
	}
	for _, e := range entries {
		in.Entries = append(in.Entries, admin.Entry{At: e.At, Actor: e.Actor, Action: string(e.Action), Subject: e.Subject, Detail: e.Detail})
	}
	return privatePage(c, http.StatusOK, admin.Ledger(in))
}

// ledgerActions are all actions that the ledger can be asked for.
var ledgerActions = []archive.Action{
	archive.ChainBegun, archive.Filed, archive.Amended, archive.Read, archive.Searched, archive.Exported, archive.AttachmentAdded,
	archive.AttachmentRead, archive.CaseChanged, archive.SignedIn, archive.SignInFailed, archive.SignedOut, archive.SessionRevoked, archive.PasswordChanged,
	archive.TokenIssued, archive.TokenRevoked, archive.TokenRefused, archive.AccountAdded, archive.AccountChanged, archive.CarrierAdded,
	archive.CarrierChanged, archive.ArchiveBackedUp, archive.ArchiveRestored, archive.DemonstrationDone,
}
