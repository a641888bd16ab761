package account

import (
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
	"jiko/server/internal/audit"
)

func TestAllHoldsInSQLiteAndAfterARestart(t *testing.T) {
	dir := t.TempDir()
	allHolds(t, func(now func() time.Time) (archive.Archive, error) {
		return sqlite.Open(t.Context(), dir, sqlite.Options{Now: now})
	})
}

// allHolds goes the way of an account from its first day, in a real archive.
func allHolds(t *testing.T, open func(now func() time.Time) (archive.Archive, error)) {
	o := &office{t: t, ctx: t.Context(), clock: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)}
	options := Standard(o.time)
	options.Hashing = quick
	var store archive.Archive
	restart := func() {
		if store != nil {
			o.ok(store.Close())
		}
		var err error
		store, err = open(o.time)
		o.ok(err)
		o.Accounts = New(store, options)
	}
	restart()
	none, err := o.None(o.ctx)
	o.ok(err)
	equal(t, none, true)
	o.add(NewAccount{Login: "noto", Password: good, Role: RoleCarrier, Carrier: company})
	o.add(NewAccount{Login: "admin", Password: good, Role: RoleAdmin})
	_, err = o.Add(o.ctx, Operator(), NewAccount{Login: "noto", Password: good, Role: RoleStaff})
	o.refused(err, LoginTaken)

	cookie, p := o.signIn("noto")
	token := o.token("noto")
	for range 7 {
		_, err := o.guess("noto", elsewhere)
		o.refused(err, WrongCredentials)
	}
	o.wait(time.Second)
	restart()
	o.refused(o.try("noto", good, elsewhere), TooManyAttempts)
	o.in(cookie)
	equal(t, o.takes(token).Carrier, company)
	o.wait(10 * time.Minute)
	o.in(cookie)
	sessions, err := o.Sessions(o.ctx, p, "noto")
	o.ok(err)
	equal(t, len(sessions), 1)
	equal(t, sessions[0].Seen, o.time())
	tokens, err := o.Tokens(o.ctx, p, "noto")
	o.ok(err)
	equal(t, len(tokens), 1)

	renewed, err := o.ChangePassword(o.ctx, PasswordChange{Old: good, New: another, From: home, Cookie: cookie})
	o.ok(err)
	o.out(cookie, NotSignedIn)
	o.in(renewed)
	o.ok(o.SuspendCarrier(o.ctx, Operator(), company))
	o.out(renewed, CarrierSuspended)
	o.rejects(token, CarrierSuspended)
	o.ok(o.ResumeCarrier(o.ctx, Operator(), company))
	o.ok(o.Suspend(o.ctx, Operator(), "noto"))
	restart()
	o.out(renewed, NotSignedIn)
	o.rejects(token, Suspended)
	o.ok(o.Resume(o.ctx, Operator(), "noto"))
	o.ok(o.try("noto", another, elsewhere))
	n, err := o.RevokeTokens(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, n, 1)
	o.rejects(token, TokenRefused)

	_, p = o.signIn("admin")
	list, err := o.List(o.ctx, p, company)
	o.ok(err)
	equal(t, len(list), 1)
	failed, err := store.Entries(o.ctx, archive.EntryQuery{Action: archive.SignInFailed, Limit: 100})
	o.ok(err)
	equal(t, len(failed), 7)
	report, err := audit.Verify(o.ctx, store)
	o.ok(err)
	equal(t, report.Whole(), true)
	equal(t, len(report.Chains), 3)
	o.ok(store.Close())
}
