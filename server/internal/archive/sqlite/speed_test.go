package sqlite

import (
	"os"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

// benchFolder is on the disk that is measured: JIKO_BENCH_DIR, or the one of temporary files.
func benchFolder(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp(os.Getenv("JIKO_BENCH_DIR"), "jiko-bench")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func openBench(b *testing.B, dir string) *Archive { return openSyncing(b, dir, syncData) }

func openSyncing(b *testing.B, dir string, sync func(*os.File) error) *Archive {
	b.Helper()
	a, err := Open(b.Context(), dir, Options{Now: time.Now, sync: sync})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	return a
}

func BenchmarkFiling(b *testing.B) {
	archivetest.BenchmarkFiling(b, archivetest.Filing{
		Folder: benchFolder(b), Open: func(b *testing.B) archive.Archive { return openBench(b, benchFolder(b)) },
	})
}

// BenchmarkFilingAsIfASyncTookLonger shows what the disk of an office might: there a sync takes some milliseconds. Those of checkpoints
// take no longer here.
func BenchmarkFilingAsIfASyncTookLonger(b *testing.B) {
	const longer = 4 * time.Millisecond
	slow := func(f *os.File) error {
		time.Sleep(longer)
		return syncData(f)
	}
	archivetest.BenchmarkFiling(b, archivetest.Filing{
		Folder: benchFolder(b), Longer: longer, Open: func(b *testing.B) archive.Archive { return openSyncing(b, benchFolder(b), slow) },
	})
}
