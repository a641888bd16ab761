package mongo

import (
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// entryDocument is an entry of the ledger. Its key is chain and number: a number is in a chain once, and reading by key is reading
// chain by chain, in order.
type entryDocument struct {
	Key     string         `bson:"_id"`
	Chain   string         `bson:"chain"`
	Number  int64          `bson:"number"`
	At      time.Time      `bson:"at"`
	Actor   string         `bson:"actor"`
	Action  archive.Action `bson:"action"`
	Subject string         `bson:"subject"`
	Detail  string         `bson:"detail"`
	Prev    string         `bson:"prev"`
	Hash    string         `bson:"hash"`
}

func newEntryDocument(e *archive.Entry) entryDocument {
	return entryDocument{
		Key: entryKey(e.Chain, e.Number), Chain: e.Chain, Number: e.Number, At: milliseconds(e.At), Actor: e.Actor, Action: e.Action,
		Subject: e.Subject, Detail: e.Detail, Prev: e.Prev, Hash: e.Hash,
	}
}

func (d *entryDocument) entry() archive.Entry {
	return archive.Entry{
		Chain: d.Chain, Number: d.Number, At: d.At, Actor: d.Actor, Action: d.Action, Subject: d.Subject, Detail: d.Detail,
		Prev: d.Prev, Hash: d.Hash,
	}
}

// entryKey sorts by chain, then by number.
func entryKey(chain string, number int64) string { return fmt.Sprintf("%s/%019d", chain, number) }

// inChain are the entries of a chain up to a number.
func inChain(chain string, last int64) bson.D {
	return bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: chain + "/"}, {Key: "$lte", Value: entryKey(chain, last)}}}}
}

func decodeEntry(doc bson.Raw) (archive.Entry, error) {
	var d entryDocument
	if err := bson.Unmarshal(doc, &d); err != nil {
		return archive.Entry{}, fmt.Errorf("%w: an entry of the ledger cannot be read", archive.ErrCorrupt)
	}
	return d.entry(), nil
}
