package archivetest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// Kills is how often SurvivesKills kills: JIKO_KILLS, or a few times.
func Kills() int {
	if n, err := strconv.Atoi(os.Getenv("JIKO_KILLS")); err == nil && n > 0 {
		return n
	}
	return 3
}

// Victim files and amends from 32 clients until it is killed, and writes a line whenever something was acknowledged.
func Victim(ctx context.Context, a archive.Archive, w io.Writer) error {
	var mu sync.Mutex
	say := func(receipt string, revision int) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintln(w, receipt, revision)
	}
	var failed error
	together(32, func(i int) {
		for f := range Generate(rand.Uint64(), 1_000_000) {
			f.CarrierRef = fmt.Sprint(os.Getpid(), "/", i, "/", f.CarrierRef)
			if err := fileAndAmend(ctx, a, f, say); err != nil {
				mu.Lock()
				defer mu.Unlock()
				failed = errors.Join(failed, err)
				return
			}
		}
	})
	return failed
}

func fileAndAmend(ctx context.Context, a archive.Archive, f *archive.Filing, say func(receipt string, revision int)) error {
	entry := archive.Entry{At: time.Now(), Actor: "victim", Action: archive.Filed}
	if err := a.Create(ctx, f, entry); err != nil {
		return err
	}
	say(f.Receipt, 1)
	r, x := Refiled(f)
	entry.Action, entry.Subject = archive.Amended, f.Receipt
	if err := a.Amend(ctx, f.Receipt, r, x, entry); err != nil {
		return err
	}
	say(f.Receipt, 2)
	return nil
}

// SurvivesKills starts a victim, kills it at a random moment, and looks whether what was acknowledged is there; again and again on the
// same archive. Every tenth time and at the end it looks at everything: all is there, whole, once, and the ledger holds.
func SurvivesKills(t *testing.T, times int, place Place, victim func() *exec.Cmd) {
	all := make(map[string]int) // revisions by receipt
	for n := range times {
		acknowledged := make(map[string]int)
		killOne(t, victim(), acknowledged)
		maps.Copy(all, acknowledged)
		if t.Failed() {
			return
		}
		t.Run(fmt.Sprintf("kill %d", n+1), func(t *testing.T) {
			b := &bench{T: t, place: place, clock: newClock(), ctx: t.Context()}
			b.Archive = place.Open(t, time.Now)
			b.hasAll(acknowledged)
			if n%10 == 9 || n == times-1 {
				b.isWhole(all)
			}
			b.ok(b.Close())
		})
	}
	t.Logf("%d kills, %d filings acknowledged", times, len(all))
}

// hasAll checks that what was acknowledged is there.
func (b *bench) hasAll(acknowledged map[string]int) {
	b.Helper()
	for receipt, revisions := range acknowledged {
		f, err := b.Filing(b.ctx, receipt)
		b.ok(err)
		if len(f.Revisions) < revisions || f.Newest().Digest != digest(f.Newest().Content) {
			b.Fatalf("%s has %d revisions, %d were acknowledged", receipt, len(f.Revisions), revisions)
		}
	}
}

func killOne(t *testing.T, victim *exec.Cmd, acknowledged map[string]int) {
	victim.Stderr = os.Stderr
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	var kill *time.Timer
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // a line that is cut off was not said
		}
		if kill == nil { // it is at work
			kill = time.AfterFunc(rand.N(400*time.Millisecond), func() { _ = victim.Process.Kill() })
		}
		var receipt string
		var revision int
		if _, err := fmt.Sscan(line, &receipt, &revision); err != nil {
			t.Errorf("the victim said %q", line)
		}
		acknowledged[receipt] = max(acknowledged[receipt], revision)
	}
	if err := victim.Wait(); kill == nil || err == nil {
		t.Errorf("the victim ended by itself: %v", err)
	}
}

// isWhole checks everything in the archive.
func (b *bench) isWhole(acknowledged map[string]int) {
	b.Helper()
	b.wholeSnapshot(acknowledged)
	page, err := b.Search(b.ctx, archive.Query{Limit: 1, Facets: true})
	b.ok(err)
	var years, all int64
	for _, c := range page.Facets[archive.FiscalYear] {
		years += c.Count
	}
	references := make(map[[2]string]bool)
	b.ok(b.Each(b.ctx, archive.Query{}, func(f *archive.Filing) error {
		all++
		references[[2]string{f.Carrier, f.CarrierRef}] = true
		return nil
	}))
	if page.Total != all || years != all || int64(len(references)) != all || all < int64(len(acknowledged)) {
		b.Errorf("%d filings, %d counted, %d by year, %d references, %d acknowledged", all, page.Total, years, len(references), len(acknowledged))
	}
}
