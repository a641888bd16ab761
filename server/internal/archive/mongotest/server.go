//go:build unix

// Package mongotest gives tests a server that speaks MongoDB's protocol: the one that MONGODB_URI names, else one of its own, which it
// starts from what it finds on the PATH. Tests are skipped where there is neither.
package mongotest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	random "math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// How to get a server, for the line that says why a test was skipped.
const missing = "no server that speaks MongoDB's protocol: set MONGODB_URI, or put mongod (https://www.mongodb.com/try/download/community) " +
	"or documentdb (DocumentDB behind FerretDB, which takes --port and --dbpath) on the PATH"

// Patience is how long a test waits for a server that answers: longer than on a machine that is busy with other tests too.
const Patience = time.Minute

// Server is a server of the test's own.
type Server struct {
	Port   int
	Folder string
	Name   string // mongod or documentdb

	extra   []string
	command *exec.Cmd
	ended   chan struct{}
	log     bytes.Buffer
}

// URI is the server's address, without a database.
func (s *Server) URI() string { return fmt.Sprintf("mongodb://127.0.0.1:%d", s.Port) }

var shared struct {
	once   sync.Once
	server *Server
	err    error
}

// Main runs the tests of a package and then ends the server that they shared. It belongs into TestMain.
func Main(m *testing.M) int {
	defer func() {
		if shared.server != nil {
			shared.server.Remove()
		}
	}()
	return m.Run()
}

// URI is the address of a server that the tests of a package share; Main ends it. The test is skipped where there is none.
func URI(t testing.TB) string {
	t.Helper()
	if uri := os.Getenv("MONGODB_URI"); uri != "" {
		return uri
	}
	shared.once.Do(func() { shared.server, shared.err = start() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	if shared.server == nil {
		t.Skip(missing)
	}
	return shared.server.URI()
}

// Database is the address of a database that nobody else uses.
func Database(t testing.TB) string {
	t.Helper()
	return Own(URI(t))
}

// Own is an address of the same server with a database that nobody else uses.
func Own(uri string) string { return WithDatabase(uri, "jiko-test-"+strings.ToLower(rand.Text()[:12])) }

// WithDatabase puts a database into an address.
func WithDatabase(uri, database string) string {
	uri, query, there := strings.Cut(uri, "?")
	scheme, rest, _ := strings.Cut(uri, "://")
	hosts, _, _ := strings.Cut(rest, "/")
	uri = scheme + "://" + hosts + "/" + database
	if there {
		uri += "?" + query
	}
	return uri
}

// Start starts a server for one test, which may stop, pause and kill it. The test is skipped where that cannot be had.
func Start(t testing.TB, extra ...string) *Server {
	t.Helper()
	s, err := start(extra...)
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		t.Skip(missing)
	}
	t.Cleanup(s.Remove)
	return s
}

// Mongod tells whether MongoDB's own server is on the PATH.
func Mongod() bool {
	_, err := exec.LookPath("mongod")
	return err == nil
}

// start starts what there is; nil when there is nothing.
func start(extra ...string) (*Server, error) {
	for _, name := range []string{"mongod", "documentdb"} {
		if _, err := exec.LookPath(name); err != nil {
			continue
		}
		port, err := freePort()
		if err != nil {
			return nil, err
		}
		folder, err := os.MkdirTemp("", "jiko-mongo-")
		if err != nil {
			return nil, err
		}
		s := &Server{Name: name, Folder: folder, Port: port, extra: extra}
		if err := s.Run(); err != nil {
			s.Remove()
			return nil, err
		}
		return s, nil
	}
	return nil, nil
}

// freePort is a port that nobody listens on, of those that Linux and macOS do not give out by themselves: another program must not be
// given it in the seconds until the server listens there, or while it is dead.
func freePort() (int, error) {
	const first, last, tries = 10_000, 30_000, 100
	var err error
	for range tries {
		var l net.Listener
		port := first + random.IntN(last-first)
		if l, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			return port, l.Close()
		}
	}
	return 0, err
}

// Run starts the server on its folder, and waits until it listens. One that was killed may be refused at first: processes of PostgreSQL
// that it left behind take a moment to see that it is gone, and keep the folder for so long.
func (s *Server) Run() error {
	const pause = 250 * time.Millisecond
	killed := s.ended != nil
	for began := time.Now(); ; time.Sleep(pause) {
		err := s.run()
		if !errors.Is(err, errEnded) || !killed || time.Since(began) > Patience {
			return err
		}
	}
}

var errEnded = errors.New("the server ended")

func (s *Server) run() error {
	folder := filepath.Join(s.Folder, "data")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	args := append([]string{"--port", fmt.Sprint(s.Port), "--dbpath", folder}, s.extra...)
	if s.Name == "mongod" {
		args = append(args, "--bind_ip", "127.0.0.1", "--quiet")
	}
	s.command = exec.Command(s.Name, args...)
	s.command.Stdout, s.command.Stderr = &s.log, &s.log
	ownGroup(s.command, 0)
	if err := s.command.Start(); err != nil {
		return err
	}
	if err := s.watch(); err != nil {
		return err
	}
	s.ended = make(chan struct{})
	go func(command *exec.Cmd, ended chan struct{}) {
		_ = command.Wait() // how it ended does not matter
		close(ended)
	}(s.command, s.ended)
	return s.waitUntilItListens()
}

func (s *Server) waitUntilItListens() error {
	const longest = 5 * time.Minute // it copies its files and starts two programs, beside other tests that do the same
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	for {
		c, err := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", s.Port), time.Second)
		if err == nil {
			return c.Close()
		}
		select {
		case <-s.ended:
			return fmt.Errorf("%w: %s: %s", errEnded, s.Name, s.log.String())
		case <-ctx.Done():
			return fmt.Errorf("%s does not listen after %s", s.Name, longest)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// watch has the server killed when this process dies before it could.
func (s *Server) watch() error {
	watcher := exec.Command("sh", "-c", "cat; kill -KILL 0")
	ownGroup(watcher, s.command.Process.Pid)
	if _, err := watcher.StdinPipe(); err != nil { // closed by the end of this process
		return err
	}
	if err := watcher.Start(); err != nil {
		return err
	}
	go func() { _ = watcher.Wait() }() // it is killed with the rest
	return nil
}

// Pause stops the server where it is, as a machine that hangs. The system takes a moment to stop all of its threads.
func (s *Server) Pause() {
	const moment = 200 * time.Millisecond
	signalGroup(s.command, syscall.SIGSTOP)
	time.Sleep(moment)
}

// Resume lets a paused server go on.
func (s *Server) Resume() { signalGroup(s.command, syscall.SIGCONT) }

// Kill ends the server as a power cut does. Run starts it again on what is on its disk.
func (s *Server) Kill() {
	signalGroup(s.command, syscall.SIGKILL)
	<-s.ended
}

// Remove ends the server and removes its folder.
func (s *Server) Remove() {
	if s.ended != nil {
		s.Kill()
	}
	_ = os.RemoveAll(s.Folder) // a temporary folder
}
