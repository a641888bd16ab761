package account

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"jiko/server/internal/archive"
)

// attempt is one attempt to sign in. Two counts slow it: that of the login and that of the network it comes from. From a
// network where the login got in not long ago, the login has a count of its own, and the network's does not hold it up. So whoever
// guesses at somebody's login from elsewhere, or from the same crowded address, cannot keep its owner out.
//
// A login that does not exist is counted as one that does: nothing here tells them apart.
type attempt struct {
	accounts *Accounts
	login    string // empty when what was typed can be no login
	network  string
	trusted  bool

	counted []counted
}

// counted is a count that was taken, and what it was before.
type counted struct {
	count
	before, after attempts
}

// count is where attempts are counted, and by which throttle.
type count struct {
	key, owner string
	throttle   *Throttle
	holds      bool // refuses, and does not only count
}

// attempt begins an attempt; an error when it must wait.
func (a *Accounts) attempt(ctx context.Context, login string, from netip.Addr) (*attempt, error) {
	t := &attempt{accounts: a, login: login, network: network(from)}
	pair, _, err := a.attempts(ctx, t.pairKey())
	if err != nil {
		return nil, err
	}
	t.trusted = login != "" && pair.Trusted
	return t, t.refusal(ctx)
}

func (t *attempt) pairKey() string { return "pair/" + t.login + "/" + t.network }

// counts are the counts of the attempt, two in any case.
func (t *attempt) counts() []count {
	options := &t.accounts.options
	whole := count{"network/" + t.network, "", &options.NetworkThrottle, !t.trusted}
	login := count{"login/" + t.login, t.login, &options.LoginThrottle, t.login != ""}
	switch {
	case t.trusted:
		login.key = t.pairKey()
	case t.login == "":
		login.key = "none/" + t.network
	}
	return []count{whole, login}
}

// refusal looks whether the attempt must wait, without counting it: who must wait costs nothing more.
func (t *attempt) refusal(ctx context.Context) error {
	for _, c := range t.counts() {
		a, _, err := t.accounts.attempts(ctx, c.key)
		if err != nil {
			return err
		}
		if err := c.refusal(a, t.accounts.now()); err != nil {
			return err
		}
	}
	return nil
}

func (c *count) refusal(a attempts, now time.Time) error {
	if !c.holds {
		return nil
	}
	return c.throttle.refusal(a, now)
}

// take counts the attempt, unless it must wait after all.
func (t *attempt) take(ctx context.Context) error {
	for _, c := range t.counts() {
		var before, after attempts
		err := t.accounts.changeAttempts(ctx, c, func(a attempts) (attempts, error) {
			now := t.accounts.now()
			before, after = a, c.throttle.count(a, now)
			after.Trusted = a.Trusted
			return after, c.refusal(a, now)
		})
		if err != nil {
			return err
		}
		t.counted = append(t.counted, counted{c, before, after})
	}
	return nil
}

// forgive takes the attempt back, because it led in, and trusts the network from now on.
func (t *attempt) forgive(ctx context.Context) error {
	network, login := t.counted[0], t.counted[1]
	err := t.accounts.changeAttempts(ctx, network.count, func(a attempts) (attempts, error) {
		return takeBack(a, network.after, network.before), nil
	})
	if err != nil {
		return err
	}
	if !t.trusted {
		if err := t.accounts.store.Remove(ctx, archive.Attempts, login.key, nil); err != nil {
			return err
		}
	}
	pair := count{key: t.pairKey(), owner: t.login, throttle: login.throttle}
	return t.accounts.changeAttempts(ctx, pair, func(attempts) (attempts, error) {
		return attempts{Since: t.accounts.now(), Trusted: true}, nil
	})
}

// attempts reads a count; none is a count of zero.
func (a *Accounts) attempts(ctx context.Context, key string) (attempts, *archive.Record, error) {
	var found attempts
	record, err := a.load(ctx, archive.Attempts, key, &found)
	if errors.Is(err, archive.ErrNotFound) {
		return attempts{}, nil, nil
	}
	return found, record, err
}

// changeAttempts changes a count, again when someone else changed it in the meantime. Who still finds it changed is in such a
// crowd that it must come back.
func (a *Accounts) changeAttempts(ctx context.Context, c count, change func(attempts) (attempts, error)) error {
	for range tries {
		before, record, err := a.attempts(ctx, c.key)
		if err != nil {
			return err
		}
		after, err := change(before)
		if err != nil {
			return err
		}
		err = a.keepAttempts(ctx, c, record, after)
		if !errors.Is(err, archive.ErrConflict) && !errors.Is(err, archive.ErrExists) && !errors.Is(err, archive.ErrNotFound) {
			return err
		}
	}
	return refuse(Busy)
}

func (a *Accounts) keepAttempts(ctx context.Context, c count, record *archive.Record, after attempts) error {
	fresh := record == nil
	if fresh {
		record = &archive.Record{Bucket: archive.Attempts, Key: c.key, Owner: c.owner}
	}
	remember := c.throttle.Remember
	if after.Trusted {
		remember = max(remember, a.options.TrustNetwork)
	}
	record.Expires = a.now().Add(remember)
	if fresh {
		record.Body = encode(after)
		return a.store.Insert(ctx, *record, nil)
	}
	return a.replace(ctx, record, after, nil)
}

// forgetAttempts lets everybody try again at a login.
func (a *Accounts) forgetAttempts(ctx context.Context, login string) error {
	return a.each(ctx, archive.Attempts, login, func(record *archive.Record) error {
		return a.store.Remove(ctx, archive.Attempts, record.Key, nil)
	})
}
