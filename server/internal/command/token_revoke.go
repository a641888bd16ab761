package command

import (
	"context"
	"fmt"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// tokenRevoke is jiko token revoke.
func tokenRevoke(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	typed := set.String("login", "", "`name` of the account")
	id := set.String("id", "", "`id` of the token, as token list shows it")
	all := set.Bool("all", false, "revoke all tokens of the account")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	if *all == (*id != "") {
		return p.wrong("either --id or --all is needed")
	}
	who, err := login(*typed)
	if err != nil {
		return say(err)
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		count, err := revoke(ctx, a, who, *id)
		if err != nil {
			return say(err)
		}
		_, err = fmt.Fprintf(p.stdout, "revoked %d of %s\n", count, who)
		return err
	})
}

// revoke revokes the token, or all where id is empty.
func revoke(ctx context.Context, a archive.Archive, who, id string) (int, error) {
	if id == "" {
		return accounts(a).RevokeTokens(ctx, account.Operator(), who)
	}
	return 1, accounts(a).RevokeToken(ctx, account.Operator(), who, id)
}
