package command

import (
	"bytes"
	"strings"
	"testing"
)

func runCommand(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Run(t.Context(), args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestHelpGoesToStdout(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"--help"}, {"-h"}, {"serve", "--help"}, {"version", "-h"}} {
		code, stdout, stderr := runCommand(t, args...)
		if code != exitDone || !strings.Contains(stdout, "jiko") || stderr != "" {
			t.Errorf("%q: code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	_, stdout, _ := runCommand(t, "help")
	for _, c := range commands() {
		if !strings.Contains(stdout, c.name+" ") || c.summary == "" {
			t.Errorf("%s is not in %s", c.name, stdout)
		}
	}
}

func TestACommandLineThatCannotBeReadIsRefused(t *testing.T) {
	for _, args := range [][]string{{}, {"dance"}, {"serve", "--colour", "red"}, {"serve", "now"}, {"serve", "--judge-rate", "many"}, {"version", "1"}} {
		code, stdout, stderr := runCommand(t, args...)
		if code != exitUsage || stdout != "" || stderr == "" {
			t.Errorf("%q: code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
}

func TestVersion(t *testing.T) {
	code, stdout, stderr := runCommand(t, "version")
	if code != exitDone || !strings.HasPrefix(stdout, "jiko "+version+" go") || stderr != "" {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

func TestFailureIsToldInOneLine(t *testing.T) {
	code, _, stderr := runCommand(t, "serve", "--addr", "nowhere.invalid:http:80", "--data", t.TempDir())
	if code != exitFailed || !strings.HasPrefix(stderr, "jiko: ") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

func TestVariablesGoBehindFlags(t *testing.T) {
	t.Setenv("JIKO_ADDR", "127.0.0.1:1")
	t.Setenv("JIKO_DATA", "/there")
	for _, test := range []struct {
		args       []string
		addr, data string
	}{
		{nil, "127.0.0.1:1", "/there"},
		{[]string{"--addr", ":2"}, ":2", "/there"},
		{[]string{"-data=here"}, "127.0.0.1:1", "here"},
	} {
		s, err := readServing(&process{args: test.args, stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)})
		if err != nil || s.addr != test.addr || s.at.data != test.data {
			t.Errorf("%q: %+v, %v", test.args, s, err)
		}
	}
}
