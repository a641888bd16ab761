package account

import (
	"context"

	"jiko/server/internal/archive"
)

// Carriers lists all carriers, by name without regard to width and case.
func (a *Accounts) Carriers(ctx context.Context, by Principal) ([]Carrier, error) {
	if !by.CanManageAccounts() {
		return nil, refuse(Forbidden)
	}
	var list []Carrier
	err := a.each(ctx, archive.Carriers, "", func(record *archive.Record) error {
		var c Carrier
		err := decode(record, &c)
		list = append(list, c)
		return err
	})
	return list, err
}
