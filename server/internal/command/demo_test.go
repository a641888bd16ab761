package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiko/server/internal/account"
)

func TestTheDemonstrationIsFilledAndRemoved(t *testing.T) {
	t.Setenv("MONGODB_URI", "")
	dir := filepath.Join(t.TempDir(), "data")
	for _, added := range []string{"added 6 accounts and 4 filings", "added 0 accounts and 0 filings"} {
		stdout, stderr, code := invoke(t, "", "demo", "--fy", "2020", "--data", dir)
		if code != 0 || !strings.Contains(stdout, added) || !strings.Contains(stdout, "demo-staff") || !strings.Contains(stdout, account.DemonstrationPassword) {
			t.Fatalf("%d\n%s\n%s", code, stdout, stderr)
		}
	}
	other := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(other, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, dir)
	if _, stderr, code := invoke(t, "", "demo", "--remove", "--data", dir); code != 1 || !strings.Contains(stderr, "another server is running") {
		t.Errorf("%d %s", code, stderr)
	}
	terminate(t)
	if code := <-s.code; code != 0 {
		t.Fatal(code)
	}
	if stdout, stderr, code := invoke(t, "", "demo", "--remove", "--data", dir); code != 0 || !strings.Contains(stdout, "removed") {
		t.Fatalf("%d %s", code, stderr)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
	if stdout, _, _ := invoke(t, "", "demo", "--data", dir); !strings.Contains(stdout, "added 6 accounts and 4 filings") {
		t.Error(stdout)
	}
}

func TestTheDemonstrationLeavesWhatIsInUse(t *testing.T) {
	t.Setenv("MONGODB_URI", "")
	dir := filepath.Join(t.TempDir(), "data")
	if _, stderr, code := invoke(t, "correct horse battery staple", "account", "add", "--role", "staff", "--login", "staff", "--password-stdin", "--data", dir); code != 0 {
		t.Fatal(stderr)
	}
	if stdout, _, code := invoke(t, "", "demo", "--if-empty", "--data", dir); code != 0 || !strings.Contains(stdout, "left as it is") {
		t.Errorf("%d %s", code, stdout)
	}
	if _, stderr, code := invoke(t, "", "demo", "--remove", "--data", dir); code != 1 || !strings.Contains(stderr, "no demonstration") {
		t.Errorf("%d %s", code, stderr)
	}
	if _, stderr, code := invoke(t, "", "demo", "--fy", "2019", "--data", dir); code != 2 || !strings.Contains(stderr, "2020") {
		t.Errorf("%d %s", code, stderr)
	}
	if _, stderr, code := invoke(t, "", "demo", "--remove", "--mongodb-uri", "mongodb://nowhere"); code != 1 || !strings.Contains(stderr, "yourself") {
		t.Errorf("%d %s", code, stderr)
	}
	if _, _, code := invoke(t, "", "demo", "--remove", "--data", filepath.Join(t.TempDir(), "nowhere")); code != 1 {
		t.Error(code)
	}
}

// invoke runs a command line with something on standard input.
func invoke(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, diagnosis strings.Builder
	code = Run(t.Context(), args, strings.NewReader(stdin), &out, &diagnosis)
	return out.String(), diagnosis.String(), code
}
