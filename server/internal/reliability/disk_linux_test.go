package reliability

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// disk is a small disk of its own, in memory. The test is skipped where this process may not mount one.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no small disk can be mounted here (%v): run as root", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestAFullDiskIsSaidAndPasses: while there is no space nothing is acknowledged, and the server says so; when there is some again, it
// goes on by itself.
func TestAFullDiskIsSaidAndPasses(t *testing.T) {
	dir := disk(t, "12m")
	at := place{dir: filepath.Join(dir, "data")}
	c := newClients(t, at)
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 8<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t, at)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c.work(ctx, s.url) // until each client was refused
	if ctx.Err() != nil {
		t.Fatal("the disk does not become full")
	}
	await(t, "not ready", func() bool { // a little may still fit where a filing does not
		c.work(ctx, s.url)
		return s.status(t, "readyz") == http.StatusServiceUnavailable
	})
	if got := s.status(t, "healthz"); got != http.StatusOK {
		t.Errorf("healthz: %d", got)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	await(t, "ready again", func() bool { return s.status(t, "readyz") == http.StatusOK })
	c.finish(s.url)
	s.stop(t)
	c.verify(at)
	if filings, _ := c.count(); filings < atOnce {
		t.Errorf("only %d were filed", filings)
	}
}

// TestAFolderThatCannotBeWrittenToIsRefusedWithASentence, and nothing in it is changed.
func TestAFolderThatCannotBeWrittenToIsRefusedWithASentence(t *testing.T) {
	dir := disk(t, "96m")
	at := place{dir: dir}
	c := newClients(t, at)
	s := serve(t, at)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	c.work(ctx, s.url)
	c.finish(s.url)
	s.stop(t)
	remount := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	remount(syscall.MS_RDONLY)
	said, err := jiko(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, at.flags()...)...)
	if err == nil || !strings.Contains(said, "the archive in "+dir+" cannot be used at the moment") {
		t.Errorf("%v: %s", err, said)
	}
	remount(0)
	serve(t, at).stop(t)
	c.verify(at)
}
