package account

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// AddCarrier adds a carrier, or gives the one that is there already, and tells which. Its name is the one that it was first added with.
func (a *Accounts) AddCarrier(ctx context.Context, by Principal, name string) (c *Carrier, added bool, err error) {
	if !by.CanManageAccounts() {
		return nil, false, refuse(Forbidden)
	}
	name, ok := CarrierName(name)
	if !ok {
		return nil, false, refuse(CarrierInvalid)
	}
	c = &Carrier{Name: name, Added: a.now()}
	record := archive.Record{Bucket: archive.Carriers, Key: carrierKey(name), Body: encode(c)}
	err = a.store.Insert(ctx, record, a.entry(by.Login, archive.CarrierAdded, name, ""))
	if errors.Is(err, archive.ErrExists) {
		_, c, err = a.carrier(ctx, name)
		return c, false, err
	}
	return c, err == nil, err
}
