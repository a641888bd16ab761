package command

import (
	"context"
	"fmt"
	"text/tabwriter"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// tokenList is jiko token list.
func tokenList(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	typed := set.String("login", "", "`name` of the account; all when left out")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	who := ""
	if *typed != "" {
		var err error
		if who, err = login(*typed); err != nil {
			return say(err)
		}
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		tokens, err := accounts(a).Tokens(ctx, account.Operator(), who)
		if err != nil {
			return say(err)
		}
		table := tabwriter.NewWriter(p.stdout, 0, 8, 2, ' ', 0)
		fmt.Fprintln(table, "ID\tLOGIN\tSCOPE\tISSUED\tEXPIRES\tLAST USED\tLABEL")
		for _, t := range tokens {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, t.Login, t.Scopes, jst(t.Issued), jst(t.Expires), jst(t.Used), t.Label)
		}
		return table.Flush()
	})
}
