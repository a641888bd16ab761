package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"

	"jiko/server/internal/archive"
)

var _ = index("filings", ordinary, "belongsTo", "_id")

// withoutGrams leaves out what only the server needs, and shown also what only a snapshot does.
var (
	withoutGrams = bson.D{{Key: "grams", Value: 0}}
	shown        = bson.D{{Key: "grams", Value: 0}, {Key: "before", Value: 0}}
)

// Filing finds a filing by its receipt.
func (a *Archive) Filing(ctx context.Context, receipt string) (*archive.Filing, error) {
	return a.findFiling(ctx, bson.D{{Key: "_id", Value: receipt}})
}

// ByReference finds a filing by the carrier's own reference.
func (a *Archive) ByReference(ctx context.Context, carrier, reference string) (*archive.Filing, error) {
	return a.findFiling(ctx, byReference(carrier, reference))
}

func byReference(carrier, reference string) bson.D {
	return bson.D{{Key: "carrier", Value: carrier}, {Key: "carrierRef", Value: reference}}
}

func (a *Archive) findFiling(ctx context.Context, filter bson.D) (f *archive.Filing, err error) {
	err = a.call(ctx, "looking for a filing", func(ctx context.Context) error {
		doc, err := a.findOne(ctx, a.filings, filter, options.FindOne().SetProjection(shown))
		if err == nil {
			f, err = decodeFiling(doc)
		}
		return err
	})
	return f, err
}

// findOne is the document that fits the filter, as it came; ErrNotFound when there is none.
func (a *Archive) findOne(ctx context.Context, in *driver.Collection, filter bson.D, o ...options.Lister[options.FindOneOptions]) (doc bson.Raw, err error) {
	err = a.attempt(ctx, func(ctx context.Context) error {
		doc, err = in.FindOne(ctx, filter, o...).Raw()
		return err
	})
	if errors.Is(err, driver.ErrNoDocuments) {
		return nil, archive.ErrNotFound
	}
	return doc, err
}

// latest is the collection as the primary has it this moment, durable or not: to find out what became of a write.
func (a *Archive) latest(c *driver.Collection) *driver.Collection {
	return c.Clone(options.Collection().SetReadConcern(readconcern.Local()))
}

// BelongingTo lists the filings that name this one as the wholesaler's.
func (a *Archive) BelongingTo(ctx context.Context, receipt string) (receipts []string, err error) {
	if receipt == "" {
		return nil, ctx.Err()
	}
	err = a.call(ctx, "looking for the filings that belong to one", func(ctx context.Context) error {
		return a.attempt(ctx, func(ctx context.Context) error {
			filter, o := belongingTo(receipt)
			cursor, err := a.filings.Find(ctx, filter, o)
			if err != nil {
				return err
			}
			var found []struct {
				Receipt string `bson:"_id"`
			}
			err = cursor.All(ctx, &found)
			receipts = nil
			for _, f := range found {
				receipts = append(receipts, f.Receipt)
			}
			return err
		})
	})
	return receipts, err
}

func belongingTo(receipt string) (bson.D, *options.FindOptionsBuilder) {
	return bson.D{{Key: "belongsTo", Value: receipt}},
		options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetProjection(bson.D{{Key: "_id", Value: 1}})
}
