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

func openBench(b *testing.B, dir string) *Archive {
	b.Helper()
	a, err := Open(b.Context(), dir, Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	return a
}

func BenchmarkFiling(b *testing.B) {
	archivetest.BenchmarkFiling(b, benchFolder(b), func(b *testing.B) archive.Archive { return openBench(b, benchFolder(b)) })
}
