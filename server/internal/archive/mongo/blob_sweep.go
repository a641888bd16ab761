package mongo

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
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

// sweepUnclaimed removes the blobs that were put long enough ago and that no upload speaks of.
func (a *Archive) sweepUnclaimed(ctx context.Context) error {
	before := a.Now().Add(-archive.Unclaimed)
	for last := ""; ; {
		files, err := a.listFiles(ctx, last)
		if err != nil || len(files) == 0 {
			return err
		}
		for i := range files {
			if err := a.sweepOne(ctx, &files[i], before); err != nil {
				return err
			}
		}
		last = files[len(files)-1].Filename
	}
}

// sweepOne removes a blob if it was put before then, and no upload speaks of it. Its name goes in one step, and only if it was not put
// again: who puts it then keeps another file.
func (a *Archive) sweepOne(ctx context.Context, file *fileDocument, before time.Time) error {
	if !file.UploadDate.Before(before) {
		return nil
	}
	switch _, err := a.findOne(ctx, a.records, uploadsOf(file.Filename)); {
	case err == nil:
		return nil
	case !errors.Is(err, archive.ErrNotFound):
		return err
	}
	result, err := a.files.UpdateOne(ctx, append(lastPut(before), bson.E{Key: "_id", Value: file.ID}, bson.E{Key: "filename", Value: file.Filename}),
		bson.D{{Key: "$set", Value: bson.D{{Key: "filename", Value: doomed + file.ID.Hex()}}}})
	if err != nil || result.MatchedCount == 0 {
		return err
	}
	return a.removeFile(ctx, file.ID, doomed+file.ID.Hex())
}

// uploadsOf are the records that speak of a blob, whether they have expired or not: who makes one last longer must find the blob there.
func uploadsOf(sha256 string) bson.D {
	key := recordKey(archive.Uploads, archive.UploadKey(sha256, ""))
	return bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: key}, {Key: "$lt", Value: key[:len(key)-1] + "0"}}}} // '0' follows '/'
}

// lastPut are files that were put before then.
func lastPut(before time.Time) bson.D {
	return bson.D{{Key: "uploadDate", Value: bson.D{{Key: "$lt", Value: milliseconds(before)}}}}
}

func leftOver(kind string, before time.Time) bson.D {
	return bson.D{
		{Key: "filename", Value: bson.D{{Key: "$gte", Value: kind}, {Key: "$lt", Value: kind[:len(kind)-1] + "0"}}}, // '0' follows '/'
		lastPut(before)[0],
	}
}
