package command

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// server is jiko serve inside the test.
type server struct {
	url  string
	log  chan string // the lines of its log
	code chan int
}

var listening = regexp.MustCompile(`msg=listening url=(http://\S+/)`)

func start(t *testing.T, data string) *server {
	t.Helper()
	r, w := io.Pipe()
	s := &server{log: make(chan string, 1000), code: make(chan int, 1)}
	go func() {
		s.code <- Run(t.Context(), []string{"serve", "--addr", "127.0.0.1:0", "--data", data}, strings.NewReader(""), io.Discard, w)
		w.Close()
	}()
	go func() {
		defer close(s.log)
		for lines := bufio.NewScanner(r); lines.Scan(); {
			s.log <- lines.Text()
		}
	}()
	s.url = listening.FindStringSubmatch(s.await(t, "msg=listening"))[1]
	return s
}

// await waits for a line of the log.
func (s *server) await(t *testing.T, part string) string {
	t.Helper()
	deadline := time.After(5 * time.Minute) // only what never comes waits so long; a busy machine needs more than half a minute
	for {
		select {
		case line, ok := <-s.log:
			if !ok {
				t.Fatalf("the log ended before %q", part)
			}
			if strings.Contains(line, part) {
				return line
			}
		case <-deadline:
			t.Fatalf("no %q in the log", part)
		}
	}
}

// awaitInFlight waits until the server answers a request beside the one that asks for it.
func (s *server) awaitInFlight(t *testing.T) {
	t.Helper()
	for range 1000 {
		answer, err := http.Get(s.url + "metrics")
		if err != nil {
			t.Fatal(err)
		}
		figures, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if strings.Contains(string(figures), "jiko_http_requests_in_flight 2\n") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the request did not arrive")
}

// terminate sends the signal by which a supervisor ends a process.
func terminate(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

func TestServeAnswersUntilItIsTold(t *testing.T) {
	data := filepath.Join(t.TempDir(), "new", "folder")
	s := start(t, data)
	if _, err := os.Stat(data); err != nil {
		t.Error(err)
	}
	answer, err := http.Get(s.url + "healthz")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("status %d", answer.StatusCode)
	}
	terminate(t)
	s.await(t, "msg=stopped")
	if code := <-s.code; code != exitDone {
		t.Errorf("code %d", code)
	}
	if _, err := http.Get(s.url + "healthz"); err == nil {
		t.Error("it answers after it stopped")
	}
}

func TestServeEndsWhatItBegan(t *testing.T) {
	s := start(t, t.TempDir())
	body, send := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		answer, err := http.Post(s.url+"api/v1/judge", "application/json", body)
		if err != nil {
			t.Error(err)
			answered <- 0
			return
		}
		answer.Body.Close()
		answered <- answer.StatusCode
	}()
	if _, err := io.WriteString(send, `{"occurred":"2020-06-29T12:11",`); err != nil {
		t.Fatal(err)
	}
	s.awaitInFlight(t)
	terminate(t)
	s.await(t, "msg=stopping")
	if _, err := io.WriteString(send, `"trigger":"information-leak"}`); err != nil {
		t.Fatal(err)
	}
	send.Close()
	if status := <-answered; status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	if code := <-s.code; code != exitDone {
		t.Errorf("code %d", code)
	}
}

func TestServeRefusesAnAddressInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	code, _, stderr := runCommand(t, "serve", "--addr", taken.Addr().String(), "--data", t.TempDir())
	if code != exitFailed || !strings.Contains(stderr, "in use") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

func TestServeRefusesAFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runCommand(t, "serve", "--addr", "127.0.0.1:0", "--data", filepath.Join(file, "data")); code != exitFailed || !strings.Contains(stderr, "data folder") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

func TestServeRefusesANetworkThatIsNone(t *testing.T) {
	for _, flag := range []string{"--trusted-proxy", "--metrics-readers"} {
		code, _, stderr := runCommand(t, "serve", "--addr", "127.0.0.1:0", "--data", t.TempDir(), flag, "10.0.0.1,front.example")
		if code != exitUsage || !strings.Contains(stderr, flag+`: "front.example"`) {
			t.Errorf("%s: code %d, stderr %q", flag, code, stderr)
		}
	}
}

func TestServeReadsTheProxiesOfTheEnvironment(t *testing.T) {
	t.Setenv("JIKO_TRUSTED_PROXIES", "10.0.0.0/99")
	code, _, stderr := runCommand(t, "serve", "--addr", "127.0.0.1:0", "--data", t.TempDir())
	if code != exitUsage || !strings.Contains(stderr, `"10.0.0.0/99"`) {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}
