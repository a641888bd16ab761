package account

import (
	"testing"

	"jiko/server/internal/archive"
)

func TestThePasswordOfTheDemonstrationsLetsNobodyIntoAnotherArchive(t *testing.T) {
	o := newOffice(t)
	demonstration := NewAccount{Login: "demo-staff", Password: DemonstrationPassword, Role: RoleStaff}
	_, err := o.Add(o.ctx, Operator(), demonstration)
	o.refused(err, PasswordGuessable)
	o.refused(o.BeginDemonstration(o.ctx, Principal{Login: "x", Role: RoleAdmin, Session: "y"}), Forbidden)
	for range 2 {
		o.ok(o.BeginDemonstration(o.ctx, Operator()))
	}
	equal(t, o.noted(archive.DemonstrationDone, ""), 1)
	is, err := o.Demonstration(o.ctx)
	o.ok(err)
	equal(t, is, true)
	o.add(demonstration)
	o.ok(o.try("demo-staff", DemonstrationPassword, home))

	o.ok(o.store.Remove(o.ctx, archive.Meta, demonstrationKey, nil)) // the account is in another archive
	o.refused(o.try("demo-staff", DemonstrationPassword, home), WrongCredentials)
	o.refused(o.ResetPassword(o.ctx, Operator(), "demo-staff", DemonstrationPassword), PasswordGuessable)
}
