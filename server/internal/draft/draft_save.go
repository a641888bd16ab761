package draft

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"jiko/server/internal/archive"
)

// tries is how often a draft is saved again that changed while it was saved.
const tries = 20

// Save keeps a draft of the carrier, and sets its version. One that another page has saved since d was read is left as it is; d becomes
// a draft of its own, under a new id, and other is the id of the one that was left. ErrTooMany, or archive.ErrTooLarge, when it cannot
// be kept.
func (s *Drafts) Save(ctx context.Context, carrier string, d *Draft) (other string, err error) {
	d.Saved = s.Now().UTC().Truncate(time.Millisecond)
	if !IsID(d.ID) {
		d.ID = NewID()
	}
	for range tries {
		other, err = s.save(ctx, carrier, d)
		if !errors.Is(err, archive.ErrExists) && !errors.Is(err, archive.ErrConflict) && !errors.Is(err, archive.ErrNotFound) {
			return other, err
		}
	}
	return "", archive.ErrConflict
}

// save is one try: what it found may have changed before it is done.
func (s *Drafts) save(ctx context.Context, carrier string, d *Draft) (other string, err error) {
	record, err := s.Registry.Record(ctx, archive.Drafts, d.ID)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return "", s.insert(ctx, carrier, d)
	case err != nil:
		return "", err
	case record.Owner != carrier: // who began it signed out, and somebody else signed in
		d.ID = NewID()
		return "", s.insert(ctx, carrier, d)
	}
	kept, err := decode(record)
	switch {
	case err != nil:
		return "", err
	case d.follows(kept):
		return "", s.replace(ctx, carrier, d, kept.Version)
	}
	other, d.ID = d.ID, NewID()
	return other, s.insert(ctx, carrier, d)
}

// follows tells whether d was written from what is kept, or by the page that saved that: its answer may have been lost on the way.
func (d *Draft) follows(kept *Draft) bool {
	return d.Version == kept.Version || d.Writer == kept.Writer
}

// insert keeps a draft as a new one.
func (s *Drafts) insert(ctx context.Context, carrier string, d *Draft) error {
	all, err := s.Registry.Records(ctx, archive.Drafts, carrier, "", Most)
	if err != nil {
		return err
	}
	if len(all) >= Most {
		return ErrTooMany
	}
	record, err := s.record(carrier, d)
	if err != nil {
		return err
	}
	if err = s.Registry.Insert(ctx, record, nil); err == nil {
		d.Version = 1
	}
	return err
}

// replace keeps a draft over a version of itself.
func (s *Drafts) replace(ctx context.Context, carrier string, d *Draft, version int64) error {
	record, err := s.record(carrier, d)
	if err != nil {
		return err
	}
	record.Version = version
	if err = s.Registry.Replace(ctx, record, nil); err == nil {
		d.Version = version + 1
	}
	return err
}

// record is a draft as the archive keeps it.
func (s *Drafts) record(carrier string, d *Draft) (archive.Record, error) {
	body, err := json.Marshal(d)
	if err != nil {
		return archive.Record{}, err
	}
	if len(body) > maxSize {
		return archive.Record{}, archive.ErrTooLarge
	}
	return archive.Record{Bucket: archive.Drafts, Key: d.ID, Owner: carrier, Expires: d.Saved.Add(Lasting), Body: body}, nil
}
