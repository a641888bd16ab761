package mongo

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"
)

// database is where the archive lies when the address names none.
const database = "jiko"

// collections are where things lie.
type collections struct {
	db       *driver.Database
	filings  *driver.Collection
	counters *driver.Collection // the last receipt of each fiscal year
	entries  *driver.Collection // the ledger
	chains   *driver.Collection // the ledger's chains
	records  *driver.Collection
	files    *driver.Collection // GridFS
	chunks   *driver.Collection
	meta     *driver.Collection
}

// connect finds the server out and says what is asked of it. The driver itself contacts nobody before the first operation.
func (a *Archive) connect(ctx context.Context, uri string) error {
	client, err := driver.Connect(clientOptions(uri))
	if err != nil {
		return fmt.Errorf("archive: the address of MongoDB cannot be used: %w", err) // the driver says which part, not the password
	}
	a.client = client
	replicated, err := a.replicated(ctx)
	if err != nil {
		_ = a.client.Disconnect(context.WithoutCancel(ctx)) // the error that counts is the one that we have
		return err
	}
	a.collections = named(a.client.Database(databaseOf(uri), options.Database().SetReadConcern(readConcern(replicated))))
	return nil
}

// databaseOf is the database that the address names. The driver reads it too, but does not tell.
func databaseOf(uri string) string {
	_, rest, _ := strings.Cut(uri, "://")
	_, path, _ := strings.Cut(rest, "/")
	name, _, _ := strings.Cut(path, "?")
	if name, err := url.PathUnescape(name); err == nil && name != "" {
		return name
	}
	return database
}

// clientOptions are our own where correctness hangs on them, and the address's where it says something.
func clientOptions(uri string) *options.ClientOptions {
	journaled := true
	majority := writeconcern.Majority()
	majority.Journal = &journaled
	o := options.Client().ApplyURI(uri).
		SetAppName("jiko").
		SetWriteConcern(majority).
		SetReadPreference(readpref.Primary()).
		SetRetryWrites(false). // ours know what they wrote
		SetRetryReads(true).
		SetBSONOptions(&options.BSONOptions{NilSliceAsEmpty: true})
	for _, d := range []struct {
		there bool
		set   func(time.Duration) *options.ClientOptions
		to    time.Duration
	}{
		{o.ServerSelectionTimeout != nil, o.SetServerSelectionTimeout, 2 * time.Second},
		{o.ConnectTimeout != nil, o.SetConnectTimeout, 2 * time.Second},
		{o.HeartbeatInterval != nil, o.SetHeartbeatInterval, 2 * time.Second},
	} {
		if !d.there {
			d.set(d.to)
		}
	}
	return o
}

// readConcern is majority where there can be one: what is read is never rolled back. A standalone server and DocumentDB have nothing to
// roll back, and need not know the word.
func readConcern(replicated bool) *readconcern.ReadConcern {
	if replicated {
		return readconcern.Majority()
	}
	return readconcern.Local()
}

// replicated asks whether the server is a replica set, or the router of a sharded cluster.
func (a *Archive) replicated(ctx context.Context) (bool, error) {
	var hello struct {
		SetName string `bson:"setName"`
		Msg     string `bson:"msg"`
	}
	err := a.attempt(ctx, func(ctx context.Context) error {
		return a.client.Database("admin").RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&hello)
	})
	return hello.SetName != "" || hello.Msg == "isdbgrid", a.failure(ctx, "opening", err)
}

func named(db *driver.Database) collections {
	return collections{
		db:       db,
		filings:  db.Collection("filings"),
		counters: db.Collection("counters"),
		entries:  db.Collection("ledger"),
		chains:   db.Collection("chains"),
		records:  db.Collection("records"),
		files:    db.Collection("fs.files"),
		chunks:   db.Collection("fs.chunks"),
		meta:     db.Collection("meta"),
	}
}

// Ready keeps a small mark as a filing would be kept: a server that can be read but not written is not ready.
func (a *Archive) Ready(ctx context.Context) error {
	return a.call(ctx, "asking whether it is ready", func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, a.AttemptTime)
		defer cancel()
		return a.settle(ctx)
	})
}
