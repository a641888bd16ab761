//go:build unix

package mongo

import (
	"bytes"
	"errors"
	"testing"
	"testing/iotest"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// counts are how many files and chunks there are.
func (a *Archive) counts(t *testing.T) (files, chunks int64) {
	t.Helper()
	for c, n := range map[*driver.Collection]*int64{a.files: &files, a.chunks: &chunks} {
		var err error
		*n, err = c.CountDocuments(t.Context(), bson.D{})
		ok(t, err)
	}
	return files, chunks
}

func TestNothingIsLeftOfAnUploadThatWasForNothing(t *testing.T) {
	a, _ := openNew(t)
	body := bytes.Repeat([]byte("x"), 2*chunkSize+1)
	for range 2 {
		_, err := a.PutBlob(t.Context(), bytes.NewReader(body), 1<<20)
		ok(t, err)
	}
	_, err := a.PutBlob(t.Context(), iotest.TimeoutReader(bytes.NewReader(body)), 1<<20)
	if !errors.Is(err, iotest.ErrTimeout) {
		t.Fatal(err)
	}
	if _, err := a.PutBlob(t.Context(), bytes.NewReader(body), chunkSize+1); !errors.Is(err, archive.ErrTooLarge) {
		t.Fatal(err)
	}
	if files, chunks := a.counts(t); files != 1 || chunks != 3 {
		t.Fatalf("%d files, %d chunks", files, chunks)
	}
}

func TestUploadsThatWereBrokenOffAreSweptAfterADay(t *testing.T) {
	a, _ := openNew(t)
	now := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	a.Now = func() time.Time { return now }
	_, err := a.PutBlob(t.Context(), bytes.NewReader([]byte("whole")), 100)
	ok(t, err)
	file := &fileDocument{ID: bson.NewObjectID(), ChunkSize: chunkSize, UploadDate: now}
	file.Filename = partial + file.ID.Hex()
	_, err = a.files.InsertOne(t.Context(), file)
	ok(t, err)
	ok(t, a.upload(t.Context(), file, bytes.NewReader(make([]byte, 3*chunkSize)), 1<<20))
	for _, step := range []struct {
		pass          time.Duration
		files, chunks int64
	}{{time.Hour, 2, 4}, {24 * time.Hour, 1, 1}} {
		now = now.Add(step.pass)
		ok(t, a.sweepBlobs(t.Context()))
		if files, chunks := a.counts(t); files != step.files || chunks != step.chunks {
			t.Fatalf("after %s %d files, %d chunks", step.pass, files, chunks)
		}
	}
}

func TestExpiredRecordsAreSwept(t *testing.T) {
	a, _ := openNew(t)
	now := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	a.Now = func() time.Time { return now }
	for key, expires := range map[string]time.Time{"never": {}, "soon": now.Add(time.Minute), "later": now.Add(time.Hour)} {
		ok(t, a.Insert(t.Context(), archive.Record{Bucket: archive.Sessions, Key: key, Expires: expires}, nil))
	}
	now = now.Add(2 * time.Minute)
	ok(t, a.sweepRecords(t.Context()))
	n, err := a.records.CountDocuments(t.Context(), bson.D{})
	ok(t, err)
	if n != 2 {
		t.Fatalf("%d records are left", n)
	}
}
