//go:build unix

package reliability

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive/mongotest"
)

func TestASecondServerOnAFolderIsRefused(t *testing.T) {
	at := place{dir: t.TempDir()}
	s := serve(t, at)
	said, err := jiko(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, at.flags()...)...)
	if err == nil || !strings.Contains(said, "another server is running on the archive in "+at.dir) {
		t.Errorf("%v: %s", err, said)
	}
	if s.status(t, "readyz") != http.StatusOK {
		t.Error("the first server is not well")
	}
	s.kill()
	serve(t, at).stop(t)
}

func TestTwoServersShareOneMongoDB(t *testing.T) {
	at := place{dir: t.TempDir(), uri: mongotest.Database(t)}
	c := newClients(t, at)
	first, second := serve(t, at), serve(t, at)
	half := &clients{TB: t, http: c.http, all: c.all[:atOnce/2]}
	rest := &clients{TB: t, http: c.http, all: c.all[atOnce/2:]}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		half.work(ctx, first.url)
	}()
	rest.work(ctx, second.url)
	<-done
	c.finish(first.url)
	first.stop(t)
	second.stop(t)
	c.verify(at)
}

// TestAServerWaitsForItsDatabase: while MongoDB hangs or is gone nothing is acknowledged, and the server says so; when it is back, the
// server goes on by itself.
func TestAServerWaitsForItsDatabase(t *testing.T) {
	database := mongotest.Start(t)
	at := place{dir: t.TempDir(), uri: mongotest.WithDatabase(database.URI(), "jiko")}
	c := newClients(t, at)
	s := serve(t, at)
	for _, trouble := range []struct {
		name       string
		begin, end func()
	}{
		{"it hangs", database.Pause, database.Resume},
		{"it is gone", database.Kill, func() {
			if err := database.Run(); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		c.work(ctx, s.url)
		cancel()
		_, before := c.count()
		trouble.begin()
		await(t, trouble.name+" and is said to be not ready", func() bool { return s.status(t, "readyz") == http.StatusServiceUnavailable })
		if s.status(t, "healthz") != http.StatusOK {
			t.Errorf("%s: the process is not well", trouble.name)
		}
		c.work(t.Context(), s.url) // until each client was refused
		if _, after := c.count(); after > before {
			t.Errorf("%s: %d were acknowledged", trouble.name, after-before)
		}
		trouble.end()
		await(t, trouble.name+" no more and is ready", func() bool { return s.status(t, "readyz") == http.StatusOK })
		c.finish(s.url)
	}
	s.stop(t)
	c.verify(at)
}
