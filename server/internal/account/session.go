package account

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"jiko/server/internal/archive"
)

// secretLength is the randomness of a session's cookie, in bytes.
const secretLength = 32

// longestAgent is how much is kept of how a browser names itself.
const longestAgent = 200

// session is a session as it is kept, under the digest of its cookie.
type session struct {
	Login string    `json:"login"`
	Epoch int64     `json:"epoch"` // of the account when it began
	Began time.Time `json:"began"`
	Seen  time.Time `json:"seen"`
	From  string    `json:"from"`
	Agent string    `json:"agent,omitempty"`
	// Pending marks a sign-in whose password was right, and that waits for the code of the second factor: nobody is signed in by it.
	Pending bool `json:"pending,omitempty"`
}

// ends is when the session ends if it is not used again.
func (a *Accounts) ends(s *session) time.Time {
	if s.Pending {
		return s.Began.Add(pendingLimit)
	}
	return earlier(s.Seen.Add(a.options.SessionIdle), s.Began.Add(a.options.SessionLimit))
}

// beginSession keeps a session under a new secret.
func (a *Accounts) beginSession(ctx context.Context, s session, entry *archive.Entry) (cookie, id string, err error) {
	secret, err := a.draw(secretLength)
	if err != nil {
		return "", "", err
	}
	cookie = base64.RawURLEncoding.EncodeToString(secret)
	record := archive.Record{
		Bucket: archive.Sessions, Key: digest(cookie), Owner: s.Login, Expires: a.ends(&s), Body: encode(s),
	}
	return cookie, shortID(record.Key), a.store.Insert(ctx, record, entry)
}

// BySession is who has the session of a cookie. The account and its carrier are looked at each time: what is suspended is out at once.
func (a *Accounts) BySession(ctx context.Context, cookie string) (Principal, error) {
	record, s, account, err := a.session(ctx, cookie)
	if err != nil {
		return Principal{}, err
	}
	a.seen(ctx, record, s)
	return account.principal(shortID(record.Key)), nil
}

// session reads a session that holds, and its account.
func (a *Accounts) session(ctx context.Context, cookie string) (*archive.Record, *session, *kept, error) {
	record, s, account, err := a.anySession(ctx, cookie)
	if err == nil && s.Pending {
		return nil, nil, nil, refuse(NotSignedIn)
	}
	return record, s, account, err
}

// anySession is session for one that waits for its code too.
func (a *Accounts) anySession(ctx context.Context, cookie string) (*archive.Record, *session, *kept, error) {
	if len(cookie) != base64.RawURLEncoding.EncodedLen(secretLength) {
		return nil, nil, nil, refuse(NotSignedIn)
	}
	var s session
	record, err := a.load(ctx, archive.Sessions, digest(cookie), &s)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil, nil, refuse(NotSignedIn)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	account, err := a.accountOf(ctx, s.Login, NotSignedIn)
	switch {
	case err != nil:
		return nil, nil, nil, err
	case account.Epoch != s.Epoch, !a.now().Before(a.ends(&s)):
		return nil, nil, nil, refuse(NotSignedIn)
	}
	return record, &s, account, nil
}

// accountOf is the account behind a session or token, if it may enter; missing says what an account that is gone means.
func (a *Accounts) accountOf(ctx context.Context, login string, missing Code) (*kept, error) {
	_, account, err := a.account(ctx, login)
	if CodeOf(err) == NoSuchAccount {
		return nil, refuse(missing)
	}
	if err != nil {
		return nil, err
	}
	return account, a.mayEnter(ctx, account)
}

// seen writes down that a session is used, now and then. An archive that cannot write at the moment ends nobody's session.
func (a *Accounts) seen(ctx context.Context, record *archive.Record, s *session) {
	now := a.now()
	if now.Sub(s.Seen) < a.options.SeenEvery {
		return
	}
	s.Seen = now
	record.Expires = a.ends(s)
	_ = a.replace(ctx, record, s, nil)
}

// shorten cuts a text to so many bytes, between characters, and leaves out what is no text.
func shorten(s string, limit int) string {
	s = strings.ToValidUTF8(s, "")
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}
