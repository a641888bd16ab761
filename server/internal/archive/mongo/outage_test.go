//go:build unix

package mongo_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

// soon is how long a call may take while the server is away: patience runs out after six seconds, on a busy machine later.
const soon = time.Minute

// One server for all: it takes its time to start.
func TestOutages(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t)
	uri := mongotest.WithDatabase(server.URI(), "jiko")
	t.Run("a server that hangs is told, and the archive recovers by itself", func(t *testing.T) {
		outage(t, uri, server.Pause, server.Resume)
	})
	t.Run("a server that is down is told, and the archive recovers by itself", func(t *testing.T) {
		outage(t, uri, server.Kill, func() {
			if err := server.Run(); err != nil {
				t.Fatal(err)
			}
		})
	})
	t.Run("nothing that was acknowledged is lost when the server dies under load", func(t *testing.T) {
		for round := range 3 {
			dieUnderLoad(t, server, uri, round)
		}
	})
	t.Run("an archive that was never reached cannot be opened", func(t *testing.T) {
		server.Kill()
		start := time.Now()
		_, err := mongo.Open(t.Context(), uri, mongo.Options{})
		if !errors.Is(err, archive.ErrUnavailable) || time.Since(start) > soon {
			t.Fatalf("after %s: %v", time.Since(start), err)
		}
	})
}

// outage has the server go away, and looks what each call says of it, and what became of a filing that was tried meanwhile.
func outage(t *testing.T, uri string, away, back func()) {
	a := open(t, uri, mongo.Options{})
	before, during := archivetest.First(archivetest.Generate(1, 1)), archivetest.First(archivetest.Generate(2, 1))
	before.CarrierRef, during.CarrierRef = t.Name()+" before", t.Name()+" during"
	if err := a.Create(t.Context(), before, filed(before)); err != nil {
		t.Fatal(err)
	}
	away()
	var calls sync.WaitGroup
	for name, call := range map[string]func() error{
		"Ready":  func() error { return a.Ready(t.Context()) },
		"Filing": func() error { _, err := a.Filing(t.Context(), before.Receipt); return err },
		"Search": func() error { _, err := a.Search(t.Context(), archive.Query{}); return err },
		"Create": func() error { return a.Create(t.Context(), during, filed(during)) },
		"Append": func() error { return a.Append(t.Context(), filed(before)) },
		"Record": func() error { _, err := a.Record(t.Context(), archive.Accounts, "x"); return err },
	} {
		calls.Go(func() {
			start := time.Now()
			if err := call(); !errors.Is(err, archive.ErrUnavailable) || time.Since(start) > soon {
				t.Errorf("%s, after %s: %v", name, time.Since(start), err)
			}
		})
	}
	calls.Wait()
	back()
	eventually(t, func() error { return a.Ready(t.Context()) })
	if _, err := a.Filing(t.Context(), before.Receipt); err != nil {
		t.Fatal(err)
	}
	if err := a.Create(t.Context(), during, filed(during)); err != nil && !errors.Is(err, archive.ErrExists) {
		t.Fatal(err)
	}
	keptOnce(t, a, during)
	chainsHold(t, a)
}

// dieUnderLoad kills the server while many clients file and amend, and looks for all that they were told was kept.
func dieUnderLoad(t *testing.T, server *mongotest.Server, uri string, round int) {
	a := open(t, uri, mongo.Options{})
	k := newAcknowledged()
	ctx, stop := context.WithCancel(t.Context())
	var clients sync.WaitGroup
	for client := range 8 {
		clients.Go(func() { fileAndAmend(ctx, a, k, fmt.Sprint("round ", round, ", client ", client)) })
	}
	time.Sleep(time.Duration(500+300*round) * time.Millisecond)
	server.Kill()
	if err := server.Run(); err != nil {
		t.Fatal(err)
	}
	k.goesOn(t)
	stop()
	clients.Wait()
	k.allThere(t, a)
	chainsHold(t, a)
}
