package sqlite

import (
	"database/sql"
	"encoding/json"
	"time"

	"jiko/server/internal/archive"
)

// facts is archive.Index as it stands in the file, under names that stay; the text has a column of its own, and so has what it belongs to.
type facts struct {
	FiscalYear      int      `json:"fiscalYear"`
	Occurred        int64    `json:"occurred"`
	Stage           string   `json:"stage,omitempty"`
	Nature          string   `json:"nature,omitempty"`
	Severe          string   `json:"severe,omitempty"`
	Periodic        string   `json:"periodic,omitempty"`
	Forms           []string `json:"forms,omitempty"`
	Kinds           []string `json:"kinds,omitempty"`
	Cause           string   `json:"cause,omitempty"`
	FailedEquipment string   `json:"failedEquipment,omitempty"`
	Regions         []string `json:"regions,omitempty"`
	Users           int64    `json:"users"`
	Minutes         int64    `json:"minutes"`
	Attachments     []string `json:"attachments,omitempty"`
}

func marshalFacts(x *archive.Index) (string, error) {
	body, err := json.Marshal(facts{
		x.FiscalYear, x.Occurred, x.Stage, x.Nature, x.Severe, x.Periodic, x.Forms, x.Kinds, x.Cause, x.FailedEquipment, x.Regions,
		x.Users, x.Minutes, x.Attachments,
	})
	return string(body), err
}

func unmarshalFacts(body []byte, belongs sql.NullString, text string) (archive.Index, error) {
	var f facts
	if err := json.Unmarshal(body, &f); err != nil {
		return archive.Index{}, archive.ErrCorrupt
	}
	return archive.Index{
		FiscalYear: f.FiscalYear, Occurred: f.Occurred, Stage: f.Stage, Nature: f.Nature, Severe: f.Severe, Periodic: f.Periodic,
		Forms: f.Forms, Kinds: f.Kinds, Cause: f.Cause, FailedEquipment: f.FailedEquipment, Regions: f.Regions,
		Users: f.Users, Minutes: f.Minutes, Text: text, BelongsTo: belongs.String, Attachments: f.Attachments,
	}, nil
}

// orNull is NULL for the empty text.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func fromMilli(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// filingRow is a filing ready to be written: what can be done before the writer's turn is done.
type filingRow struct {
	carrier, reference string
	facts              string
	text               string
	belongs            any
}

func newFilingRow(f *archive.Filing) (*filingRow, error) {
	body, err := marshalFacts(&f.Index)
	return &filingRow{f.Carrier, f.CarrierRef, body, f.Index.Text, orNull(f.Index.BelongsTo)}, err
}

// insertRevision keeps a revision.
func (b *batch) insertRevision(filing int64, r *archive.Revision) {
	b.exec(`INSERT INTO revision (id, at, login, program, digest, content, verdict) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		revisionID(filing, r.Number), r.At.UnixMilli(), r.By, r.Program, r.Digest, []byte(r.Content), []byte(r.Verdict))
}

func tooLarge(r *archive.Revision) bool { return len(r.Content)+len(r.Verdict) > archive.MaxContent }
