package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"jiko/server/internal/archive"
	"jiko/server/internal/audit"
)

// runAudit is jiko audit.
func runAudit(ctx context.Context, p *process) error {
	return p.choose(ctx, "audit", auditActions())
}

func auditActions() []command {
	return []command{
		{"verify", "verify that nothing in the audit ledger was changed or removed", auditVerify},
		{"heads", "print the heads of the ledger, to be kept elsewhere for a later verify --against", auditHeads},
	}
}

// errNotWhole ends a command that found the ledger damaged.
var errNotWhole = errors.New("the ledger is not whole")

// auditVerify is jiko audit verify.
func auditVerify(ctx context.Context, p *process) error {
	set := p.flags("audit verify", "verify that nothing in the audit ledger was changed or removed")
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
		report, err := verifyLedger(ctx, a, kept)
		if err != nil {
			return err
		}
		return printReport(p.stdout, report)
	})
}

// auditHeads is jiko audit heads.
func auditHeads(ctx context.Context, p *process) error {
	set := p.flags("audit heads", "print the heads of the ledger, to be kept elsewhere for a later verify --against")
	at := p.placeFlags(set)
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		report, err := verifyLedger(ctx, a, nil)
		if err != nil {
			return err
		}
		if !report.Whole() {
			return fmt.Errorf("%w: see jiko audit verify", errNotWhole)
		}
		_, err = fmt.Fprintln(p.stdout, archive.FormatHeads(report.Heads()))
		return err
	})
}

// verifyLedger verifies the ledger, and that there is one where something is kept.
func verifyLedger(ctx context.Context, a archive.Archive, kept []archive.Head) (*audit.Report, error) {
	report, err := audit.Verify(ctx, a, kept...)
	if err != nil || report.Entries > 0 {
		return report, err
	}
	empty, err := a.Empty(ctx)
	if err == nil && !empty {
		err = fmt.Errorf("%w: it is empty, and the archive is not", errNotWhole)
	}
	return report, err
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

func printReport(w io.Writer, report *audit.Report) error {
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(table, "CHAIN\tENTRIES\tFIRST\tLAST\tHEAD")
	for _, c := range report.Chains {
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%d %s\n", c.Head.Chain, c.Entries, jst(c.First), jst(c.Last), c.Head.Number, c.Head.Hash)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, f := range report.Faults {
		fmt.Fprintln(w, "wrong:", describe(f))
	}
	if !report.Whole() {
		return fmt.Errorf("%w: %d faults", errNotWhole, int64(len(report.Faults))+report.More)
	}
	_, err := fmt.Fprintf(w, "whole: %d chains, %d entries\n", len(report.Chains), report.Entries)
	return err
}

// describe says what a fault is.
func describe(f audit.Fault) string {
	entry := fmt.Sprintf("%s, entry %d", f.Chain, f.Number)
	if f.Last > f.Number {
		entry = fmt.Sprintf("%s, entries %d to %d", f.Chain, f.Number, f.Last)
	}
	words := faultWords[f.Kind]
	switch {
	case f.Kind == audit.Cut, f.Kind == audit.Differs, f.Kind == audit.ChainMissing:
		return entry + ": " + words + ", says " + witness(f)
	default:
		return entry + ": " + words
	}
}

// witness is who says how it was.
func witness(f audit.Fault) string {
	if f.Noted == "" {
		return "the file that was given"
	}
	return "the first entry of " + f.Noted
}

var faultWords = map[audit.Kind]string{
	audit.Altered:      "it was changed: its hash is of something else",
	audit.Unlinked:     "it does not follow the entry before it: one of the two was replaced",
	audit.Missing:      "missing",
	audit.Doubled:      "it stands twice or out of order",
	audit.NoBeginning:  "a chain must begin with the heads of those before it",
	audit.ChainMissing: "the whole chain is missing; it had come this far",
	audit.Cut:          "the end of the chain is missing; it had come this far",
	audit.Differs:      "it is not the entry that was there",
}
