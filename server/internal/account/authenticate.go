package account

import (
	"context"
	"net/netip"

	"jiko/server/internal/archive"
)

// notKnown is what the ledger calls who tries to sign in and is not known. What was typed is not written down: it is now and then a
// password.
const notKnown = "not known"

// authenticate tells whose login and password these are. It does the same work whether there is such a login or not.
func (a *Accounts) authenticate(ctx context.Context, typed, password string, from netip.Addr) (*kept, error) {
	login, _ := ParseLogin(typed)
	attempt, err := a.attempt(ctx, login, from)
	if err != nil {
		return nil, err
	}
	found, err := a.check(ctx, attempt, password)
	if err != nil {
		return nil, err
	}
	if !found.right {
		return nil, a.noteFailure(ctx, found.account, from, refuse(WrongCredentials))
	}
	if err := attempt.forgive(ctx); err != nil {
		return nil, err
	}
	if err := a.mayEnter(ctx, found.account); err != nil {
		return nil, a.noteFailure(ctx, found.account, from, err)
	}
	return found.account, nil
}

// checked is what checking a password found.
type checked struct {
	account *kept // nil when there is none
	right   bool
}

// check counts the attempt and checks the password, a few at a time.
func (a *Accounts) check(ctx context.Context, attempt *attempt, password string) (checked, error) {
	end, err := a.hasher.begin(ctx)
	if err != nil {
		return checked{}, err
	}
	defer end()
	if err := attempt.take(ctx); err != nil {
		return checked{}, err
	}
	record, account, err := a.account(ctx, attempt.login)
	if err != nil && CodeOf(err) != NoSuchAccount {
		return checked{}, err
	}
	hash := ""
	if account != nil {
		hash = account.Password
	}
	text, unreadable := readPassword(password)
	known, err := a.public(ctx, text)
	if err != nil {
		return checked{}, err
	}
	if unreadable != nil || known {
		text = "" // which is nobody's password
	}
	right, outdated, err := a.hasher.check(text, hash)
	if right && outdated {
		a.hashAgain(ctx, record, account, text)
	}
	return checked{account, right}, err
}

// hashAgain hashes a password as new ones are hashed. When that fails, the next sign-in does it.
func (a *Accounts) hashAgain(ctx context.Context, record *archive.Record, account *kept, password string) {
	hash, err := a.hasher.hashNow(password)
	if err != nil {
		return
	}
	again := *account
	again.Password = hash
	entry := a.entry(account.Login, archive.AccountChanged, account.Login, "password hashed with today's parameters")
	if a.replace(ctx, record, &again, entry) == nil {
		*account = again
	}
}

// mayEnter tells whether an account and its carrier are not suspended.
func (a *Accounts) mayEnter(ctx context.Context, k *kept) error {
	if k.Suspended {
		return refuse(Suspended)
	}
	if k.Role != RoleCarrier {
		return nil
	}
	_, carrier, err := a.carrier(ctx, k.Carrier)
	switch {
	case err != nil:
		return err
	case carrier.Suspended:
		return refuse(CarrierSuspended)
	}
	return nil
}

// noteFailure writes a failed sign-in into the ledger, and gives why.
func (a *Accounts) noteFailure(ctx context.Context, account *kept, from netip.Addr, why error) error {
	login := notKnown
	if account != nil {
		login = account.Login
	}
	entry := a.entry(login, archive.SignInFailed, login, address(from)+": "+string(CodeOf(why)))
	if err := a.store.Append(ctx, *entry); err != nil {
		return err
	}
	return why
}

// address is how the ledger says where somebody is.
func address(from netip.Addr) string { return "from " + from.Unmap().String() }
