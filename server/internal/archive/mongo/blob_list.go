package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// EachBlob lists the blobs by name.
func (a *Archive) EachBlob(ctx context.Context, yield func(archive.Blob) error) error {
	return a.call(ctx, "listing attachments", func(ctx context.Context) error {
		last := ""
		for {
			files, err := a.listFiles(ctx, last)
			if err != nil || len(files) == 0 {
				return err
			}
			for i := range files {
				if err := yield(files[i].blob()); err != nil {
					return foreign{err}
				}
			}
			last = files[len(files)-1].Filename
		}
	})
}

// listFiles are some blobs' files behind a name.
func (a *Archive) listFiles(ctx context.Context, after string) (files []fileDocument, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		filter, o := listingFiles(after)
		cursor, err := a.files.Find(ctx, filter, o)
		if err != nil {
			return err
		}
		files = nil
		return cursor.All(ctx, &files)
	})
	return files, err
}

func listingFiles(after string) (bson.D, *options.FindOptionsBuilder) {
	const some = 500
	names := bson.D{{Key: "$gt", Value: after}, {Key: "$lt", Value: "g"}} // hexadecimal; see partial
	return bson.D{{Key: "filename", Value: names}}, options.Find().SetSort(bson.D{{Key: "filename", Value: 1}}).SetLimit(some)
}
