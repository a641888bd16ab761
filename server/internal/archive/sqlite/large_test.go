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

func BenchmarkSearch(b *testing.B) {
	a := openBench(b, large(b))
	million := int64(1_000_000)
	for _, q := range []struct {
		name string
		archive.Query
	}{
		{"everything", archive.Query{Limit: 50}},
		{"everything by users", archive.Query{Limit: 50, Sort: archive.ByUsers, Descending: true}},
		{"a fiscal year", archive.Query{Limit: 50, Match: archive.Terms{archive.FiscalYear: {"2020"}}, Sort: archive.ByOccurred}},
		{"severe ones", archive.Query{Limit: 50, Match: archive.Terms{archive.Severe: {"yes"}}}},
		{"a region without a cause", archive.Query{Limit: 50, Match: archive.Terms{archive.Region: {"石川県"}}, Exclude: archive.Terms{archive.Cause: {"human/operation"}}}},
		{"many users", archive.Query{Limit: 50, UsersMin: &million, Sort: archive.ByMinutes}},
		{"a small carrier", archive.Query{Limit: 50, Carrier: "みらい第5通信株式会社"}},
		{"the largest carrier", archive.Query{Limit: 50, Carrier: "東都電気通信株式会社", Sort: archive.ByOccurred, Descending: true}},
		{"a common word", archive.Query{Limit: 50, Words: []string{"停電"}}},
		{"a common character", archive.Query{Limit: 50, Words: []string{"障"}}},
		{"a long word", archive.Query{Limit: 50, Words: []string{"心線no.123"}}},
		{"two words in a year", archive.Query{Limit: 50, Words: []string{"光ケーブル", "切断"}, Match: archive.Terms{archive.FiscalYear: {"2019"}}}},
	} {
		for _, q.Facets = range []bool{false, true} {
			name := q.name
			if q.Facets {
				name += ", facets"
			}
			b.Run(name, func(b *testing.B) {
				var total int64
				for range b.N {
					page, err := a.Search(b.Context(), q.Query)
					if err != nil {
						b.Fatal(err)
					}
					total = page.Total
				}
				b.ReportMetric(float64(total), "filings")
			})
		}
	}
}

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
