package account

import (
	"context"

	"jiko/server/internal/archive"
)

// FindCarriers lists a page of the carriers that match, by name without regard to width and case. More tells whether others follow.
func (a *Accounts) FindCarriers(ctx context.Context, by Principal, q Search) (list []Carrier, more bool, err error) {
	if !by.CanManageAccounts() {
		return nil, false, refuse(Forbidden)
	}
	err = a.eachAfter(ctx, archive.Carriers, "", carrierKey(q.After), func(record *archive.Record) error {
		var c Carrier
		if err := decode(record, &c); err != nil || !q.matches(RoleCarrier, c.Suspended, c.Name) {
			return err
		}
		if more = len(list) == q.Limit; more {
			return errEnough
		}
		list = append(list, c)
		return nil
	})
	return list, more, err
}
