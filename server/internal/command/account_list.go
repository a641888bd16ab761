package command

import (
	"context"
	"fmt"
	"text/tabwriter"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// accountList is jiko account list.
func accountList(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	carrier := set.String("carrier", "", "`name` of the carrier whose accounts are listed")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		all, err := accounts(a).List(ctx, account.Operator(), *carrier)
		if err != nil {
			return say(err)
		}
		suspended, err := suspendedCarriers(ctx, a)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(p.stdout, 0, 8, 2, ' ', 0)
		fmt.Fprintln(table, "LOGIN\tROLE\tSTATE\tADDED\tCARRIER")
		for _, a := range all {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", a.Login, a.Role, state(a, suspended), jst(a.Added), a.Carrier)
		}
		return table.Flush()
	})
}

// state says whether an account is let in.
func state(a account.Account, suspended map[string]bool) string {
	switch {
	case a.Suspended:
		return "suspended"
	case suspended[a.Carrier]:
		return "carrier suspended"
	default:
		return "active"
	}
}

func suspendedCarriers(ctx context.Context, a archive.Archive) (map[string]bool, error) {
	carriers, err := accounts(a).Carriers(ctx, account.Operator())
	if err != nil {
		return nil, err
	}
	suspended := make(map[string]bool)
	for _, c := range carriers {
		if c.Suspended {
			suspended[c.Name] = true
		}
	}
	return suspended, nil
}
