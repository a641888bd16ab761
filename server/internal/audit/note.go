package audit

import "jiko/server/internal/archive"

// note is a head as it was noted.
type note struct {
	archive.Head
	by    string // chain whose first entry it stands in; empty when it was kept elsewhere
	seen  bool   // there is such an entry
	right bool   // and it is the one that was noted
}

// openNotes are the notes that were not compared with their entry yet, by its chain and number.
type openNotes map[archive.Head][]*note

// settle compares the notes with the heads that were read, and gives those that are about another entry.
func (v *verifier) settle() openNotes {
	open := make(openNotes)
	for _, n := range v.notes {
		if i, found := v.chains[n.Chain]; found && v.report.Chains[i].Head == n.Head {
			n.seen, n.right = true, true
			continue
		}
		place := archive.Head{Chain: n.Chain, Number: n.Number}
		open[place] = append(open[place], n)
	}
	return open
}

// look compares an entry with the notes about it.
func (open openNotes) look(e archive.Entry) error {
	for _, n := range open[archive.Head{Chain: e.Chain, Number: e.Number}] {
		n.seen = true
		n.right = n.right || n.Hash == e.Hash
	}
	return nil
}

// conclude says which notes do not hold.
func (v *verifier) conclude() {
	for _, n := range v.notes {
		if !n.right {
			v.fault(Fault{Kind: v.wrong(n), Chain: n.Chain, Number: n.Number, Last: n.Number, Noted: n.by})
		}
	}
}

func (v *verifier) wrong(n *note) Kind {
	_, there := v.chains[n.Chain]
	switch {
	case n.seen:
		return Differs
	case there:
		return Cut
	default:
		return ChainMissing
	}
}
