package mongo

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// filingDocument is a filing with all its revisions. What it is found by is that of the newest.
type filingDocument struct {
	Receipt    string `bson:"_id"`
	Carrier    string `bson:"carrier"`
	CarrierRef string `bson:"carrierRef"`
	Revision   int    `bson:"revision"` // number of the newest

	Index  indexDocument  `bson:",inline"`
	Before *indexDocument `bson:"before,omitempty"` // what it was found by before its newest revision; see cut
	Grams  []string       `bson:"grams,omitempty"`

	Revisions []revisionDocument `bson:"revisions"`
}

// indexDocument is archive.Index, one field for one field.
type indexDocument struct {
	FiscalYear      int      `bson:"fiscalYear"`
	Occurred        int64    `bson:"occurred"`
	Stage           string   `bson:"stage"`
	Nature          string   `bson:"nature"`
	Severe          string   `bson:"severe"`
	Periodic        string   `bson:"periodic"`
	Forms           []string `bson:"forms"`
	Kinds           []string `bson:"kinds"`
	Cause           string   `bson:"cause"`
	FailedEquipment string   `bson:"failedEquipment"`
	Regions         []string `bson:"regions"`
	Users           int64    `bson:"users"`
	Minutes         int64    `bson:"minutes"`
	Text            string   `bson:"text"`
	BelongsTo       string   `bson:"belongsTo"`
	Attachments     []string `bson:"attachments"`
}

// revisionDocument is one revision, with what tells who wrote it.
type revisionDocument struct {
	Number  int           `bson:"number"`
	At      time.Time     `bson:"at"`
	By      string        `bson:"by"`
	Program string        `bson:"program"`
	Digest  string        `bson:"digest"`
	Content string        `bson:"content"`
	Verdict string        `bson:"verdict"`
	Write   bson.ObjectID `bson:"write"` // the mark of the write that kept it
	Note    note          `bson:"note"`  // its line in the ledger
}

// newFilingDocument shares nothing with f that its owner could change.
func newFilingDocument(f *archive.Filing) *filingDocument {
	d := &filingDocument{
		Receipt: f.Receipt, Carrier: f.Carrier, CarrierRef: f.CarrierRef, Revision: f.Newest().Number,
		Index: newIndexDocument(f.Index), Grams: grams(f.Index.Text),
	}
	for i := range f.Revisions {
		d.Revisions = append(d.Revisions, newRevisionDocument(&f.Revisions[i]))
	}
	return d
}

func newIndexDocument(x archive.Index) indexDocument {
	d := indexDocument(x)
	for _, list := range []*[]string{&d.Forms, &d.Kinds, &d.Regions, &d.Attachments} {
		*list = slices.Clone(*list)
	}
	return d
}

func newRevisionDocument(r *archive.Revision) revisionDocument {
	return revisionDocument{
		Number: r.Number, At: milliseconds(r.At), By: r.By, Program: r.Program, Digest: r.Digest,
		Content: string(r.Content), Verdict: string(r.Verdict), Write: bson.NewObjectID(),
	}
}

func (d *filingDocument) filing() *archive.Filing {
	f := &archive.Filing{Receipt: d.Receipt, Carrier: d.Carrier, CarrierRef: d.CarrierRef, Index: archive.Index(d.Index)}
	for _, list := range []*[]string{&f.Index.Forms, &f.Index.Kinds, &f.Index.Regions, &f.Index.Attachments} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	for i := range d.Revisions {
		f.Revisions = append(f.Revisions, d.Revisions[i].revision())
	}
	return f
}

func (r *revisionDocument) revision() archive.Revision {
	return archive.Revision{
		Number: r.Number, At: r.At, By: r.By, Program: r.Program, Digest: r.Digest, Content: raw(r.Content), Verdict: raw(r.Verdict),
	}
}

func raw(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

// decodeFiling reads a filing.
func decodeFiling(doc bson.Raw) (*archive.Filing, error) {
	d, err := decodeFilingDocument(doc)
	if err != nil {
		return nil, err
	}
	return d.filing(), nil
}

// decodeFilingDocument reads a filing's document; one without a revision is damaged.
func decodeFilingDocument(doc bson.Raw) (*filingDocument, error) {
	d := new(filingDocument)
	if err := bson.Unmarshal(doc, d); err != nil || len(d.Revisions) == 0 {
		return nil, fmt.Errorf("%w: a filing cannot be read", archive.ErrCorrupt)
	}
	return d, nil
}

// cut takes the filing back to what it was with that many revisions. What it was found by is known of the newest and the one before
// only: one of more amendments on their way at once is left in.
func (d *filingDocument) cut(revisions int) {
	switch newest := len(d.Revisions); {
	case revisions == 0:
		d.Revisions = nil
	case revisions < newest && d.Before != nil:
		d.Revisions, d.Index, d.Revision = d.Revisions[:newest-1], *d.Before, newest-1
	}
}

// milliseconds is the time as it is kept.
func milliseconds(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// maxText is how long the text of a filing can be, in bytes: with its grams it stays far below what a document can hold beside
// archive.MaxRevisions revisions.
const maxText = 2 * archive.MaxContent

// fits tells whether revision and text are not too large.
func fits(r *archive.Revision, x *archive.Index) error {
	if len(r.Content)+len(r.Verdict) > archive.MaxContent || len(x.Text) > maxText {
		return fmt.Errorf("%w: the content of a filing", archive.ErrTooLarge)
	}
	return nil
}

// grams are the search terms that are kept with a text: of archive.Grams all pairs, and single characters where no pair begins with
// them. A single character is then found as the beginning of a term, and the index is little more than half as large.
func grams(text string) []string {
	all := archive.Grams(text)
	begins := make(map[string]bool, len(all))
	for _, gram := range all {
		if first := firstCharacter(gram); first != gram {
			begins[first] = true
		}
	}
	return slices.DeleteFunc(all, func(gram string) bool { return begins[gram] })
}
