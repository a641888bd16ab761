//go:build unix

package reliability

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/audit"
)

// atOnce is how many clients file and amend at once.
const atOnce = 32

// clients are programs of carriers that file and amend, and remember what was acknowledged.
type clients struct {
	testing.TB
	http *http.Client
	all  []*client
	acks atomic.Int64 // how often something was acknowledged
}

// client is one program. Only one goroutine uses it at a time.
type client struct {
	name, token, carrier string
	filings              []*filing
	pending              *request // sent and not acknowledged
}

// filing is what a client knows of one filing.
type filing struct {
	reference, receipt string
	summaries          []string // of the acknowledged revisions
}

// request is a filing or amendment.
type request struct {
	of      *filing
	summary string
}

// newClients makes clients of four carriers.
func newClients(t testing.TB, at place) *clients {
	t.Helper()
	c := &clients{TB: t, http: &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: atOnce, MaxConnsPerHost: 2 * atOnce}, Timeout: 30 * time.Second,
	}}
	tokens := map[string]string{}
	for i := range 4 {
		name := fmt.Sprintf("carrier-%d", i)
		tokens[name] = at.token(t, name)
	}
	for i := range atOnce {
		carrier := fmt.Sprintf("carrier-%d", i%4)
		c.all = append(c.all, &client{name: fmt.Sprintf("client-%d", i), token: tokens[carrier], carrier: carrier})
	}
	return c
}

// work files and amends until the server fails or the context ends. What was sent and not acknowledged is sent again first.
func (c *clients) work(ctx context.Context, url string) {
	var group sync.WaitGroup
	for _, one := range c.all {
		group.Go(func() {
			for ctx.Err() == nil {
				if one.pending == nil {
					one.think()
				}
				if err := c.send(url, one); err != nil {
					return
				}
			}
		})
	}
	group.Wait()
	c.http.CloseIdleConnections()
}

// finish sends what was not acknowledged until it is.
func (c *clients) finish(url string) {
	const most = 100
	var group sync.WaitGroup
	for _, one := range c.all {
		group.Go(func() {
			for tries := 1; one.pending != nil; tries++ {
				if err := c.send(url, one); err != nil && tries == most {
					c.Errorf("%s: %v", one.name, err)
					return
				}
			}
		})
	}
	group.Wait()
}

// think makes up what to send next.
func (one *client) think() {
	var f *filing
	if n := len(one.filings); n > 0 && rand.IntN(2) == 0 {
		f = one.filings[rand.IntN(n)]
	}
	if f == nil || len(f.summaries) > 50 {
		f = &filing{reference: fmt.Sprintf("%s/%d", one.name, len(one.filings))}
		one.filings = append(one.filings, f)
	}
	one.pending = &request{f, fmt.Sprintf("報告 %s の第%d版 %d", f.reference, len(f.summaries)+1, rand.Uint64())}
}

// body is the request as JSON.
func (r *request) body() string {
	amends := ""
	if n := len(r.of.summaries); n > 0 {
		amends = fmt.Sprintf(`"amends":%d,`, n)
	}
	return `{"carrierRef":"` + r.of.reference + `","stage":"final",` + amends + `"summary":"` + r.summary + `","regions":["石川県"],
		"incident":{"occurred":"2020-06-29T12:11","services":[{"kind":"voice","impacts":[{"users":40000,"phases":[{"minutes":130}]}]}]}}`
}

// send sends what is pending, and notes what is acknowledged.
func (c *clients) send(url string, one *client) error {
	r, err := http.NewRequest(http.MethodPost, url+"api/v1/filings", strings.NewReader(one.pending.body()))
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+one.token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	switch answer.StatusCode {
	case http.StatusOK, http.StatusCreated:
		return c.acknowledged(one, body)
	case http.StatusServiceUnavailable:
		return errRefused
	}
	c.Errorf("%s: %d %s", one.name, answer.StatusCode, body)
	return errRefused
}

func (c *clients) acknowledged(one *client, body []byte) error {
	var got struct {
		Receipt  string
		Revision int
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return err
	}
	f := one.pending.of
	if got.Revision != len(f.summaries)+1 || f.receipt != "" && got.Receipt != f.receipt {
		c.Errorf("%s: receipt %s revision %d after %s revision %d", f.reference, got.Receipt, got.Revision, f.receipt, len(f.summaries))
	}
	f.receipt = got.Receipt
	f.summaries = append(f.summaries, one.pending.summary)
	one.pending = nil
	c.acks.Add(1)
	return nil
}

// underWay does something at a random moment once all clients are at work, so many acknowledgements later.
func (c *clients) underWay(do func()) {
	const longest = 20 * time.Second
	before := c.acks.Load()
	for begun := time.Now(); c.acks.Load() < before+2*atOnce && time.Since(begun) < longest; {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(rand.N(400 * time.Millisecond))
	do()
}

// count is how many filings and revisions were acknowledged.
func (c *clients) count() (filings, revisions int) {
	for _, one := range c.all {
		for _, f := range one.filings {
			if f.receipt != "" {
				filings++
			}
			revisions += len(f.summaries)
		}
	}
	return filings, revisions
}

// verify looks whether everything acknowledged is there, whole and once, and nothing beside it but what is pending.
func (c *clients) verify(at place) {
	c.Helper()
	at.inside(c, func(a archive.Archive) {
		kept := c.kept(a)
		entries := c.ledger(a)
		for _, one := range c.all {
			for _, f := range one.filings {
				name := one.carrier + " " + f.reference
				pending := one.pending != nil && one.pending.of == f
				c.compare(f, kept[name], pending, entries)
				delete(kept, name)
			}
		}
		for name := range kept {
			c.Errorf("%s is kept and was never sent", name)
		}
	})
}

// kept are all filings of the archive by carrier and reference. No reference and no receipt is there twice.
func (c *clients) kept(a archive.Archive) map[string]*archive.Filing {
	c.Helper()
	kept, receipts := map[string]*archive.Filing{}, map[string]bool{}
	before := c.found(a)
	err := a.Each(context.Background(), archive.Query{}, func(newest *archive.Filing) error {
		f, err := a.Filing(context.Background(), newest.Receipt)
		if err != nil {
			return err
		}
		name := f.Carrier + " " + f.CarrierRef
		if kept[name] != nil || receipts[f.Receipt] {
			c.Errorf("%s (%s) is kept twice", name, f.Receipt)
		}
		kept[name], receipts[f.Receipt] = f, true
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	// What a killed server had sent to MongoDB may still arrive.
	if n := int64(len(kept)); n < before || n > c.found(a) {
		c.Errorf("%d are kept, %d were found before and %d after", n, before, c.found(a))
	}
	return kept
}

// found is how many filings a search finds.
func (c *clients) found(a archive.Archive) int64 {
	c.Helper()
	page, err := a.Search(context.Background(), archive.Query{Words: []string{"報告"}, Limit: 1})
	if err != nil {
		c.Fatal(err)
	}
	return page.Total
}

// ledger verifies the ledger and counts its entries of filing and amending by receipt.
func (c *clients) ledger(a archive.Archive) map[string]int {
	c.Helper()
	report, err := audit.Verify(context.Background(), a)
	if err != nil {
		c.Fatal(err)
	}
	if !report.Whole() {
		c.Errorf("the ledger is not whole: %+v", report.Faults)
	}
	filings, err := audit.VerifyFilings(context.Background(), a)
	if err != nil {
		c.Fatal(err)
	}
	if !filings.Whole() || filings.NotBound > 0 {
		c.Errorf("filings are not what the ledger says of them: %+v", filings)
	}
	entries := map[string]int{}
	err = a.EachEntry(context.Background(), func(e archive.Entry) error {
		if e.Action == archive.Filed || e.Action == archive.Amended {
			entries[e.Subject]++
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	return entries
}

// compare compares what a client knows of a filing with what is kept of it. One revision more may be there while it is pending.
func (c *clients) compare(f *filing, kept *archive.Filing, pending bool, entries map[string]int) {
	c.Helper()
	most := len(f.summaries)
	if pending {
		most++
	}
	if kept == nil {
		if f.receipt != "" {
			c.Errorf("%s (%s) was acknowledged and is lost", f.reference, f.receipt)
		}
		return
	}
	n := len(kept.Revisions)
	if f.receipt != "" && kept.Receipt != f.receipt || n < len(f.summaries) || n > most {
		c.Errorf("%s: %s with %d revisions is kept, %s with %d was acknowledged", f.reference, kept.Receipt, n, f.receipt, len(f.summaries))
		return
	}
	if got := entries[kept.Receipt]; got < len(f.summaries) || got > n {
		c.Errorf("%s: %d entries for %d revisions", kept.Receipt, got, n)
	}
	for i, summary := range f.summaries {
		if r := kept.Revisions[i]; r.Number != i+1 || !strings.Contains(string(r.Content), summary) || len(r.Verdict) == 0 {
			c.Errorf("%s: revision %d is not what was acknowledged: %s", kept.Receipt, i+1, r.Content)
		}
	}
}
