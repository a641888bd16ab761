package account

import (
	"errors"
	"slices"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// TestWhateverTheArchiveCannotDoIsTold breaks each call to the archive in turn: the action must end in the archive's error, and
// nobody gets in by it. Only what tidies up, or says when something was used, may fail unnoticed.
func TestWhateverTheArchiveCannotDoIsTold(t *testing.T) {
	for name, action := range map[string]func(*office, scene) (any, error){
		"sign in": func(o *office, _ scene) (any, error) {
			cookie, p, err := o.SignIn(o.ctx, SignIn{Login: "noto", Password: good, From: elsewhere})
			return []any{cookie != "", p != Principal{}}, err
		},
		"use a session": func(o *office, s scene) (any, error) {
			p, err := o.BySession(o.ctx, s.cookie)
			return p != Principal{}, err
		},
		"use a token": func(o *office, s scene) (any, error) {
			p, err := o.ByToken(o.ctx, s.token, home)
			return p != Principal{}, err
		},
		"change the password": func(o *office, s scene) (any, error) {
			cookie, err := o.ChangePassword(o.ctx, PasswordChange{Old: good, New: another, From: home, Cookie: s.cookie})
			return cookie != "", err
		},
		"issue a token": func(o *office, _ scene) (any, error) {
			c, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto"})
			return c != "", err
		},
		"sign out": func(o *office, s scene) (any, error) { return false, o.SignOut(o.ctx, s.cookie) },
		"end a session": func(o *office, s scene) (any, error) {
			return false, o.EndSession(o.ctx, Operator(), "noto", s.session)
		},
		"end sessions": func(o *office, _ scene) (any, error) { return false, o.EndSessions(o.ctx, Operator(), "noto") },
		"list sessions": func(o *office, _ scene) (any, error) {
			l, err := o.Sessions(o.ctx, Operator(), "noto")
			return len(l) > 0, err
		},
		"list tokens": func(o *office, _ scene) (any, error) {
			l, err := o.Tokens(o.ctx, Operator(), "")
			return len(l) > 0, err
		},
		"list accounts": func(o *office, _ scene) (any, error) {
			l, err := o.List(o.ctx, Operator(), company)
			return len(l) > 0, err
		},
		"list carriers":   func(o *office, _ scene) (any, error) { l, err := o.Carriers(o.ctx, Operator()); return len(l) > 0, err },
		"look for a lock": func(o *office, _ scene) (any, error) { l, err := o.Locked(o.ctx, Operator(), "noto"); return l, err },
		"find accounts": func(o *office, _ scene) (any, error) {
			l, _, err := o.Find(o.ctx, Operator(), Search{Limit: 9})
			return len(l) > 0, err
		},
		"find carriers": func(o *office, _ scene) (any, error) {
			l, _, err := o.FindCarriers(o.ctx, Operator(), Search{Limit: 9})
			return len(l) > 0, err
		},
		"show": func(o *office, _ scene) (any, error) {
			a, err := o.Account(o.ctx, Operator(), "noto")
			return a != nil, err
		},
		"revoke a token": func(o *office, s scene) (any, error) { return false, o.RevokeToken(o.ctx, Operator(), "noto", s.id) },
		"revoke tokens": func(o *office, _ scene) (any, error) {
			_, err := o.RevokeTokens(o.ctx, Operator(), "noto")
			return false, err
		},
		"suspend": func(o *office, _ scene) (any, error) { return false, o.Suspend(o.ctx, Operator(), "noto") },
		"resume":  func(o *office, _ scene) (any, error) { return false, o.Resume(o.ctx, Operator(), "noto") },
		"reset": func(o *office, _ scene) (any, error) {
			return false, o.ResetPassword(o.ctx, Operator(), "noto", another)
		},
		"suspend a carrier": func(o *office, _ scene) (any, error) { return false, o.SuspendCarrier(o.ctx, Operator(), company) },
		"add": func(o *office, _ scene) (any, error) {
			a, err := o.Add(o.ctx, Operator(), NewAccount{Login: "new", Password: good, Role: RoleCarrier, Carrier: company})
			return a != nil, err
		},
		"none": func(o *office, _ scene) (any, error) { n, err := o.None(o.ctx); return n, err },
	} {
		t.Run(name, func(t *testing.T) { breakEachCall(t, action) })
	}
}

// scene is what stands when an action begins.
type scene struct{ cookie, session, token, id string }

func breakEachCall(t *testing.T, action func(*office, scene) (any, error)) {
	tidying := []string{"replace session", "replace token", "remove session", "records session", "record account"}
	for call := 1; ; call++ {
		o := newOffice(t)
		cookie, p := o.signIn("noto")
		token := o.token("noto")
		s := scene{cookie, p.Session, token, shortID(digest(token))}
		o.wait(5 * time.Minute)
		o.store.calls, o.store.failAt = nil, call
		result, err := action(o, s)
		if len(o.store.calls) < call {
			o.ok(err)
			return
		}
		broken := o.store.calls[call-1]
		switch {
		case err == nil && slices.Contains(tidying, broken) && call > 1:
		case !errors.Is(err, archive.ErrUnavailable):
			t.Errorf("call %d, %s, fails: %v, %v", call, broken, result, err)
		case CodeOf(err) != "":
			t.Errorf("call %d, %s, fails: the archive is called %s", call, broken, CodeOf(err))
		}
	}
}
