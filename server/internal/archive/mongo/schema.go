package mongo

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// schemaDocument says in which shape things are kept.
type schemaDocument struct {
	ID      string `bson:"_id"`
	Version int    `bson:"version"`
}

// migration brings an archive from one version to the next. It may be run again after it was broken off, and by two servers at once.
type migration func(ctx context.Context, a *Archive) error

// migrations lead from version n+1 to n+2. There was only one version so far.
var migrations []migration

// prepare reads the version, refuses a newer one untouched, migrates an older one, and makes sure of the indexes.
func (a *Archive) prepare(ctx context.Context) error {
	return a.failure(ctx, "opening", a.migrate(ctx, migrations))
}

func (a *Archive) migrate(ctx context.Context, migrations []migration) error {
	newest := len(migrations) + 1
	schema, err := a.schema(ctx, newest)
	if err != nil {
		return err
	}
	if schema.Version > newest {
		return fmt.Errorf("%w: it is of version %d, this program knows %d", archive.ErrNewer, schema.Version, newest)
	}
	for version := schema.Version; version < newest; version++ {
		a.Log.Info("migrating the archive", "from", version, "to", version+1)
		if err := migrations[version-1](ctx, a); err != nil {
			return err
		}
		if err := a.setVersion(ctx, version+1); err != nil {
			return err
		}
	}
	return a.createIndexes(ctx)
}

// schema is the version of the archive; a new one is of the newest.
func (a *Archive) schema(ctx context.Context, newest int) (schema schemaDocument, err error) {
	doc, err := a.findOne(ctx, a.meta, bson.D{{Key: "_id", Value: "schema"}})
	if errors.Is(err, archive.ErrNotFound) {
		return schemaDocument{Version: newest}, a.setVersion(ctx, newest)
	}
	if err != nil {
		return schema, err
	}
	if bson.Unmarshal(doc, &schema) != nil || schema.Version < 1 {
		return schema, fmt.Errorf("%w: its version cannot be read", archive.ErrCorrupt)
	}
	return schema, nil
}

// setVersion never goes back: another server may have gone further.
func (a *Archive) setVersion(ctx context.Context, version int) error {
	return a.attempt(ctx, func(ctx context.Context) error {
		return again(func() error {
			_, err := a.meta.UpdateOne(ctx, bson.D{{Key: "_id", Value: "schema"}},
				bson.D{{Key: "$max", Value: bson.D{{Key: "version", Value: version}}}}, options.UpdateOne().SetUpsert(true))
			return err
		})
	})
}

// kind is what an index is for.
type kind bool

const (
	ordinary kind = false // finding
	unique   kind = true  // finding, and refusing a second
)

type indexDeclaration struct {
	collection string
	keys       bson.D
	kind       kind
}

// model is made anew each time, since the driver writes into its options, and archives may be opened at once.
func (i *indexDeclaration) model() driver.IndexModel {
	return driver.IndexModel{Keys: i.keys, Options: options.Index().SetUnique(i.kind == unique)}
}

// indexes are all indexes of the archive, each declared beside what it is for.
var indexes []indexDeclaration

// index declares an index, ascending in its fields: servers read it backwards too.
func index(collection string, k kind, fields ...string) struct{} {
	keys := bson.D{}
	for _, field := range fields {
		keys = append(keys, bson.E{Key: field, Value: 1})
	}
	indexes = append(indexes, indexDeclaration{collection, keys, k})
	return struct{}{}
}

// createIndexes creates those that are not there yet. On a large archive the server takes its time for a new one.
func (a *Archive) createIndexes(ctx context.Context) error {
	models := make(map[string][]driver.IndexModel)
	for _, i := range indexes {
		models[i.collection] = append(models[i.collection], i.model())
	}
	var group sync.WaitGroup
	errs := make(chan error, len(models))
	for name, list := range models {
		group.Go(func() { errs <- a.createIndexesOf(ctx, name, list) })
	}
	group.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) createIndexesOf(ctx context.Context, collection string, models []driver.IndexModel) error {
	var err error
	for range 3 { // servers that start together can get in each other's way
		if _, err = a.db.Collection(collection).Indexes().CreateMany(ctx, models); err == nil {
			return nil
		}
		if !wait(ctx, firstPause) {
			break
		}
	}
	a.Log.Error("an index of the archive cannot be created", "collection", collection, "error", err)
	return fmt.Errorf("%w: an index of %s cannot be created", archive.ErrUnavailable, collection)
}

func onlyOne() *options.FindOptionsBuilder {
	return options.Find().SetLimit(1).SetProjection(bson.D{{Key: "_id", Value: 1}})
}
