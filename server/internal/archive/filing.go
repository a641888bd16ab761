package archive

import (
	"context"
	"encoding/json"
	"time"
)

// Filing is what a carrier reported about one incident (報告): one document with all its revisions.
type Filing struct {
	Receipt    string // 受付番号, given by the archive; see Receipt
	Carrier    string // 事業者名
	CarrierRef string // the carrier's own reference (整理番号); with Carrier it names the filing
	Index      Index  // of the newest revision
	Revisions  []Revision
}

// Newest is the revision that holds.
func (f *Filing) Newest() *Revision { return &f.Revisions[len(f.Revisions)-1] }

// MaxRevisions is the number of revisions that a filing can have. With MaxContent it keeps the document below the 16 MB that
// MongoDB allows.
const MaxRevisions = 100

// MaxContent is the size of one revision's content and verdict together, in bytes.
const MaxContent = 128 << 10

// Revision is one state of a filing. Nothing of an earlier revision is ever changed.
type Revision struct {
	Number  int             // from 1
	At      time.Time       // UTC, whole milliseconds
	By      string          // login of the account that filed it
	Program string          // version of the program that judged it
	Digest  string          // SHA-256 of Content, hexadecimal: the same content filed again is the same filing
	Content json.RawMessage // what the carrier filed, canonical; package content
	Verdict json.RawMessage // the rules' answer when it was filed
}

// Index is what a filing is found and counted by, taken from its newest revision. An empty list comes back from the archive as nil,
// and a list with the values in the order in which they were given.
type Index struct {
	FiscalYear      int    // 報告年度 of the occurrence
	Occurred        int64  // civil.Instant
	Stage           string // first, interim, final
	Nature          string // incident, near-severe, secrecy-leak, user-information-leak
	Severe          string // yes, no, undetermined
	Periodic        string
	Forms           []string
	Kinds           []string // kinds of service, each once
	Cause           string   // group/item
	FailedEquipment string   // group/item
	Regions         []string
	Users           int64  // the largest group of users; -1 unknown
	Minutes         int64  // the longest duration; -1 unknown
	Text            string // for full text search, normalised by archive.Normalize
	BelongsTo       string // receipt of the wholesaler's filing; empty for none
	Attachments     []string
}

// Filings keeps and finds filings.
type Filings interface {
	// Create keeps a new filing with its first revision and gives it a receipt of its fiscal year, which it sets in f.
	// The entry goes into the ledger with the receipt as its subject. When the carrier has filed that reference before,
	// nothing is kept and the error is ErrExists; the caller compares with ByReference.
	Create(ctx context.Context, f *Filing, entry Entry) error

	// Amend adds a revision to a filing. When the newest revision is not revision.Number-1, nothing is kept and the error is
	// ErrConflict; ErrNotFound when there is no such filing. Beyond MaxRevisions, and beyond MaxContent here and in Create, the
	// error is ErrTooLarge. The receipt stays even when the fiscal year of the index becomes another.
	Amend(ctx context.Context, receipt string, revision Revision, index Index, entry Entry) error

	// Filing is the filing with that receipt; ErrNotFound when there is none.
	Filing(ctx context.Context, receipt string) (*Filing, error)

	// ByReference is the carrier's filing with that reference of its own; ErrNotFound when there is none.
	ByReference(ctx context.Context, carrier, reference string) (*Filing, error)

	// BelongingTo lists the receipts of the filings that name this one as the wholesaler's, in order.
	BelongingTo(ctx context.Context, receipt string) ([]string, error)

	// Search is one page of the filings that match, with the total and the facets over all that match.
	Search(ctx context.Context, q Query) (*Page, error)

	// Each calls yield for each filing that matches, with its newest revision only, in the order of the query, without holding more
	// than a few in memory. Limit, After and Facets do not matter. It stops at the first error, of yield too, and returns it.
	Each(ctx context.Context, q Query, yield func(*Filing) error) error
}
