package command

import (
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/open"
	"time"
)

func TestTheServerTellsHowToSignIn(t *testing.T) {
	dir := t.TempDir()
	greeting := func() string {
		var b strings.Builder
		a, err := open.Open(t.Context(), dir, "", time.Now, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer func(a archive.Archive) { _ = a.Close() }(a)
		if err := greet(t.Context(), &b, a); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if got := greeting(); !strings.Contains(got, "jiko account add --role admin") {
		t.Errorf("without accounts: %q", got)
	}
	invoke(t, "correct horse battery staple", "account", "add", "--role", "admin", "--login", "admin", "--password-stdin", "--data", dir)
	if got := greeting(); got != "" {
		t.Errorf("with an account: %q", got)
	}
	invoke(t, "", "demo", "--data", dir)
	if got := greeting(); !strings.Contains(got, "demo-admin") {
		t.Errorf("in a demonstration: %q", got)
	}
}
