package sqlite

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

// The large benchmarks fill an archive with 616,000 filings first, which takes minutes: make bench-archive asks for them.
const largeVariable = "JIKO_BENCH_LARGE"

func BenchmarkLookup(b *testing.B) {
	for _, n := range []int{10_000, archivetest.Size} {
		b.Run(fmt.Sprintf("among %d", n), func(b *testing.B) {
			if n == archivetest.Size {
				archivetest.BenchmarkLookup(b, openBench(b, large(b)), n)
				return
			}
			a := openBench(b, benchFolder(b))
			if err := archivetest.Fill(b.Context(), a, archivetest.Filled(n)); err != nil {
				b.Fatal(err)
			}
			if err := a.settle(b.Context()); err != nil {
				b.Fatal(err)
			}
			archivetest.BenchmarkLookup(b, a, n)
		})
	}
}

// BenchmarkStart starts a process on the large archive, once to open it and look something up, and reports what the process says.
func BenchmarkStart(b *testing.B) {
	dir := large(b)
	var said idleReport
	for range b.N {
		command := exec.Command(os.Args[0])
		command.Env = append(os.Environ(), idleVariable+"="+dir)
		out, err := command.Output()
		if err != nil {
			b.Fatal(err)
		}
		if err := json.NewDecoder(bytes.NewReader(out)).Decode(&said); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(said.Open.Microseconds())/1000, "ms-to-open")
	b.ReportMetric(float64(said.AtStart>>20), "MiB-at-start")
	b.ReportMetric(float64(said.AfterUse>>20), "MiB-after-use")
}

func BenchmarkSearch(b *testing.B) { archivetest.BenchmarkSearch(b, openBench(b, large(b))) }

// large is the folder of the large archive, which is filled once for all benchmarks.
func large(b *testing.B) string {
	b.Helper()
	if os.Getenv(largeVariable) == "" {
		b.Skipf("%s is not set", largeVariable)
	}
	if largeFolder != "" {
		return largeFolder
	}
	dir, err := os.MkdirTemp(os.Getenv("JIKO_BENCH_DIR"), "jiko-large")
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	a, err := Open(b.Context(), dir, Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	if err := archivetest.Fill(b.Context(), a, archivetest.Filled(archivetest.Size)); err != nil {
		b.Fatal(err)
	}
	filled := time.Since(began)
	if err := a.settle(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(a.file())
	if err != nil {
		b.Fatal(err)
	}
	fmt.Printf("filled with %d filings in %v, %.0f a second, and indexed in %v; %d MiB\n",
		archivetest.Size, filled.Round(time.Second), archivetest.Size/filled.Seconds(), (time.Since(began) - filled).Round(time.Second), info.Size()>>20)
	largeFolder = dir
	return dir
}

var largeFolder string

const idleVariable = "JIKO_TEST_IDLE"

// idleReport is what a process that only opens an archive says.
type idleReport struct {
	Open              time.Duration
	AtStart, AfterUse int64 // resident bytes
}

func reportIdle(dir string) error {
	ctx := context.Background()
	var r idleReport
	began := time.Now()
	a, err := Open(ctx, dir, Options{Now: time.Now})
	if err != nil {
		return err
	}
	if _, err := a.Filing(ctx, archivetest.First(archivetest.Filled(1)).Receipt); err != nil {
		return err
	}
	r.Open, r.AtStart = time.Since(began), archivetest.Resident()
	for range 20 {
		if _, err := a.Search(ctx, archive.Query{Facets: true, Words: []string{"停電"}, Sort: archive.ByOccurred}); err != nil {
			return err
		}
		if err := a.Ready(ctx); err != nil {
			return err
		}
	}
	r.AfterUse = archivetest.Resident()
	if err := a.Close(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}
