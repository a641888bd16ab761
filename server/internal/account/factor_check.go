package account

import (
	"cmp"
	"context"

	"jiko/server/internal/archive"
)

// factorCount is where the attempts at the second factor of a login are counted, slowed as those at its password.
func (a *Accounts) factorCount(login string) count {
	return count{"factor/" + login, login, &a.options.LoginThrottle, true}
}

// takeFactorAttempt counts an attempt at the second factor, before anything is looked at, unless it must wait.
func (a *Accounts) takeFactorAttempt(ctx context.Context, login string) error {
	c := a.factorCount(login)
	return a.changeAttempts(ctx, c, func(x attempts) (attempts, error) {
		now := a.now()
		return c.throttle.count(x, now), c.refusal(x, now)
	})
}

// forgiveFactor forgets the attempts, because the last one was right.
func (a *Accounts) forgiveFactor(ctx context.Context, login string) error {
	return a.store.Remove(ctx, archive.Attempts, a.factorCount(login).key, nil)
}

// checkCode takes a code of the second factor, which is then used up; WrongCode where it is wrong.
func (a *Accounts) checkCode(ctx context.Context, login, code string) error {
	if err := a.takeFactorAttempt(ctx, login); err != nil {
		return err
	}
	err := a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		switch {
		case !k.Factor.on():
			return nil, refuse(NoFactor)
		case !k.Factor.takes(code, a.now()):
			return nil, refuse(WrongCode)
		}
		return a.entry(login, archive.AccountChanged, login, "second factor used"), nil
	})
	if err != nil {
		return err
	}
	return a.forgiveFactor(ctx, login)
}

// noteWrongCode writes into the ledger that a code was wrong that somebody gave in a session, and gives the error on: who has got hold of
// a session might guess.
func (a *Accounts) noteWrongCode(ctx context.Context, by Principal, err error) error {
	if CodeOf(err) != WrongCode {
		return err
	}
	return cmp.Or(a.store.Append(ctx, *a.entry(by.Login, archive.CodeRefused, by.Login, "session "+by.Session)), err)
}
