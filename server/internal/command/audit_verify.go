package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"jiko/server/internal/archive"
	"jiko/server/internal/audit"
)

// auditVerify is jiko audit verify.
func auditVerify(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	against := set.String("against", "", "`file` that jiko audit heads wrote earlier: shows also what was cut off the newest end")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	kept, err := readHeads(*against)
	if err != nil {
		return err
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		return verify(ctx, p.stdout, a, kept)
	})
}

// audited is what has a ledger, and filings that it speaks of: an archive, or a backup of one.
type audited interface {
	audit.Ledger
	audit.Kept
	Empty(ctx context.Context) (bool, error)
}

// verify says what is wrong with a ledger and the filings that it speaks of; errNotWhole and errNotSealed where something is.
func verify(ctx context.Context, w io.Writer, a audited, kept []archive.Head) error {
	report, err := verifyLedger(ctx, a, kept)
	if err != nil {
		return err
	}
	filings, err := audit.VerifyFilings(ctx, a)
	if err != nil {
		return err
	}
	return errors.Join(printReport(w, report), printFilings(w, filings))
}

// readHeads reads the heads that were kept in a file; none where there is no file.
func readHeads(name string) ([]archive.Head, error) {
	if name == "" {
		return nil, nil
	}
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	heads, ok := archive.ParseHeads(strings.TrimSpace(string(body)))
	if !ok {
		return nil, fmt.Errorf("%s is not what jiko audit heads writes", name)
	}
	return heads, nil
}
