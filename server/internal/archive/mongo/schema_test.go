//go:build unix

package mongo

import (
	"context"
	"errors"
	"slices"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

func TestANewerArchiveIsRefusedUntouched(t *testing.T) {
	a, uri := openNew(t)
	file(t, a, "x")
	ok(t, a.setVersion(t.Context(), 99))
	ok(t, a.filings.Indexes().DropOne(t.Context(), "severe_1")) // would come back if it were touched
	if _, err := Open(t.Context(), uri, patient); !errors.Is(err, archive.ErrNewer) {
		t.Fatal(err)
	}
	list, err := a.filings.Indexes().ListSpecifications(t.Context())
	ok(t, err)
	for _, i := range list {
		if i.Name == "severe_1" {
			t.Fatal("an index was created")
		}
	}
}

func TestAnOlderArchiveIsMigratedStepByStep(t *testing.T) {
	a, _ := openNew(t)
	broken := errors.New("broken off")
	var steps []int
	step := func(n int, err error) migration {
		return func(context.Context, *Archive) error {
			steps = append(steps, n)
			return err
		}
	}
	if err := a.migrate(t.Context(), []migration{step(1, nil), step(2, broken)}); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	ok(t, a.migrate(t.Context(), []migration{step(1, nil), step(2, nil)}))
	ok(t, a.migrate(t.Context(), []migration{step(1, nil), step(2, nil)}))
	if !slices.Equal(steps, []int{1, 2, 2}) {
		t.Fatalf("steps %v", steps)
	}
	if err := a.migrate(t.Context(), nil); !errors.Is(err, archive.ErrNewer) {
		t.Fatal(err)
	}
}

func TestAVersionThatCannotBeReadIsTold(t *testing.T) {
	a, uri := openNew(t)
	_, err := a.meta.UpdateOne(t.Context(), bson.D{{Key: "_id", Value: "schema"}}, bson.D{{Key: "$set", Value: bson.D{{Key: "version", Value: "x"}}}})
	ok(t, err)
	if _, err := Open(t.Context(), uri, patient); !errors.Is(err, archive.ErrCorrupt) {
		t.Fatal(err)
	}
}

func TestAnIndexThatWasDroppedComesBack(t *testing.T) {
	a, uri := openNew(t)
	ok(t, a.filings.Indexes().DropOne(t.Context(), "users_1__id_1"))
	b := openAt(t, uri, patient)
	list, err := b.filings.Indexes().ListSpecifications(t.Context())
	ok(t, err)
	for _, i := range list {
		if i.Name == "users_1__id_1" {
			return
		}
	}
	t.Fatal("it did not")
}

func TestAnIndexThatCannotBeCreatedIsTold(t *testing.T) {
	a, uri := openNew(t)
	ok(t, a.filings.Indexes().DropOne(t.Context(), "carrier_1_carrierRef_1"))
	for _, receipt := range []string{"x", "y"} {
		_, err := a.filings.InsertOne(t.Context(), bson.D{{Key: "_id", Value: receipt}, {Key: "carrier", Value: "x"}, {Key: "carrierRef", Value: "x"}})
		ok(t, err)
	}
	if _, err := Open(t.Context(), uri, patient); !errors.Is(err, archive.ErrUnavailable) {
		t.Fatal(err)
	}
}

func TestTheDatabaseOfAnAddress(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://localhost":                              "jiko",
		"mongodb://localhost/":                             "jiko",
		"mongodb://localhost/?replicaSet=rs":               "jiko",
		"mongodb://user:p%2Fw@a:1,b:2/office?tls=true":     "office",
		"mongodb+srv://cluster.example.org/archive%20test": "archive test",
	} {
		if got := databaseOf(uri); got != want {
			t.Errorf("%s: %q, want %q", uri, got, want)
		}
	}
}

func TestAnAddressThatIsNoneIsTold(t *testing.T) {
	for _, uri := range []string{"", "x", "http://localhost", "mongodb://", "mongodb://localhost:port"} {
		if _, err := Open(t.Context(), uri, Options{}); err == nil {
			t.Errorf("%q: no error", uri)
		}
	}
}
