package account

import (
	"context"

	"jiko/server/internal/archive"
)

// ConfirmFactor turns the second factor on, once its authenticator has shown a right code, and gives the recovery codes. They are
// shown once: the archive keeps their digests only.
func (a *Accounts) ConfirmFactor(ctx context.Context, by Principal, code string) (recovery []string, err error) {
	if !by.owns(by.Login) {
		return nil, refuse(Forbidden)
	}
	if err := a.takeFactorAttempt(ctx, by.Login); err != nil {
		return nil, err
	}
	recovery, digests, err := a.newRecovery()
	if err != nil {
		return nil, err
	}
	err = a.change(ctx, by.Login, func(k *kept) (*archive.Entry, error) {
		switch {
		case k.Factor.on():
			return nil, refuse(FactorThere)
		case !k.Factor.begun(a.now()):
			return nil, refuse(NoFactor)
		case !k.Factor.takesTime(plainCode(code), a.now()):
			return nil, refuse(WrongCode)
		}
		k.Factor.Confirmed, k.Factor.Since, k.Factor.Recovery = true, a.now(), digests
		return a.entry(by.Login, archive.AccountChanged, by.Login, "second factor on"), nil
	})
	if err != nil {
		return nil, a.noteWrongCode(ctx, by, err)
	}
	return recovery, a.forgiveFactor(ctx, by.Login)
}
