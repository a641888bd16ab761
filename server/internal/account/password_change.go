package account

import (
	"context"
	"net/netip"

	"jiko/server/internal/archive"
)

// PasswordChange is what somebody changes the own password with.
type PasswordChange struct {
	Old, New string // as typed
	From     netip.Addr
	Cookie   string // of the session that asks
}

// ChangePassword changes the password of the account in a session. All its sessions end; the one that asks goes on under a new
// secret, which is given. Guessing the old password is slowed as guessing at the sign-in is.
func (a *Accounts) ChangePassword(ctx context.Context, c PasswordChange) (cookie string, err error) {
	_, s, account, err := a.session(ctx, c.Cookie)
	if err != nil {
		return "", err
	}
	password, err := a.newPassword(ctx, c.New, account.Login, account.Carrier)
	if err != nil {
		return "", err
	}
	known, err := a.authenticate(ctx, account.Login, c.Old, c.From)
	if err != nil {
		return "", err
	}
	if old, _ := readPassword(c.Old); old == password {
		return "", refuse(PasswordSame)
	}
	entry := a.entry(account.Login, archive.PasswordChanged, account.Login, address(c.From))
	if s.Epoch, err = a.setPassword(ctx, account.Login, password, known.Password, entry); err != nil {
		return "", err
	}
	s.Seen = a.now()
	if cookie, _, err = a.beginSession(ctx, *s, nil); err != nil {
		return "", err
	}
	a.sweepSessions(ctx, account.Login)
	return cookie, nil
}

// setPassword keeps a new password and ends all sessions, in one commit. Where an old hash is given and the password was changed from it
// in the meantime, the old one is right no more: WrongCredentials.
func (a *Accounts) setPassword(ctx context.Context, login, password, old string, entry *archive.Entry) (epoch int64, err error) {
	hash, err := a.hasher.hash(ctx, password)
	if err != nil {
		return 0, err
	}
	err = a.change(ctx, login, func(k *kept) (*archive.Entry, error) {
		if old != "" && k.Password != old {
			return nil, refuse(WrongCredentials)
		}
		k.Password, k.PasswordChanged = hash, a.now()
		k.Epoch++
		epoch = k.Epoch
		return entry, nil
	})
	return epoch, err
}
