package audit

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"time"

	"jiko/server/internal/archive"
)

// Filings is what VerifyFilings found.
type Filings struct {
	Bound    int64           // revisions that are what the ledger says of them
	NotBound int64           // revisions whose entry was written before the ledger said anything of their content
	Faults   []RevisionFault // at most MaxFaults
	More     int64           // faults that are not listed
}

// Whole tells whether nothing is wrong.
func (f *Filings) Whole() bool { return len(f.Faults) == 0 }

// RevisionFault is a revision that is not what the ledger says of it.
type RevisionFault struct {
	Kind     RevisionKind
	Receipt  string
	Revision int
}

// RevisionKind is what is wrong with a revision.
type RevisionKind string

// The kinds of faults of revisions.
const (
	Changed RevisionKind = "changed" // content, verdict, carrier, reference, who filed it or when is not what was noted
	Unnoted RevisionKind = "unnoted" // the ledger has no entry on it
	Gone    RevisionKind = "gone"    // the ledger has an entry on it, and it is not kept
)

// RevisionKinds are all kinds, for tables that must be complete.
func RevisionKinds() []RevisionKind { return []RevisionKind{Changed, Unnoted, Gone} }

// Kept is what VerifyFilings reads.
type Kept interface {
	Snapshot(ctx context.Context, yield func(archive.Item) error) error
}

// VerifyFilings compares every kept revision with the entry of the ledger on it, as they were at one moment. That the ledger is whole is
// Verify's to tell. It holds 16 bytes for each revision in memory until its entry comes, or the other way round; where something is left
// over, it reads everything once more to say what that is. The error is the archive's.
func VerifyFilings(ctx context.Context, kept Kept) (*Filings, error) {
	c := &comparison{open: make(map[mark]int8), unsealed: make(map[mark]int)}
	if err := kept.Snapshot(ctx, c.match); err != nil {
		return nil, err
	}
	if len(c.open) > 0 { // an engine gives filings and entries in its own order: read what is left of the entries first
		l := &leftOver{comparison: c, noted: make(map[place]bool)}
		for _, read := range []func(archive.Item) error{l.readEntry, l.readFiling} {
			if err := kept.Snapshot(ctx, read); err != nil {
				return nil, err
			}
		}
		l.conclude()
	}
	return &c.filings, nil
}

// mark is a short hash of what an entry and its revision must have in common.
type mark [16]byte

func markOf(parts ...string) mark {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", parts))
	return mark(sum[:16])
}

// comparison takes revisions and entries off against each other.
type comparison struct {
	filings  Filings
	open     map[mark]int8 // how many entries came without their revision yet; below 0, revisions without their entry
	unsealed map[mark]int  // entries that have no seal, by receipt
}

func (c *comparison) match(item archive.Item) error {
	if e := item.Entry; e != nil && isOnRevision(e) {
		if m, sealed := markOfEntry(e); sealed {
			c.meet(m, 1)
		} else {
			c.unsealed[m]++
		}
	}
	if f := item.Filing; f != nil {
		for i := range f.Revisions {
			c.meet(markOfRevision(f, &f.Revisions[i]), -1)
		}
	}
	return nil
}

// meet takes an entry and its revision off against each other.
func (c *comparison) meet(m mark, side int8) {
	before := c.open[m]
	if before*side < 0 {
		c.filings.Bound++
	}
	if before+side == 0 {
		delete(c.open, m)
	} else {
		c.open[m] = before + side
	}
}

func isOnRevision(e *archive.Entry) bool {
	return e.Action == archive.Filed || e.Action == archive.Amended
}

// markOfEntry is the mark of the revision that the entry is on; where it has no seal, that of the receipt.
func markOfEntry(e *archive.Entry) (m mark, sealed bool) {
	reference, s, sealed := archive.ParseSeal(e.Detail)
	if !sealed {
		return markOf(e.Subject), false
	}
	return markOf(e.Subject, reference, milliseconds(e.At), e.Actor, strconv.Itoa(s.Revision), s.Carrier, s.Content, s.Verdict, s.Content), true
}

func markOfRevision(f *archive.Filing, r *archive.Revision) mark {
	s := f.Seal(r)
	return markOf(f.Receipt, f.CarrierRef, milliseconds(r.At), r.By, strconv.Itoa(s.Revision), s.Carrier, s.Content, s.Verdict, r.Digest)
}

func milliseconds(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// place is a revision of a filing.
type place struct {
	receipt  string
	revision int
}

// leftOver says what is wrong with what has no counterpart. What servers add meanwhile is nothing of that.
type leftOver struct {
	*comparison
	noted map[place]bool // revisions whose entry found nothing that it fits
}

func (l *leftOver) readEntry(item archive.Item) error {
	if e := item.Entry; e != nil && isOnRevision(e) {
		if m, sealed := markOfEntry(e); sealed && l.open[m] > 0 {
			_, s, _ := archive.ParseSeal(e.Detail)
			l.noted[place{e.Subject, s.Revision}] = true
		}
	}
	return nil
}

func (l *leftOver) readFiling(item archive.Item) error {
	f := item.Filing
	if f == nil {
		return nil
	}
	for i := range f.Revisions {
		at := place{f.Receipt, f.Revisions[i].Number}
		switch n := l.open[markOfRevision(f, &f.Revisions[i])]; {
		case n < 0:
			l.readRevision(at)
		case n > 0:
			delete(l.noted, at) // it was noted twice
		}
	}
	return nil
}

func (l *leftOver) readRevision(at place) {
	unsealed := markOf(at.receipt)
	switch {
	case l.noted[at]:
		delete(l.noted, at)
		l.fault(Changed, at)
	case l.unsealed[unsealed] > 0:
		l.unsealed[unsealed]--
		l.filings.NotBound++
	default:
		l.fault(Unnoted, at)
	}
}

// conclude tells of the revisions that were noted and were not met.
func (l *leftOver) conclude() {
	for at := range l.noted {
		l.fault(Gone, at)
	}
	slices.SortFunc(l.filings.Faults, func(a, b RevisionFault) int {
		return cmp.Or(cmp.Compare(a.Receipt, b.Receipt), cmp.Compare(a.Revision, b.Revision))
	})
}

func (l *leftOver) fault(kind RevisionKind, at place) {
	if len(l.filings.Faults) == MaxFaults {
		l.filings.More++
		return
	}
	l.filings.Faults = append(l.filings.Faults, RevisionFault{kind, at.receipt, at.revision})
}
