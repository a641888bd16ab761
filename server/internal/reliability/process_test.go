//go:build unix

package reliability

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/archive/open"
	"jiko/server/internal/command"
)

// patience is how long is waited for what must come. Only what never comes waits so long: a busy machine may need a minute.
const patience = 5 * time.Minute

// asCommand makes the test's own program be jiko.
const asCommand = "JIKO_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		os.Exit(command.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	if flag.Parse(); testing.Short() {
		fmt.Println("skipped: servers are killed and stopped without -short only")
		return
	}
	os.Exit(mongotest.Main(m))
}

// place is where an archive is kept.
type place struct{ dir, uri string }

func (p place) flags() []string { return []string{"--data", p.dir, "--mongodb-uri", p.uri} }

// engines runs a test once for each engine.
func engines(t *testing.T, test func(t *testing.T, at place)) {
	t.Run("sqlite", func(t *testing.T) { test(t, place{dir: t.TempDir()}) })
	t.Run("mongo", func(t *testing.T) { test(t, place{dir: t.TempDir(), uri: mongotest.Database(t)}) })
}

// inside opens the archive as a command does.
func (p place) inside(t testing.TB, do func(a archive.Archive)) {
	t.Helper()
	a, err := open.Open(t.Context(), p.dir, p.uri, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	do(a)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// token adds a carrier with an account and gives a token of it.
func (p place) token(t testing.TB, name string) (token string) {
	t.Helper()
	p.inside(t, func(a archive.Archive) {
		options := account.Standard(time.Now)
		options.Hashing = account.Hashing{Memory: 64, Passes: 1, Threads: 1} // nobody signs in here
		accounts := account.New(a, options)
		_, err := accounts.Add(t.Context(), account.Operator(), account.NewAccount{
			Login: name, Password: "correct horse battery staple", Role: account.RoleCarrier, Carrier: name,
		})
		if err != nil {
			t.Fatal(err)
		}
		if token, _, err = accounts.IssueToken(t.Context(), account.Operator(), account.NewToken{Login: name}); err != nil {
			t.Fatal(err)
		}
	})
	return token
}

// jiko runs a command line as a process and gives what it says on stderr.
func jiko(t testing.TB, args ...string) (said string, err error) {
	t.Helper()
	var stderr strings.Builder
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), asCommand+"=1")
	c.Stderr = &stderr
	err = c.Run()
	return stderr.String(), err
}

// server is jiko serve as a process of its own.
type server struct {
	command *exec.Cmd
	url     string
	ended   chan struct{}
	err     error // how it ended

	mu  sync.Mutex
	log strings.Builder
}

var listening = regexp.MustCompile(`msg=listening url=(http://\S+/)`)

// serve starts a server. It is killed when the test ends.
func serve(t testing.TB, at place) *server {
	t.Helper()
	s := &server{ended: make(chan struct{})}
	s.command = exec.Command(os.Args[0], append([]string{"serve", "--addr", "127.0.0.1:0"}, at.flags()...)...)
	s.command.Env = append(os.Environ(), asCommand+"=1")
	log, err := s.command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	url := make(chan string, 1)
	go s.read(log, url)
	t.Cleanup(s.kill)
	select {
	case s.url = <-url:
	case <-s.ended:
		t.Fatalf("it did not start: %s", s.said())
	case <-time.After(patience):
		t.Fatal("it does not listen")
	}
	return s
}

// read keeps the log but for the lines of requests, until the process ends.
func (s *server) read(log io.Reader, url chan<- string) {
	for lines := bufio.NewScanner(log); lines.Scan(); {
		line := lines.Text()
		if found := listening.FindStringSubmatch(line); found != nil {
			url <- found[1]
		}
		if strings.Contains(line, "msg=request") {
			continue
		}
		s.mu.Lock()
		fmt.Fprintln(&s.log, line)
		s.mu.Unlock()
	}
	s.err = s.command.Wait()
	close(s.ended)
}

func (s *server) said() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.String()
}

// kill ends the process as nothing can be prepared for.
func (s *server) kill() {
	_ = s.command.Process.Kill() // it may have ended already
	<-s.ended
}

// stop asks the process to end, and waits until it did what it began.
func (s *server) stop(t testing.TB) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
		return
	}
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Error("it does not stop")
		return
	}
	if s.err != nil {
		t.Errorf("it ended with %v: %s", s.err, s.said())
	}
}

// status is what a request is answered with; 0 where it is not answered.
func (s *server) status(t testing.TB, path string) int {
	t.Helper()
	answer, err := http.Get(s.url + path)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

// await waits until a condition holds.
func await(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("not after %s: %s", patience, what)
}

var errRefused = errors.New("refused")
