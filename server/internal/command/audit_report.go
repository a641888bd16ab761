package command

import (
	"fmt"
	"io"
	"text/tabwriter"

	"jiko/server/internal/audit"
)

// printReport prints what was found; errNotWhole where that is not good.
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

// printFilings prints what was found of the filings; errNotSealed where that is not good.
func printFilings(w io.Writer, found *audit.Filings) error {
	for _, f := range found.Faults {
		fmt.Fprintf(w, "wrong: %s, revision %d: %s\n", f.Receipt, f.Revision, revisionWords[f.Kind])
	}
	if !found.Whole() {
		return fmt.Errorf("%w: %d faults", errNotSealed, int64(len(found.Faults))+found.More)
	}
	_, err := fmt.Fprintf(w, "filings: %d revisions are what the ledger says of them, %d are of before it did and are not bound\n",
		found.Bound, found.NotBound)
	return err
}

var revisionWords = map[audit.RevisionKind]string{
	audit.Changed: "it was changed: the ledger says otherwise of it",
	audit.Unnoted: "the ledger does not speak of it",
	audit.Gone:    "it is missing; the ledger speaks of it",
}
