// Package audit looks whether the ledger (監査記録) is whole: that no entry was changed or removed since it was written; and whether the
// filings are what it says of them.
//
// What it cannot see by itself is that the newest entries of a chain are gone which no other chain has noted yet, or that
// somebody who can write to the archive computed everything anew. Both show against heads that were kept elsewhere.
package audit

import (
	"time"

	"jiko/server/internal/archive"
)

// Report is what Verify found.
type Report struct {
	Chains  []Chain
	Entries int64
	Faults  []Fault // at most MaxFaults, in the order in which they were met
	More    int64   // faults that are not listed
}

// MaxFaults is how many faults are listed.
const MaxFaults = 1000

// Whole tells whether nothing is wrong.
func (r *Report) Whole() bool { return len(r.Faults) == 0 }

// Heads are the heads of all chains, to be kept elsewhere.
func (r *Report) Heads() []archive.Head {
	heads := make([]archive.Head, len(r.Chains))
	for i, c := range r.Chains {
		heads[i] = c.Head
	}
	return heads
}

// Chain is what was read of one chain.
type Chain struct {
	Head        archive.Head
	Entries     int64
	First, Last time.Time // when its first and its last entry were made
}

// Fault is one thing that is wrong.
type Fault struct {
	Kind   Kind
	Chain  string
	Number int64  // of the entry; the first of those that are missing
	Last   int64  // the last of those that are missing; else as Number
	Noted  string // chain whose first entry says how it was; empty for a head that was kept elsewhere
}

// Kind is what is wrong.
type Kind string

// The kinds of faults.
const (
	Altered      Kind = "altered"       // what the entry says is not what it was hashed from
	Unlinked     Kind = "unlinked"      // it does not follow the entry before it: one of the two was made anew
	Missing      Kind = "missing"       // entries are missing within the chain, or at its beginning
	Doubled      Kind = "doubled"       // the number stands twice, or out of order
	NoBeginning  Kind = "no-beginning"  // the first entry does not say which chains there were
	ChainMissing Kind = "chain-missing" // a chain that was noted is not there
	Cut          Kind = "cut"           // the end of a chain that was noted is not there
	Differs      Kind = "differs"       // the entry is not the one that was noted
)

// Kinds are all kinds, for tables that must be complete.
func Kinds() []Kind {
	return []Kind{Altered, Unlinked, Missing, Doubled, NoBeginning, ChainMissing, Cut, Differs}
}
