package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/archive/open"
	"jiko/server/internal/demo"
)

// runDemo is jiko demo.
func runDemo(ctx context.Context, p *process) error {
	var year int
	var ifEmpty, remove bool
	set := p.flags()
	at := p.placeFlags(set)
	set.IntVar(&year, "fy", demo.FiscalYear, "fiscal `year`; there is one so far")
	set.BoolVar(&ifEmpty, "if-empty", false, "do nothing where the archive is in use and no demonstration")
	set.BoolVar(&remove, "remove", false, "remove the archive of a demonstration, and all that was filed in it, for ever")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	if year != demo.FiscalYear {
		return p.wrong(fmt.Sprintf("the demonstration is of fiscal year %d", demo.FiscalYear))
	}
	if remove {
		return p.removeDemo(ctx, at)
	}
	return p.inNewArchive(ctx, at, func(a archive.Archive) error { return p.fillDemo(ctx, at, a, ifEmpty) })
}

func (p *process) fillDemo(ctx context.Context, at *place, a archive.Archive, ifEmpty bool) error {
	filler := demo.Filler{Archive: a, Accounts: accounts(a), Now: time.Now, Program: version}
	if ifEmpty {
		empty, err := filler.Empty(ctx)
		if err != nil {
			return at.explain(err)
		}
		if !empty {
			_, err = fmt.Fprintf(p.stdout, "%s is in use: it was left as it is\n", at.name())
			return err
		}
	}
	done, err := filler.Fill(ctx)
	if errors.Is(err, demo.ErrOtherFilings) {
		return fmt.Errorf("%s holds other filings, which a demonstration would be counted among: give the demonstration a --data folder of its own", at.name())
	}
	if err != nil {
		return at.explain(say(err))
	}
	fmt.Fprintf(p.stdout, "demonstration of fiscal year %d: added %d accounts and %d filings\n", demo.FiscalYear, done.Accounts, done.Filings)
	return demoAccounts(p.stdout)
}

// demoAccounts prints whom one can sign in as. The password is no secret: it lets nobody into an archive that is no demonstration.
func demoAccounts(w io.Writer) error {
	_, err := fmt.Fprintf(w, "demonstration accounts, all with the password %s\n", account.DemonstrationPassword)
	for _, a := range demo.Accounts {
		_, err = fmt.Fprintf(w, "  %-14s %-8s %s\n", a.Login, a.Role, a.Carrier)
	}
	return err
}

// errNoDemo says that an archive is no demonstration.
var errNoDemo = errors.New("this archive is no demonstration: it was left as it is")

// removeDemo is jiko demo --remove. The filings of an archive are never removed one by one, so it all goes.
func (p *process) removeDemo(ctx context.Context, at *place) error {
	if at.mongoURI != "" {
		return errors.New("drop the database of the demonstration on the MongoDB server yourself: this program removes none")
	}
	err := open.Remove(ctx, at.data, time.Now, p.warnings(), func(a archive.Archive) error {
		is, err := accounts(a).Demonstration(ctx)
		if err == nil && !is {
			err = errNoDemo
		}
		return err
	})
	if err != nil {
		return at.explain(err)
	}
	_, err = fmt.Fprintf(p.stdout, "removed the demonstration in %s\n", at.data)
	return err
}
