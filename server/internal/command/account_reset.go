package command

import (
	"context"
	"fmt"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// accountResetPassword is jiko account reset-password.
func accountResetPassword(ctx context.Context, p *process) error {
	var fromStdin bool
	set := p.flags()
	at := p.placeFlags(set)
	typed := set.String("login", "", "`name` of the account")
	set.BoolVar(&fromStdin, "password-stdin", false, "read the password from standard input")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	who, err := login(*typed)
	if err != nil {
		return say(err)
	}
	password, err := p.password(fromStdin)
	if err != nil {
		return err
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		if err := accounts(a).ResetPassword(ctx, account.Operator(), who, password); err != nil {
			return say(err)
		}
		_, err := fmt.Fprintf(p.stdout, "reset the password of %s\n", who)
		return err
	})
}
