package command

import (
	"context"
	"fmt"

	"jiko/server/internal/archive"
)

// auditHeads is jiko audit heads.
func auditHeads(ctx context.Context, p *process) error {
	set := p.flags()
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
