package account

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// demonstrationKey is the record that marks an archive as a demonstration.
const demonstrationKey = "demonstration"

// DemonstrationPassword is the password of every account of a demonstration, which everybody knows. It lets nobody into any other
// archive, and cannot be chosen.
const DemonstrationPassword = "jikko-enshu-reiwa2"

// Demonstration tells whether the archive is a demonstration.
func (a *Accounts) Demonstration(ctx context.Context) (bool, error) {
	_, err := a.store.Record(ctx, archive.Meta, demonstrationKey)
	if errors.Is(err, archive.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// BeginDemonstration marks the archive as a demonstration, for ever. One that is marked already is no error.
func (a *Accounts) BeginDemonstration(ctx context.Context, by Principal) error {
	if by.Role != roleOperator {
		return refuse(Forbidden)
	}
	err := a.store.Insert(ctx, archive.Record{Bucket: archive.Meta, Key: demonstrationKey, Body: []byte("{}")},
		a.entry(by.Login, archive.DemonstrationDone, "", "the archive is a demonstration"))
	if errors.Is(err, archive.ErrExists) {
		return nil
	}
	return err
}

// newPassword reads a password that somebody chose, which must not be one that everybody knows.
func (a *Accounts) newPassword(ctx context.Context, typed string, names ...string) (string, error) {
	password, err := newPassword(typed, names...)
	if err != nil {
		return "", err
	}
	known, err := a.public(ctx, password)
	if known {
		return "", refuse(PasswordGuessable)
	}
	return password, err
}

// public tells whether a password is that of the demonstrations, in an archive that is none.
func (a *Accounts) public(ctx context.Context, password string) (bool, error) {
	if password != DemonstrationPassword {
		return false, nil
	}
	is, err := a.Demonstration(ctx)
	return !is, err
}
