package account

import (
	"context"

	"github.com/pquerna/otp/totp"

	"jiko/server/internal/archive"
)

// Factor is the second factor of an account, as it is shown.
type Factor struct {
	On       bool
	Recovery int // recovery codes that are left
}

// Factor tells about the second factor of a login.
func (a *Accounts) Factor(ctx context.Context, by Principal, login string) (Factor, error) {
	if !by.CanManageSessionsOf(login) {
		return Factor{}, refuse(Forbidden)
	}
	_, k, err := a.account(ctx, login)
	if err != nil || !k.Factor.on() {
		return Factor{}, err
	}
	return Factor{true, len(k.Factor.Recovery)}, nil
}

// BeginFactor makes a secret for the authenticator of whoever asks, in the place of one that was not confirmed, and gives it as an
// otpauth address. Nothing is asked for at the sign-in until ConfirmFactor, which must come before setUpLimit.
func (a *Accounts) BeginFactor(ctx context.Context, by Principal, c Confirmation) (address string, err error) {
	if !by.owns(by.Login) {
		return "", refuse(Forbidden)
	}
	if err := a.Confirm(ctx, by, c); err != nil {
		return "", err
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: by.Login, SecretSize: factorSecret, Rand: a.options.Random})
	if err != nil {
		return "", err
	}
	err = a.change(ctx, by.Login, func(k *kept) (*archive.Entry, error) {
		if k.Factor.on() {
			return nil, refuse(FactorThere)
		}
		k.Factor = &factor{Secret: key.Secret(), Since: a.now()}
		return a.entry(by.Login, archive.AccountChanged, by.Login, "second factor begun"), nil
	})
	if err != nil {
		return "", err
	}
	return key.URL(), nil
}

// PendingFactor is the otpauth address of a secret that waits for its first code; NoFactor when there is none.
func (a *Accounts) PendingFactor(ctx context.Context, by Principal) (address string, err error) {
	if !by.owns(by.Login) {
		return "", refuse(Forbidden)
	}
	_, k, err := a.account(ctx, by.Login)
	if err != nil {
		return "", err
	}
	if !k.Factor.begun(a.now()) {
		return "", refuse(NoFactor)
	}
	secret, err := recoveryText.DecodeString(k.Factor.Secret)
	if err != nil {
		return "", archive.ErrCorrupt
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: by.Login, Secret: secret})
	if err != nil {
		return "", err
	}
	return key.URL(), nil
}
