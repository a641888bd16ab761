package audit

import (
	"context"

	"jiko/server/internal/archive"
)

// Ledger is what Verify reads.
type Ledger interface {
	EachEntry(ctx context.Context, yield func(archive.Entry) error) error
}

// Verify reads the whole ledger, and compares it with itself and with heads that were kept elsewhere. What it holds in memory
// grows with the chains, not with the entries. It may run while servers write: what they add meanwhile is no fault. The error is
// the archive's; what is wrong with the ledger stands in the report.
func Verify(ctx context.Context, ledger Ledger, kept ...archive.Head) (*Report, error) {
	v := &verifier{chains: make(map[string]int)}
	for _, head := range kept {
		v.notes = append(v.notes, &note{Head: head})
	}
	if err := ledger.EachEntry(ctx, v.read); err != nil {
		return nil, err
	}
	if open := v.settle(); len(open) > 0 {
		// The chain went on after it was noted, or it is cut: its entries are looked at once more.
		if err := ledger.EachEntry(ctx, open.look); err != nil {
			return nil, err
		}
	}
	v.conclude()
	return &v.report, nil
}

// verifier reads the entries of a ledger.
type verifier struct {
	report Report
	chains map[string]int // place in report.Chains
	notes  []*note
}

// read checks an entry against the one before it in its chain.
func (v *verifier) read(e archive.Entry) error {
	v.report.Entries++
	chain, first := v.chain(&e)
	v.follows(chain.Head, &e)
	if first && e.Number == 1 {
		v.begins(&e)
	}
	if e.Hash != e.Sum() {
		v.fault(Fault{Kind: Altered, Chain: e.Chain, Number: e.Number, Last: e.Number})
	}
	chain.Entries++
	chain.Last = e.At
	if e.Number > chain.Head.Number {
		chain.Head = archive.Head{Chain: e.Chain, Number: e.Number, Hash: e.Hash}
	}
	return nil
}

// chain is the chain of an entry, and whether the entry is the first that is read of it.
func (v *verifier) chain(e *archive.Entry) (c *Chain, first bool) {
	i, known := v.chains[e.Chain]
	if !known {
		i = len(v.report.Chains)
		v.chains[e.Chain] = i
		v.report.Chains = append(v.report.Chains, Chain{First: e.At, Head: archive.Head{Chain: e.Chain}})
	}
	return &v.report.Chains[i], !known
}

// follows checks that an entry is the next one.
func (v *verifier) follows(head archive.Head, e *archive.Entry) {
	switch {
	case e.Number <= head.Number:
		v.fault(Fault{Kind: Doubled, Chain: e.Chain, Number: e.Number, Last: e.Number})
	case e.Number > head.Number+1:
		v.fault(Fault{Kind: Missing, Chain: e.Chain, Number: head.Number + 1, Last: e.Number - 1})
	case e.Prev != head.Hash:
		v.fault(Fault{Kind: Unlinked, Chain: e.Chain, Number: e.Number, Last: e.Number})
	}
}

// begins reads which chains there were when a chain began.
func (v *verifier) begins(e *archive.Entry) {
	heads, ok := archive.ParseHeads(e.Detail)
	if e.Action != archive.ChainBegun || !ok {
		v.fault(Fault{Kind: NoBeginning, Chain: e.Chain, Number: e.Number, Last: e.Number})
		return
	}
	for _, head := range heads {
		v.notes = append(v.notes, &note{Head: head, by: e.Chain})
	}
}

func (v *verifier) fault(f Fault) {
	if len(v.report.Faults) == MaxFaults {
		v.report.More++
		return
	}
	v.report.Faults = append(v.report.Faults, f)
}
