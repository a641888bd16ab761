//go:build unix

package mongo_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

func BenchmarkFiling(b *testing.B) {
	mongotest.URI(b)
	archivetest.BenchmarkFiling(b, archivetest.Filing{
		Folder: os.TempDir(), Open: func(b *testing.B) archive.Archive { return openBench(b, mongotest.Database(b)) },
	})
}

func openBench(b *testing.B, uri string) *mongo.Archive {
	b.Helper()
	return open(b, uri, mongo.Options{Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
}

// The large benchmarks fill an archive with 616,000 filings first, which takes its time.
const largeVariable = "JIKO_BENCH_LARGE"

func BenchmarkLookup(b *testing.B) {
	for _, n := range []int{10_000, archivetest.Size} {
		b.Run(fmt.Sprintf("among %d", n), func(b *testing.B) {
			a := openBench(b, filled(b, n))
			archivetest.BenchmarkLookup(b, a, n)
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	archivetest.BenchmarkSearch(b, openBench(b, filled(b, archivetest.Size)))
}

// BenchmarkStart opens the large archive. What the memory holds is the rest of the benchmarks too.
func BenchmarkStart(b *testing.B) {
	uri := filled(b, archivetest.Size)
	for range b.N {
		a, err := mongo.Open(b.Context(), uri, mongo.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := a.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(archivetest.Resident()>>20), "MiB")
}

// databases are the addresses of the archives that benchmarks share, by their size.
var databases = make(map[int]string)

// filled is the address of an archive of that size, which is filled once for all benchmarks.
func filled(b *testing.B, n int) string {
	b.Helper()
	if n == archivetest.Size && os.Getenv(largeVariable) == "" {
		b.Skipf("%s is not set", largeVariable)
	}
	if uri, there := databases[n]; there {
		return uri
	}
	uri := mongotest.Database(b)
	began := time.Now()
	a, err := mongo.Open(b.Context(), uri, mongo.Options{Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
	if err != nil {
		b.Fatal(err)
	}
	if err := database(b, uri).Collection("filings").Indexes().DropAll(b.Context()); err != nil { // quicker built at the end
		b.Fatal(err)
	}
	if err := archivetest.Fill(context.Background(), a, archivetest.Filled(n)); err != nil {
		b.Fatal(err)
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	loaded := time.Since(began)
	if a, err = mongo.Open(b.Context(), uri, mongo.Options{}); err != nil {
		b.Fatal(err)
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("filled with %d filings in %v, %.0f a second, and indexed them in %v\n",
		n, loaded.Round(time.Second), float64(n)/loaded.Seconds(), (time.Since(began) - loaded).Round(time.Second))
	databases[n] = uri
	return uri
}
