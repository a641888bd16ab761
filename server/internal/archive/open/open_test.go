package open

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

func TestAFolderIsMadeAndFoundAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for _, open := range []func() (archive.Archive, error){
		func() (archive.Archive, error) { return Open(t.Context(), dir, "", time.Now, nil) },
		func() (archive.Archive, error) { return Existing(t.Context(), dir, "", time.Now, nil) },
	} {
		a, err := open()
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(a.Ready(t.Context()), a.Close()); err != nil {
			t.Error(err)
		}
	}
}

func TestAFolderWithoutAnArchiveIsNone(t *testing.T) {
	empty := t.TempDir()
	for _, dir := range []string{empty, filepath.Join(empty, "nowhere")} {
		a, err := Existing(t.Context(), dir, "", time.Now, nil)
		if a != nil || !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s: %v, %v", dir, a, err)
		}
	}
	if left, err := os.ReadDir(empty); err != nil || len(left) > 0 {
		t.Errorf("looking left %v, %v", left, err)
	}
}

func TestWhatCannotBeOpenedIsNil(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, err := Open(t.Context(), file, "", time.Now, nil); a != nil || err == nil {
		t.Errorf("a file: %v, %v", a, err)
	}
	if a, err := Existing(t.Context(), file, "", time.Now, nil); a != nil || err == nil {
		t.Errorf("a file that exists: %v, %v", a, err)
	}
	if a, err := Open(t.Context(), "", "not an address", time.Now, nil); a != nil || err == nil {
		t.Errorf("an address: %v, %v", a, err)
	}
}
