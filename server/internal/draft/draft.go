// Package draft keeps filings that are still being written (下書き). A draft belongs to a carrier: whoever files for it goes on with it,
// on any machine, also after the session ended in which it was begun. Nobody else is told that it is there.
package draft

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"time"

	"jiko/server/internal/archive"
)

// Draft is a filing that is still being written.
type Draft struct {
	ID       string     `json:"-"` // NewID; nobody can guess it
	Version  int64      `json:"-"` // of the archive; 0 for one that was never saved
	Incident string     `json:"incident"`
	Values   url.Values `json:"values"`         // as typed, by the names of the controls
	Step     string     `json:"step,omitempty"` // of the form, at which it was left

	Receipt  string `json:"receipt,omitempty"`  // of the filing that it amends; empty for a new one
	Revision int    `json:"revision,omitempty"` // the revision of it that the form was filled from

	Writer string    `json:"writer"` // the page that saved it last, by an id of its own
	By     string    `json:"by"`     // login
	Saved  time.Time `json:"saved"`
}

const (
	// Lasting is how long a draft is kept after it was saved for the last time.
	Lasting = 90 * 24 * time.Hour
	// Most is how many drafts a carrier may have.
	Most = 50
	// maxSize is the size of the largest draft as it is kept, in bytes; that of the largest form.
	maxSize = 1 << 20
)

// ErrTooMany: the carrier has as many drafts as it may.
var ErrTooMany = errors.New("draft: too many")

// Drafts are the drafts of an archive.
type Drafts struct {
	Registry archive.Registry
	Now      func() time.Time
}

// NewID is the id of a draft that does not exist yet, or of a page that writes one.
func NewID() string { return rand.Text() }

// id is what NewID gives.
var id = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// IsID tells whether NewID can have given it.
func IsID(s string) bool { return id.MatchString(s) }

// Draft is a draft of the carrier; archive.ErrNotFound for one that is not there, or of another carrier.
func (s *Drafts) Draft(ctx context.Context, carrier, id string) (*Draft, error) {
	record, err := s.Registry.Record(ctx, archive.Drafts, id)
	if err != nil {
		return nil, err
	}
	if record.Owner != carrier {
		return nil, fmt.Errorf("%w: draft of another carrier", archive.ErrNotFound)
	}
	return decode(record)
}

func decode(record *archive.Record) (*Draft, error) {
	d := &Draft{ID: record.Key, Version: record.Version}
	if err := json.Unmarshal(record.Body, d); err != nil {
		return nil, fmt.Errorf("%w: draft: %w", archive.ErrCorrupt, err)
	}
	return d, nil
}
