package account

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"jiko/server/internal/archive"
)

// refusalsNoted is how often the ledger says that the same token or network was refused: a program that goes on trying must not fill it.
const refusalsNoted = time.Hour

// ByToken is who has a token. The account and its carrier are looked at each time: what is suspended is out at once.
func (a *Accounts) ByToken(ctx context.Context, secret string, from netip.Addr) (Principal, error) {
	if !wellFormed(secret) {
		return Principal{}, refuse(TokenMalformed)
	}
	var t token
	record, err := a.load(ctx, archive.Tokens, digest(secret), &t)
	if errors.Is(err, archive.ErrNotFound) {
		return Principal{}, a.noteRefusal(ctx, notKnown, "network "+network(from), from, refuse(TokenRefused))
	}
	if err != nil {
		return Principal{}, err
	}
	account, err := a.accountOf(ctx, t.Login, TokenRefused)
	if CodeOf(err) != "" {
		return Principal{}, a.noteRefusal(ctx, t.Login, "token "+shortID(record.Key), from, err)
	}
	if err != nil {
		return Principal{}, err
	}
	a.used(ctx, record, &t)
	return account.principalOf(record.Key, t.Scopes), nil
}

// principalOf is the account by a token. The scopes of its role bound those of the token.
func (k *kept) principalOf(key string, scopes Scopes) Principal {
	return Principal{Login: k.Login, Role: k.Role, Carrier: k.Carrier, Scopes: scopes & k.Role.Scopes(), Token: shortID(key)}
}

// used writes down that a token is used, now and then.
func (a *Accounts) used(ctx context.Context, record *archive.Record, t *token) {
	now := a.now()
	if now.Sub(t.Used) < a.options.SeenEvery {
		return
	}
	t.Used = now
	_ = a.replace(ctx, record, t, nil)
}

// noteRefusal writes into the ledger that a token was refused, the same not more than once in a while, and gives why. The
// ledger misses one where the archive cannot write: nobody gets in by that.
func (a *Accounts) noteRefusal(ctx context.Context, login, what string, from netip.Addr, why error) error {
	mark := archive.Record{
		Bucket: archive.Attempts, Key: "refused/" + what, Owner: login, Expires: a.now().Add(refusalsNoted), Body: []byte("{}"),
	}
	entry := a.entry(login, archive.TokenRefused, login, what+" "+address(from)+": "+string(CodeOf(why)))
	_ = a.store.Insert(ctx, mark, entry)
	return why
}
