// Package backup writes a whole archive into one file and reads it back, into an archive of either engine.
//
// The file is a gzip-compressed tar: items/000001.ndjson and so on with filings, records and ledger entries, one JSON object a line;
// attachments/SHA256 with the attachments; last manifest.json, with the SHA-256 and size of every member before it. A file
// without its manifest, or with anything else than it lists, is refused before anything is restored.
package backup

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"time"
)

// ErrDamaged tells that a file is not a whole backup.
var ErrDamaged = errors.New("backup: the file is damaged or not a backup")

// format is the version of the layout above.
const format = 1

const (
	manifestName    = "manifest.json"
	itemsPrefix     = "items/"
	attachmentsName = "attachments/"
)

// manifest is the last member of a backup.
type manifest struct {
	Format  int       `json:"format"`
	Program string    `json:"program"`
	At      time.Time `json:"at"`
	Counts  Counts    `json:"counts"`
	Members []sealed  `json:"members"`

	id string // SHA-256 of the manifest, which names the whole file by its content
}

// Counts tells how much a backup holds.
type Counts struct {
	Filings     int64 `json:"filings"`
	Revisions   int64 `json:"revisions"`
	Records     int64 `json:"records"`
	Entries     int64 `json:"entries"`
	Attachments int64 `json:"attachments"`
}

// Watch is told how much is done.
type Watch func(Counts)

func (w Watch) tell(c Counts) {
	if w != nil {
		w(c)
	}
}

// sealed is one member with its checksum.
type sealed struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// seal copies a member and notes its checksum.
func seal(w io.Writer, r io.Reader, name string) (sealed, error) {
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, hash), r)
	return sealed{Name: name, Size: n, SHA256: hex.EncodeToString(hash.Sum(nil))}, err
}

func header(name string, size int64, at time.Time) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: at, Format: tar.FormatPAX}
}
