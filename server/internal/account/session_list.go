package account

import (
	"context"
	"slices"
	"time"

	"jiko/server/internal/archive"
)

// Session is a session as it is shown.
type Session struct {
	ID                string
	Began, Seen, Ends time.Time
	From, Agent       string
	Current           bool // the one that asks
}

// Sessions lists the sessions of a login that hold, the one used last first.
func (a *Accounts) Sessions(ctx context.Context, by Principal, login string) ([]Session, error) {
	if !by.CanManageSessionsOf(login) {
		return nil, refuse(Forbidden)
	}
	_, account, err := a.account(ctx, login)
	if err != nil {
		return nil, err
	}
	var list []Session
	err = a.each(ctx, archive.Sessions, login, func(record *archive.Record) error {
		var s session
		if err := decode(record, &s); err != nil {
			return err
		}
		if !s.Pending && s.Epoch == account.Epoch && a.now().Before(a.ends(&s)) {
			id := shortID(record.Key)
			list = append(list, Session{id, s.Began, s.Seen, a.ends(&s), s.From, s.Agent, id == by.Session})
		}
		return nil
	})
	slices.SortStableFunc(list, func(x, y Session) int { return y.Seen.Compare(x.Seen) })
	return list, err
}
