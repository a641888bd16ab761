// Package account knows who may do what: the accounts of carriers, of the ministry's staff and of administrators, their
// passwords, sessions and tokens, and how guessing at them is slowed. Everything is kept in the archive's records, and every
// action leaves an entry in its ledger, in one commit with what it changed.
//
// What a Principal may do stands in policy.go, and nowhere else.
package account

import (
	"context"
	"crypto/rand"
	"io"
	"time"

	"jiko/server/internal/archive"
)

// Store is what accounts need of an archive.
type Store interface {
	archive.Registry
	Append(ctx context.Context, entry archive.Entry) error
}

// Options are the limits of an office. Standard gives those that hold where nobody chose others.
type Options struct {
	Now    func() time.Time
	Random io.Reader

	Hashing       Hashing // how new passwords are hashed
	HashesAtOnce  int     // passwords hashed at the same time: each takes Hashing.Memory, and as many processors as it has threads
	HashesWaiting int     // sign-ins that wait for their turn; who comes later is told to come back

	SessionIdle  time.Duration // a session that is not used ends
	SessionLimit time.Duration // a session ends, however much it is used
	SeenEvery    time.Duration // how often the use of a session or token is written down

	TokenLife    time.Duration // of a token where nothing else is asked for
	TokenLongest time.Duration // the longest that can be asked for

	LoginThrottle   Throttle // of guessing at one login, from wherever
	NetworkThrottle Throttle // of guessing from one network, at whichever logins
	TrustNetwork    time.Duration
}

// Standard are the usual limits.
//
// OWASP's cheat sheets ask for an idle limit of 15 to 30 minutes and an absolute one of 4 to 12 hours. NIST SP 800-63B asks for no
// more than 100 failures in a row, and suggests waiting times that grow up to an hour.
func Standard(now func() time.Time) Options {
	const day = 24 * time.Hour
	return Options{
		Now:             now,
		Random:          rand.Reader,
		Hashing:         Recommended,
		HashesAtOnce:    1,
		HashesWaiting:   32,
		SessionIdle:     30 * time.Minute,
		SessionLimit:    12 * time.Hour,
		SeenEvery:       time.Minute,
		TokenLife:       365 * day,
		TokenLongest:    5 * 366 * day,
		LoginThrottle:   Throttle{Free: 5, First: time.Second, Longest: time.Hour, Lock: 100, Remember: 30 * day},
		NetworkThrottle: Throttle{Free: 20, First: time.Second, Longest: 15 * time.Minute, Leak: 5 * time.Minute, Remember: day},
		TrustNetwork:    90 * day,
	}
}

// Accounts are the accounts of one archive. All methods may be called by many goroutines at once, and by many servers.
type Accounts struct {
	store   Store
	options Options
	hasher  *hasher
}

// New gives the accounts that are kept in store.
func New(store Store, options Options) *Accounts {
	return &Accounts{store, options, newHasher(options)}
}

// Account is one account as it is shown: without what its password is checked by.
type Account struct {
	Login           string
	Role            Role
	Carrier         string // of the role carrier only
	Suspended       bool
	Added           time.Time
	PasswordChanged time.Time
	Factor          bool // a second factor is asked for
}

// kept is an account as it is kept.
type kept struct {
	Login           string    `json:"login"`
	Role            Role      `json:"role"`
	Carrier         string    `json:"carrier,omitempty"`
	Password        string    `json:"password"` // in the PHC string format
	PasswordChanged time.Time `json:"passwordChanged"`
	Added           time.Time `json:"added"`
	Suspended       bool      `json:"suspended,omitempty"`
	// Epoch counts what ends all sessions at once: a session of an earlier epoch holds no more.
	Epoch  int64   `json:"epoch"`
	Factor *factor `json:"factor,omitempty"`
}

func (k *kept) shown() Account {
	return Account{k.Login, k.Role, k.Carrier, k.Suspended, k.Added, k.PasswordChanged, k.Factor.on()}
}

func (a *Accounts) now() time.Time { return a.options.Now().UTC().Truncate(time.Millisecond) }

// entry is an entry of the ledger about something done now.
func (a *Accounts) entry(actor string, action archive.Action, subject, detail string) *archive.Entry {
	return &archive.Entry{At: a.now(), Actor: actor, Action: action, Subject: subject, Detail: detail}
}
