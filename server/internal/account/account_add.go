package account

import (
	"context"
	"errors"
	"slices"

	"jiko/server/internal/archive"
)

// program is what the ledger calls the program where it acts by itself. Nobody else is called so.
const program = "jiko"

// NewAccount is an account that is to be added, as typed.
type NewAccount struct {
	Login, Password string
	Role            Role
	Carrier         string // of the role carrier only; added too when it is new
}

// Add adds an account, and its carrier when that is new.
func (a *Accounts) Add(ctx context.Context, by Principal, n NewAccount) (*Account, error) {
	if !by.CanManageAccounts() {
		return nil, refuse(Forbidden)
	}
	k, err := a.prepare(ctx, n)
	if err != nil {
		return nil, err
	}
	if k.Role == RoleCarrier {
		carrier, _, err := a.AddCarrier(ctx, by, k.Carrier)
		if err != nil {
			return nil, err
		}
		k.Carrier = carrier.Name
	}
	record := archive.Record{Bucket: archive.Accounts, Key: k.Login, Owner: k.Carrier, Body: encode(k)}
	err = a.store.Insert(ctx, record, a.entry(by.Login, archive.AccountAdded, k.Login, describe(k)))
	if errors.Is(err, archive.ErrExists) {
		return nil, refuse(LoginTaken)
	}
	if err != nil {
		return nil, err
	}
	shown := k.shown()
	return &shown, nil
}

// prepare checks all that can be refused before anything is kept.
func (a *Accounts) prepare(ctx context.Context, n NewAccount) (*kept, error) {
	login, ok := ParseLogin(n.Login)
	if !ok || login == program {
		return nil, refuse(LoginInvalid)
	}
	if err := fits(n.Role, n.Carrier); err != nil {
		return nil, err
	}
	password, err := a.newPassword(ctx, n.Password, login, n.Carrier)
	if err != nil {
		return nil, err
	}
	if _, _, err := a.account(ctx, login); CodeOf(err) != NoSuchAccount {
		return nil, taken(err)
	}
	hash, err := a.hasher.hash(ctx, password)
	if err != nil {
		return nil, err
	}
	now := a.now()
	return &kept{Login: login, Role: n.Role, Carrier: n.Carrier, Password: hash, PasswordChanged: now, Added: now}, nil
}

// taken is why a login cannot be added when looking for it gave err.
func taken(err error) error {
	if err == nil {
		return refuse(LoginTaken)
	}
	return err
}

// fits tells whether a role and a carrier belong together.
func fits(role Role, carrier string) error {
	_, named := CarrierName(carrier)
	switch {
	case !slices.Contains(Roles(), role):
		return refuse(RoleUnknown)
	case role == RoleCarrier && carrier == "":
		return refuse(CarrierMissing)
	case role == RoleCarrier && !named:
		return refuse(CarrierInvalid)
	case role != RoleCarrier && carrier != "":
		return refuse(CarrierNotAsked)
	}
	return nil
}

// describe is what the ledger says of a new account.
func describe(k *kept) string {
	if k.Carrier == "" {
		return string(k.Role)
	}
	return string(k.Role) + " " + k.Carrier
}
