package mongo

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// patientUpload is how long an upload may take before what is there of it counts as left over.
const patientUpload = 24 * time.Hour

// sweepBlobs removes files that never became blobs, and those that no longer are.
func (a *Archive) sweepBlobs(ctx context.Context) error {
	for _, kind := range []string{doomed, partial} {
		cursor, err := a.files.Find(ctx, leftOver(kind, a.Now().Add(-patientUpload)))
		if err != nil {
			return err
		}
		var files []fileDocument
		if err := cursor.All(ctx, &files); err != nil {
			return err
		}
		for _, f := range files {
			if err := a.removeFile(ctx, f.ID, f.Filename); err != nil {
				return err
			}
		}
	}
	return nil
}

func leftOver(kind string, before time.Time) bson.D {
	return bson.D{
		{Key: "filename", Value: bson.D{{Key: "$gte", Value: kind}, {Key: "$lt", Value: kind[:len(kind)-1] + "0"}}}, // '0' follows '/'
		{Key: "uploadDate", Value: bson.D{{Key: "$lt", Value: milliseconds(before)}}},
	}
}
