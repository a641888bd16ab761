package casework

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"jiko/server/internal/archive"
)

// The most that a case holds. With all of it the record stays below 2 MB, far from the 16 MB that MongoDB allows.
const (
	LongestText   = 2000 // characters of one text
	mostNotes     = 100
	mostQuestions = 50
	mostMoves     = 200
)

// Cases are the cases of one archive. All methods may be called by many goroutines at once, and by many servers.
type Cases struct {
	Registry archive.Registry
	Now      func() time.Time
}

// Of is the case of a filing; the one of a filing that nobody has handled yet is received, and kept nowhere.
func (c *Cases) Of(ctx context.Context, f *archive.Filing) (*Case, error) {
	record, err := c.Registry.Record(ctx, archive.Cases, f.Receipt)
	if errors.Is(err, archive.ErrNotFound) {
		return &Case{Receipt: f.Receipt, Carrier: f.Carrier, Reference: f.CarrierRef, Standing: Received}, nil
	}
	if err != nil {
		return nil, err
	}
	return read(record)
}

func read(record *archive.Record) (*Case, error) {
	one := Case{Receipt: record.Key, Version: record.Version}
	if err := json.Unmarshal(record.Body, &one); err != nil {
		return nil, fmt.Errorf("%w: case of %s: %w", archive.ErrCorrupt, record.Key, err)
	}
	return &one, nil
}

// edit changes a case that was read a moment ago, and tells what the ledger says of it.
type edit func(one *Case) (detail string, err error)

// change makes a change to the case of a filing as somebody saw it, at the version seen.
func (c *Cases) change(ctx context.Context, f *archive.Filing, seen int64, by string, do edit) error {
	one, err := c.Of(ctx, f)
	if err != nil {
		return err
	}
	if one.Version != seen {
		return Meanwhile
	}
	detail, err := do(one)
	if err != nil {
		return err
	}
	return c.keep(ctx, one, &archive.Entry{At: c.now(), Actor: by, Action: archive.CaseChanged, Subject: f.Receipt, Detail: detail})
}

// keep keeps a case over the version that it was read at.
func (c *Cases) keep(ctx context.Context, one *Case, entry *archive.Entry) error {
	body, err := json.Marshal(one)
	if err != nil {
		return err
	}
	record := archive.Record{Bucket: archive.Cases, Key: one.Receipt, Owner: one.turn(), Version: one.Version, Body: body}
	if one.Version == 0 {
		err = c.Registry.Insert(ctx, record, entry)
	} else {
		err = c.Registry.Replace(ctx, record, entry)
	}
	if errors.Is(err, archive.ErrConflict) || errors.Is(err, archive.ErrExists) {
		return Meanwhile
	}
	return err
}

func (c *Cases) now() time.Time { return c.Now().UTC().Truncate(time.Millisecond) }

// stamp is a text with who wrote it and when.
func (c *Cases) stamp(by, text string) Note { return Note{text, by, c.now()} }
