package command

import (
	"context"
	"fmt"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// accountAdd is jiko account add.
func accountAdd(ctx context.Context, p *process) error {
	var n account.NewAccount
	var fromStdin bool
	set := p.flags()
	at := p.placeFlags(set)
	set.StringVar((*string)(&n.Role), "role", "", "`role`: carrier, staff or admin")
	set.StringVar(&n.Login, "login", "", "`name` to sign in with")
	set.StringVar(&n.Carrier, "carrier", "", "`name` of the carrier, for the role carrier")
	set.BoolVar(&fromStdin, "password-stdin", false, "read the password from standard input")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	if n.Role == "" || n.Login == "" {
		return p.wrong("--role and --login are needed")
	}
	password, err := p.password(fromStdin)
	if err != nil {
		return err
	}
	n.Password = password
	return p.inNewArchive(ctx, at, func(a archive.Archive) error {
		added, err := accounts(a).Add(ctx, account.Operator(), n)
		if err != nil {
			return say(err)
		}
		_, err = fmt.Fprintf(p.stdout, "added %s (%s)\n", added.Login, belongs(added))
		return err
	})
}

// belongs is what an account is, in few words.
func belongs(a *account.Account) string {
	if a.Carrier == "" {
		return string(a.Role)
	}
	return string(a.Role) + ", " + a.Carrier
}
