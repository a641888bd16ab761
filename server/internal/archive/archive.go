// Package archive keeps what carriers report: filings with every revision, attachments, the records of accounts and sessions,
// and the audit ledger. It says in the field's words what an engine must do; archive/sqlite and archive/mongo are the two
// engines, and archive/archivetest is the suite that both must pass.
//
// A call that changes something returns nil only when the change will survive the loss of power (SQLite: synced to disk;
// MongoDB: acknowledged by the majority and journaled). On an error the change may or may not have been kept; every change can
// safely be sent again, because filings are idempotent by carrier and reference, and records by their version.
package archive

import (
	"context"
	"errors"
)

// The errors of an archive. An engine wraps them; it never lets the text of its driver out.
var (
	ErrNotFound    = errors.New("archive: not found")
	ErrExists      = errors.New("archive: exists already")
	ErrConflict    = errors.New("archive: changed by someone else in the meantime")
	ErrUnavailable = errors.New("archive: not available at the moment") // disk full, read-only, server unreachable: try again
	ErrNewer       = errors.New("archive: written by a newer version of the program")
	ErrCorrupt     = errors.New("archive: damaged")
	ErrInUse       = errors.New("archive: another server is running on it")
	ErrNotEmpty    = errors.New("archive: not empty")
	ErrTooLarge    = errors.New("archive: too large")
	ErrCursor      = errors.New("archive: no place to go on from") // After or Before is not what a page of this order gave
)

// Archive is one archive, of either engine. All methods may be called by many goroutines at once.
type Archive interface {
	Filings
	Registry
	Ledger
	Attachments
	Transfer

	// Ready tells whether the archive can take a filing now; the error is ErrUnavailable with the reason.
	Ready(ctx context.Context) error
	// Close finishes what was begun and lets the archive go.
	Close() error
}
