package archivetest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// Filing is how BenchmarkFiling measures: the disk of Folder, each sync of which takes Longer than it does, and an archive on it.
type Filing struct {
	Folder string
	Longer time.Duration
	Open   func(b *testing.B) archive.Archive
}

// The rates of a round are measured for so long each, one after the other: a disk that others use too changes from second to second.
const (
	rounds = 7
	span   = 300 * time.Millisecond
)

// BenchmarkFiling measures durable filings a second from one client and from 32, beside a bare append and fsync of the same bytes on
// the same disk, in turns. It reports the medians of the rates, of one client's in parts of the bare one, and of 32 clients' in
// multiples of one. Between the rounds the archive has the time to index what came in, as it has after a rush.
func BenchmarkFiling(b *testing.B, with Filing) {
	a := with.Open(b)
	measured := make(map[string][]float64)
	for range rounds {
		bare, one, many := with.bare(b), fileAll(b, a, 1), fileAll(b, a, 32)
		for unit, value := range map[string]float64{
			"bare/s": bare, "1client/s": one, "32clients/s": many, "1client/bare": one / bare, "32clients/1client": many / one,
		} {
			measured[unit] = append(measured[unit], value)
		}
	}
	for unit, values := range measured {
		slices.Sort(values)
		b.ReportMetric(values[len(values)/2], unit)
	}
	b.ReportMetric(0, "ns/op") // the benchmark runs once
}

// prepared are filings that nobody has filed, of this fiscal year and the one before, as they come in.
func prepared(n int) []*archive.Filing {
	all := make([]*archive.Filing, 0, n)
	for f := range Generate(uint64(time.Now().UnixNano()), n) {
		f.Index.FiscalYear = FirstYear + Years - 1 - f.Index.FiscalYear%2
		all = append(all, f)
	}
	return all
}

// bare appends filings to a file and syncs each.
func (with *Filing) bare(b *testing.B) (rate float64) {
	var bodies [][]byte
	for _, f := range prepared(1000) {
		body, err := json.Marshal(f)
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	file, err := os.CreateTemp(with.Folder, "bare")
	if err != nil {
		b.Fatal(err)
	}
	defer os.Remove(file.Name())
	defer file.Close()
	began := time.Now()
	n := 0
	for ; time.Since(began) < span; n++ {
		if _, err := file.Write(bodies[n%len(bodies)]); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
		time.Sleep(with.Longer)
	}
	return float64(n) / time.Since(began).Seconds()
}

// fileAll files from so many clients, each one after the other, and then has everything indexed.
func fileAll(b *testing.B, a archive.Archive, clients int) (rate float64) {
	const most = 20_000 // more than any engine keeps in a span
	all := prepared(most)
	entry := archive.Entry{At: time.Now(), Actor: "tanaka", Action: archive.Filed, Detail: "192.0.2.1"}
	var next, done atomic.Int64
	began := time.Now()
	together(clients, func(int) {
		for i := next.Add(1) - 1; i < most && time.Since(began) < span; i = next.Add(1) - 1 {
			if err := a.Create(b.Context(), all[i], entry); err != nil {
				b.Error(err)
				return
			}
			done.Add(1)
		}
	})
	rate = float64(done.Load()) / time.Since(began).Seconds()
	if _, err := a.Search(b.Context(), archive.Query{Limit: 1}); err != nil {
		b.Fatal(err)
	}
	return rate
}

// Fill loads filings, many at once.
func Fill(ctx context.Context, a archive.Archive, filings iter.Seq[*archive.Filing]) error {
	work := make(chan *archive.Filing)
	var clients sync.WaitGroup
	var failed atomic.Pointer[error]
	for range 512 {
		clients.Go(func() {
			for f := range work {
				if err := a.Load(ctx, archive.Item{Filing: f}); err != nil {
					failed.Store(&err)
				}
			}
		})
	}
	for f := range filings {
		if failed.Load() != nil {
			break
		}
		work <- f
	}
	close(work)
	clients.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// BenchmarkLookup measures how long a look at a filing by its receipt takes among n of them. The archive holds the filings of Filled.
func BenchmarkLookup(b *testing.B, a archive.Archive, n int) {
	var receipts []string
	step := max(1, n/5000)
	i := 0
	for f := range Filled(n) {
		if i++; i%step == 0 {
			receipts = append(receipts, f.Receipt)
		}
	}
	b.ResetTimer()
	for i := range b.N {
		if _, err := a.Filing(b.Context(), receipts[(i*7919)%len(receipts)]); err != nil {
			b.Fatal(err)
		}
	}
}

// Filled are the n filings of an archive of that size.
func Filled(n int) iter.Seq[*archive.Filing] { return Numbered(Generate(616, n)) }

// Resident is the memory of this process that is in use, in bytes; 0 where the system does not say.
func Resident() int64 {
	runtime.GC()
	status, err := os.ReadFile(filepath.Join("/proc", "self", "status"))
	if err != nil {
		return 0
	}
	var kib int64
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			fmt.Sscan(rest, &kib)
		}
	}
	return kib << 10
}
