package mongo

import (
	"errors"

	driver "go.mongodb.org/mongo-driver/v2/mongo"
)

// errUnclear stands for the answer to a round trip that says nothing of some of its filings.
var errUnclear = errors.New("not acknowledged")

// outcome is what became of the documents of an InsertMany, by their numbers.
type outcome struct {
	kept, duplicate, unclear []int
	err                      error // why some are unclear
}

// sortOut reads the answer to an InsertMany of n documents.
func sortOut(err error, n int) (o outcome) {
	var bulk driver.BulkWriteException
	partly := errors.As(err, &bulk)
	codes := make(map[int]int)
	for _, e := range bulk.WriteErrors {
		codes[e.Index] = e.Code
	}
	for i := range n {
		code, failed := codes[i]
		switch {
		case err == nil, partly && !failed && bulk.WriteConcernError == nil:
			o.kept = append(o.kept, i)
		case code == duplicateKey:
			o.duplicate = append(o.duplicate, i)
		case partly:
			o.unclear, o.err = append(o.unclear, i), errUnclear
		default:
			o.unclear, o.err = append(o.unclear, i), err
		}
	}
	return o
}

const duplicateKey = 11000
