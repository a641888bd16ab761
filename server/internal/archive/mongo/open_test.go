//go:build unix

package mongo

import (
	"context"
	"testing"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongotest"
)

// patient waits as long as tests do.
var patient = Options{Patience: mongotest.Patience, AttemptTime: mongotest.Patience}

// openAt opens an archive as another process would, and closes it when the test ends.
func openAt(t *testing.T, uri string, o Options) *Archive {
	t.Helper()
	a, err := Open(t.Context(), uri, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// openNew opens an archive in which nothing was ever kept, and gives its address.
func openNew(t *testing.T) (*Archive, string) {
	t.Helper()
	uri := mongotest.Database(t)
	a := openAt(t, uri, patient)
	t.Cleanup(func() { _ = a.db.Drop(context.Background()) }) // it is a test's own
	return a, uri
}

// draft is a filing of the fiscal year 2020 that nobody has filed yet.
func draft(reference string) *archive.Filing {
	f := archivetest.First(archivetest.Generate(1, 1))
	f.Carrier, f.CarrierRef, f.Index.FiscalYear = "甲", reference, 2020
	return f
}

func filedNow(f *archive.Filing) archive.Entry {
	return archive.Entry{At: f.Newest().At, Actor: "tester", Action: archive.Filed, Detail: f.CarrierRef}
}

// file files a draft.
func file(t *testing.T, a *Archive, reference string) *archive.Filing {
	t.Helper()
	f := draft(reference)
	if err := a.Create(t.Context(), f, filedNow(f)); err != nil {
		t.Fatal(err)
	}
	return f
}

// ok stops the test at an error.
func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
