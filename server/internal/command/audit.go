package command

import (
	"context"
	"errors"
	"fmt"

	"jiko/server/internal/archive"
	"jiko/server/internal/audit"
)

// runAudit is jiko audit.
func runAudit(ctx context.Context, p *process) error {
	return p.choose(ctx, auditActions())
}

func auditActions() []command {
	return []command{
		{"verify", "verify that nothing in the audit ledger, or in a filing that it speaks of, was changed or removed", auditVerify},
		{"heads", "print the heads of the ledger, to be kept elsewhere for a later verify --against", auditHeads},
	}
}

// What ends a command that found something damaged.
var (
	errNotWhole  = errors.New("the ledger is not whole")
	errNotSealed = errors.New("filings are not what the ledger says of them")
)

// verifyLedger verifies the ledger, and that there is one where something is kept.
func verifyLedger(ctx context.Context, a audited, kept []archive.Head) (*audit.Report, error) {
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
