package account

import (
	"context"

	"jiko/server/internal/archive"
)

// List lists all accounts by login, those of one carrier only when it is not empty.
func (a *Accounts) List(ctx context.Context, by Principal, carrier string) ([]Account, error) {
	if !by.CanManageAccounts() {
		return nil, refuse(Forbidden)
	}
	if carrier != "" {
		_, c, err := a.carrier(ctx, carrier)
		if err != nil {
			return nil, err
		}
		carrier = c.Name
	}
	var list []Account
	err := a.each(ctx, archive.Accounts, carrier, func(record *archive.Record) error {
		var k kept
		err := decode(record, &k)
		list = append(list, k.shown())
		return err
	})
	return list, err
}

// Account is one account.
func (a *Accounts) Account(ctx context.Context, by Principal, login string) (*Account, error) {
	if by.Login != login && !by.CanManageAccounts() {
		return nil, refuse(Forbidden)
	}
	_, k, err := a.account(ctx, login)
	if err != nil {
		return nil, err
	}
	shown := k.shown()
	return &shown, nil
}

// None tells whether there is no account yet, so that the first one must be made on the command line.
func (a *Accounts) None(ctx context.Context) (bool, error) {
	records, err := a.store.Records(ctx, archive.Accounts, "", "", 1)
	return len(records) == 0, err
}
