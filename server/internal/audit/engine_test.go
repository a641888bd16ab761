//go:build unix

package audit

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/archive/sqlite"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Main(m)) }

func TestTheLedgerIsWholeWhileManyWriteInSQLite(t *testing.T) {
	dir := t.TempDir()
	wholeWhileManyWrite(t, func(ctx context.Context) (archive.Archive, error) {
		return sqlite.Open(ctx, dir, sqlite.Options{Now: time.Now})
	})
}

func TestTheLedgerIsWholeWhileManyWriteInMongoDB(t *testing.T) {
	uri := mongotest.Database(t)
	wholeWhileManyWrite(t, func(ctx context.Context) (archive.Archive, error) {
		return mongo.Open(ctx, uri, mongo.Options{Now: time.Now, Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
	})
}

// wholeWhileManyWrite lets servers write and commands come and go, and verifies again and again meanwhile.
func wholeWhileManyWrite(t *testing.T, open func(context.Context) (archive.Archive, error)) {
	reader, err := open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Second)
	defer stop()
	var writers sync.WaitGroup
	for range 3 {
		writers.Go(func() { comeAndGo(ctx, t, open) })
	}
	for ctx.Err() == nil {
		if report := verifyReal(t, reader); !report.Whole() {
			t.Fatalf("%+v", report.Faults)
		}
	}
	writers.Wait()
	report := verifyReal(t, reader)
	if !report.Whole() || len(report.Chains) < 3 {
		t.Fatalf("%d chains, %+v", len(report.Chains), report.Faults)
	}
	t.Logf("%d chains, %d entries", len(report.Chains), report.Entries)
}

func verifyReal(t *testing.T, ledger Ledger) *Report {
	t.Helper()
	report, err := Verify(t.Context(), ledger)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// comeAndGo opens the archive, writes a few entries and closes it, until the time is over.
func comeAndGo(ctx context.Context, t *testing.T, open func(context.Context) (archive.Archive, error)) {
	for ctx.Err() == nil {
		a, err := open(t.Context())
		if err != nil {
			t.Error(err)
			return
		}
		for range 20 {
			err = errors.Join(err, a.Append(t.Context(), archive.Entry{At: time.Now(), Actor: "noto", Action: archive.Read, Subject: "2026-000001-0"}))
		}
		if err := errors.Join(err, a.Close()); err != nil {
			t.Error(err)
			return
		}
	}
}
