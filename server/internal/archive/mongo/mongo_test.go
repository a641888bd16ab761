//go:build unix

package mongo_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

// TestMain is another process when a test asks for one.
func TestMain(m *testing.M) {
	if uri := os.Getenv(victimVariable); uri != "" {
		if err := beVictim(uri); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(mongotest.Main(m))
}

func TestConformance(t *testing.T) {
	mongotest.URI(t) // skips all at once
	archivetest.Run(t, fresh)
}

func fresh(t testing.TB) archivetest.Place {
	place, _ := newPlace(t)
	return place
}

// newPlace is a place of its own: a database that is dropped when the test ends.
func newPlace(t testing.TB) (place archivetest.Place, uri string) {
	uri = mongotest.Database(t)
	return placeAt(t, uri), uri
}

func placeAt(t testing.TB, uri string) archivetest.Place {
	db := database(t, uri)
	t.Cleanup(func() { _ = db.Drop(context.Background()) }) // it is a test's own
	return archivetest.Place{
		Open: func(t testing.TB, now func() time.Time) archive.Archive {
			return open(t, uri, mongo.Options{Now: now, Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
		},
		Rest: func(t testing.TB, a archive.Archive) {
			if err := a.(*mongo.Archive).Rest(t.Context()); err != nil {
				t.Error(err)
			}
		},
		Damage: func(t testing.TB, sha256 string) { damage(t, db, sha256) },
	}
}

// damage changes the first chunk of a blob.
func damage(t testing.TB, db *driver.Database, sha256 string) {
	t.Helper()
	var file bson.M
	if err := db.Collection("fs.files").FindOne(t.Context(), bson.D{{Key: "filename", Value: sha256}}).Decode(&file); err != nil {
		t.Fatal(err)
	}
	_, err := db.Collection("fs.chunks").UpdateOne(t.Context(), bson.D{{Key: "files_id", Value: file["_id"]}, {Key: "n", Value: 0}},
		bson.D{{Key: "$set", Value: bson.D{{Key: "data", Value: []byte("damaged")}}}})
	if err != nil {
		t.Fatal(err)
	}
}

// open opens an archive, and closes it when the test ends.
func open(t testing.TB, uri string, o mongo.Options) *mongo.Archive {
	t.Helper()
	a, err := mongo.Open(t.Context(), uri, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return a
}

// database looks at the server behind the archive's back.
func database(t testing.TB, uri string) *driver.Database {
	t.Helper()
	client, err := driver.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Disconnect(context.Background()) })
	address, _, _ := strings.Cut(uri, "?")
	return client.Database(address[strings.LastIndex(address, "/")+1:])
}
