package command

import (
	"context"
	"fmt"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// tokenAdd is jiko token add.
func tokenAdd(ctx context.Context, p *process) error {
	var n account.NewToken
	set := p.flags()
	at := p.placeFlags(set)
	typed := set.String("login", "", "`name` of the account")
	scope := set.String("scope", "", "what it may be used for: file, read, or `file,read`; all that the account may do when left out")
	set.DurationVar(&n.Life, "expires", 0, "`time` until it expires, such as 720h; a year when left out")
	set.StringVar(&n.Label, "label", "", "`text` to tell it from others")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	var err error
	if n.Login, err = login(*typed); err != nil {
		return say(err)
	}
	if *scope != "" {
		if n.Scopes, err = account.ParseScopes(*scope); err != nil {
			return say(err)
		}
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		secret, _, err := accounts(a).IssueToken(ctx, account.Operator(), n)
		if err != nil {
			return say(err)
		}
		_, err = fmt.Fprintln(p.stdout, secret)
		return err
	})
}
