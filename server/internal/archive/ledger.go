package archive

import (
	"context"
	"time"
)

// Entry is one line of the audit ledger (監査記録): who did what to what, when. Entries are never changed or removed.
//
// Entries form chains: each carries the hash of the one before it. Several servers may write to one archive, and a chain that
// all of them share would need a transaction; so each process that opens an archive begins a chain of its own. The first entry of
// a chain carries the heads of all chains that were there (Detail), so that cutting the end of an older chain shows too.
type Entry struct {
	Chain   string // given by the archive
	Number  int64  // within the chain, from 1
	At      time.Time
	Actor   string // login, or the program's own name for what it does by itself
	Action  Action
	Subject string // receipt, login, token or whatever was acted on
	Detail  string
	Prev    string // hash of the entry before it, hexadecimal; empty for the first
	Hash    string // SHA-256 over all of the above; see Entry.Sum
}

// Action is what was done.
type Action string

// The actions.
const (
	ChainBegun        Action = "chain-begun"
	Filed             Action = "filed"
	Amended           Action = "amended"
	Read              Action = "read"
	Searched          Action = "searched"
	LedgerRead        Action = "ledger-read"
	Exported          Action = "exported"
	AttachmentAdded   Action = "attachment-added"
	AttachmentRead    Action = "attachment-read"
	CaseChanged       Action = "case-changed" // what staff do with a filing, and the carrier's answers to their questions
	SignedIn          Action = "signed-in"
	SignInFailed      Action = "sign-in-failed"
	SignedOut         Action = "signed-out"
	SessionRevoked    Action = "session-revoked"
	PasswordChanged   Action = "password-changed"
	TokenIssued       Action = "token-issued"
	TokenRevoked      Action = "token-revoked"
	TokenRefused      Action = "token-refused"
	CodeRefused       Action = "code-refused" // a wrong code of the second factor, in a session
	AccountAdded      Action = "account-added"
	AccountChanged    Action = "account-changed"
	CarrierAdded      Action = "carrier-added"
	CarrierChanged    Action = "carrier-changed"
	ArchiveBackedUp   Action = "archive-backed-up"
	ArchiveRestored   Action = "archive-restored"
	DemonstrationDone Action = "demonstration"
)

// Ledger is the audit log.
type Ledger interface {
	// Append keeps one entry. The archive sets Chain, Number, Prev and Hash.
	Append(ctx context.Context, entry Entry) error

	// Entries lists entries, newest first, that match; at most limit. Entries of one millisecond follow by chain and number,
	// backwards too.
	Entries(ctx context.Context, q EntryQuery) ([]Entry, error)

	// EachEntry calls yield for every entry, chain by chain, in the order of each chain.
	EachEntry(ctx context.Context, yield func(Entry) error) error
}

// EntryQuery asks for ledger entries. Zero values do not restrict.
type EntryQuery struct {
	Actor, Subject string
	Action         Action
	From, To       time.Time // inclusive, exclusive
	Before         string    // Place of the last entry of the page before
	Limit          int
}
