package archive

import "context"

// Transfer reads and writes a whole archive, for backup and restore between engines.
type Transfer interface {
	// Snapshot calls yield for all filings, records and ledger entries as they were at one moment (SQLite: one read
	// transaction; MongoDB: every document whole, everything acknowledged before the call included). Sessions and sign-in
	// attempts are left out.
	Snapshot(ctx context.Context, yield func(Item) error) error

	// Empty tells whether nothing was ever kept, but for the ledger's own beginning.
	Empty(ctx context.Context) (bool, error)

	// Load keeps an item exactly as it was read by Snapshot: receipts, versions, chains and hashes unchanged. Receipts given
	// later are never those of a loaded filing. The same item may be loaded again. ErrCorrupt for what no archive holds, an item with
	// nothing in it too.
	Load(ctx context.Context, item Item) error
}

// Item is one thing of an archive: exactly one of the fields is set.
type Item struct {
	Filing *Filing `json:"filing,omitempty"`
	Record *Record `json:"record,omitempty"`
	Entry  *Entry  `json:"entry,omitempty"`
	// Counter is the last receipt number given in a fiscal year.
	Counter *Counter `json:"counter,omitempty"`
}

// Counter is the last sequence number that was given to a receipt of a fiscal year.
type Counter struct {
	FiscalYear int
	Last       int64
}
