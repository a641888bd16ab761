package account

import (
	"context"
	"net/netip"
)

// Denied writes into the ledger that a token was used for what it may not do, the same not more than once in a while, and gives the
// refusal.
func (a *Accounts) Denied(ctx context.Context, p Principal, what string, from netip.Addr) error {
	return a.noteRefusal(ctx, p.Login, "token "+p.Token+" for "+what, from, refuse(Forbidden))
}
