package archivetest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// BenchmarkFiling measures durable filings a second from one client and from 32, beside a bare append and fsync of the same bytes on
// the disk of folder, all in one run. It reports the rates, one client's in parts of the bare one, and 32 clients' in multiples of one.
func BenchmarkFiling(b *testing.B, folder string, open func(b *testing.B) archive.Archive) {
	var bare, one float64
	b.Run("bare append and fsync", func(b *testing.B) {
		bare = appendAndSync(b, folder)
		b.ReportMetric(bare, "filings/s")
	})
	for _, clients := range []int{1, 32} {
		b.Run(fmt.Sprintf("%d clients", clients), func(b *testing.B) {
			rate := fileAll(b, open(b), clients)
			b.ReportMetric(rate, "filings/s")
			b.ReportMetric(rate/bare, "×bare")
			if clients == 1 {
				one = rate
			} else {
				b.ReportMetric(rate/one, "×one")
			}
		})
	}
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

func appendAndSync(b *testing.B, folder string) (rate float64) {
	var bodies [][]byte
	for _, f := range prepared(min(b.N, 10_000)) {
		body, err := json.Marshal(f)
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	file, err := os.CreateTemp(folder, "bare")
	if err != nil {
		b.Fatal(err)
	}
	defer os.Remove(file.Name())
	defer file.Close()
	b.ResetTimer()
	for i := range b.N {
		if _, err := file.Write(bodies[i%len(bodies)]); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return float64(b.N) / b.Elapsed().Seconds()
}

func fileAll(b *testing.B, a archive.Archive, clients int) (rate float64) {
	all := prepared(b.N)
	entry := archive.Entry{At: time.Now(), Actor: "tanaka", Action: archive.Filed, Detail: "192.0.2.1"}
	var next atomic.Int64
	b.ResetTimer()
	together(clients, func(int) {
		for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
			if err := a.Create(b.Context(), all[i], entry); err != nil {
				b.Error(err)
				return
			}
		}
	})
	return float64(b.N) / b.Elapsed().Seconds()
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
