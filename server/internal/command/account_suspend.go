package command

import (
	"context"
	"fmt"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// accountSuspend is jiko account suspend.
func accountSuspend(ctx context.Context, p *process) error {
	return p.suspendOrResume(ctx, "suspended", (*account.Accounts).Suspend, (*account.Accounts).SuspendCarrier)
}

// accountResume is jiko account resume.
func accountResume(ctx context.Context, p *process) error {
	return p.suspendOrResume(ctx, "resumed", (*account.Accounts).Resume, (*account.Accounts).ResumeCarrier)
}

// change changes an account or a carrier by its name.
type change func(*account.Accounts, context.Context, account.Principal, string) error

func (p *process) suspendOrResume(ctx context.Context, done string, ofAccount, ofCarrier change) error {
	set := p.flags()
	at := p.placeFlags(set)
	who := set.String("login", "", "`name` of the account")
	carrier := set.String("carrier", "", "`name` of the carrier, for all its accounts")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	if (*who == "") == (*carrier == "") {
		return p.wrong("either --login or --carrier is needed")
	}
	do, what := ofCarrier, *carrier
	if *who != "" {
		parsed, err := login(*who)
		if err != nil {
			return say(err)
		}
		do, what = ofAccount, parsed
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		if err := do(accounts(a), ctx, account.Operator(), what); err != nil {
			return say(err)
		}
		_, err := fmt.Fprintf(p.stdout, "%s %s\n", done, what)
		return err
	})
}
