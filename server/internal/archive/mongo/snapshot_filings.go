package mongo

import (
	"context"
	"errors"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// filingsOf reads the filings of a snapshot whose ledger ends at heads. A change comes before its line, so there may be changes that
// this ledger does not speak of yet, which nobody was told of either: they are left out.
type filingsOf struct {
	*Archive
	heads map[string]archive.Entry
	whole map[string]bool // chains that are known to have the lines of all their process's changes within heads
	yield func(archive.Item) error
}

func (s *filingsOf) read(ctx context.Context) error {
	const atOnce = 100
	var some []*filingDocument
	err := s.eachInKeyOrder(ctx, s.filings, all, withoutGrams, func(doc bson.Raw) error {
		d, err := decodeFilingDocument(doc)
		if err != nil {
			return err
		}
		if some = append(some, d); len(some) < atOnce {
			return nil
		}
		err = s.hand(ctx, some)
		some = nil
		return err
	})
	if err != nil {
		return err
	}
	return s.hand(ctx, some)
}

// hand gives filings to the caller, as far as the ledger speaks of them.
func (s *filingsOf) hand(ctx context.Context, some []*filingDocument) error {
	lines, err := s.linesOf(ctx, some)
	if err != nil {
		return err
	}
	for _, d := range some {
		d.cut(s.spokenOf(d, lines[d.Receipt]))
		if len(d.Revisions) == 0 {
			continue
		}
		if err := s.yield(archive.Item{Filing: d.filing()}); err != nil {
			return err
		}
	}
	return nil
}

// spokenOf is up to which revision the ledger speaks of a filing.
func (s *filingsOf) spokenOf(d *filingDocument, lines []archive.Entry) (revisions int) {
	for i := range d.Revisions {
		n := &d.Revisions[i].Note
		line := slices.IndexFunc(lines, func(e archive.Entry) bool { return n.is(&e) })
		if line >= 0 {
			lines = slices.Delete(lines, line, line+1)
		}
		if line >= 0 || s.whole[n.Chain] {
			revisions = i + 1
		}
	}
	return revisions
}

// linesOf are the lines that the ledger has on those filings of which it might not speak, by receipt.
func (s *filingsOf) linesOf(ctx context.Context, some []*filingDocument) (map[string][]archive.Entry, error) {
	var receipts []string
	for _, d := range some {
		for i := range d.Revisions {
			whole, err := s.isWhole(ctx, d.Revisions[i].Note.Chain)
			if err != nil {
				return nil, err
			}
			if !whole {
				receipts = append(receipts, d.Receipt)
				break
			}
		}
	}
	if len(receipts) == 0 {
		return nil, nil
	}
	return s.findLines(ctx, receipts)
}

func (s *filingsOf) findLines(ctx context.Context, receipts []string) (lines map[string][]archive.Entry, err error) {
	var found []entryDocument
	err = s.attempt(ctx, func(ctx context.Context) error {
		found = nil
		cursor, err := s.entries.Find(ctx, changesNoted(receipts))
		if err != nil {
			return err
		}
		return cursor.All(ctx, &found)
	})
	lines = make(map[string][]archive.Entry)
	for i := range found {
		if d := &found[i]; d.Number <= s.heads[d.Chain].Number {
			lines[d.Subject] = append(lines[d.Subject], d.entry())
		}
	}
	return lines, err
}

// changesNoted are the lines on the changes of filings.
func changesNoted(receipts []string) bson.D {
	return bson.D{
		{Key: "subject", Value: bson.D{{Key: "$in", Value: receipts}}},
		{Key: "action", Value: bson.D{{Key: "$in", Value: []archive.Action{archive.Filed, archive.Amended}}}},
	}
}

// isWhole tells whether a chain was closed, so that nothing is on its way into it, and ends within heads.
func (s *filingsOf) isWhole(ctx context.Context, chain string) (whole bool, err error) {
	whole, known := s.whole[chain]
	if known {
		return whole, nil
	}
	chains, err := s.listChains(ctx, bson.D{{Key: "_id", Value: chain}, {Key: "closed", Value: true}})
	if err == nil && len(chains) > 0 {
		var last archive.Entry
		last, err = s.lastEntry(ctx, chain)
		whole = last.Number == s.heads[chain].Number
	}
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return false, err
	}
	s.whole[chain] = whole
	return whole, nil
}
