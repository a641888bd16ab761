//go:build unix

package command

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/archive/open"
)

// furnish keeps some filings and an attachment in the archive of the office, and gives how many there are of fiscal year 2020.
func (o *office) furnish() (of2020 int) {
	o.Helper()
	o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
	a, err := open.Open(o.Context(), o.dir, "", time.Now, nil)
	if err != nil {
		o.Fatal(err)
	}
	for f := range archivetest.Generate(5, 100) {
		if f.Index.FiscalYear == 2020 {
			of2020++
		}
		if err := a.Create(o.Context(), f, archive.Entry{At: time.Now(), Action: archive.Filed}); err != nil {
			o.Fatal(err)
		}
	}
	if _, err := a.PutBlob(o.Context(), strings.NewReader("%PDF-1.7"), 100); err != nil {
		o.Fatal(err)
	}
	if err := a.Close(); err != nil {
		o.Fatal(err)
	}
	return of2020
}

// worked runs a command that says on stderr what it did, and gives both.
func (o *office) worked(line string) (stdout, stderr string) {
	o.Helper()
	code, stdout, stderr := o.run("", strings.Fields(line)...)
	if code != exitDone {
		o.Fatalf("%s: code %d, %s", line, code, stderr)
	}
	return stdout, stderr
}

func TestAnArchiveIsBackedUpAndRestoredWhileAServerRuns(t *testing.T) {
	o := newOffice(t)
	o.furnish()
	s := start(t, o.dir)
	file := filepath.Join(t.TempDir(), "jiko.backup")
	for _, line := range []string{"backup " + file, "backup --data " + o.dir + " " + file, "backup " + file + " --data=" + o.dir} {
		if _, said := o.worked(line); !strings.Contains(said, "backed up 100 filings with 100 revisions, 1 attachment, 2 records, ") {
			t.Errorf("%s: %s", line, said)
		}
	}
	terminate(t)
	<-s.code
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(file), "*.part")); err != nil || len(left) > 0 {
		t.Errorf("left over: %q, %v", left, err)
	}
	o.failed(exitFailed, "not empty", "", "restore "+file)

	exported, _ := o.worked("export --fy 2020 --format ndjson")
	for _, place := range []string{"--data " + t.TempDir(), "--mongodb-uri mongo"} {
		t.Run(place[:9], func(t *testing.T) {
			o := &office{t, o.dir}
			if place == "--mongodb-uri mongo" {
				place = "--mongodb-uri " + mongotest.Database(t)
			}
			if _, said := o.worked("restore " + file + " " + place); !strings.Contains(said, "restored 100 filings with 100 revisions, 1 attachment, 2 records, ") {
				t.Error(said)
			}
			if again, _ := o.worked("export --fy 2020 --format ndjson " + place); again != exported {
				t.Errorf("exported\n%.500s\nwas\n%.500s", again, exported)
			}
			if list := o.done("", "account list "+place); !strings.Contains(list, "能登通信") {
				t.Error(list)
			}
			if out := o.done("", "audit verify "+place); !strings.Contains(out, "\nwhole: ") {
				t.Error(out)
			}
		})
	}
}

func TestARestoredDemonstrationIsOneStill(t *testing.T) {
	o := newOffice(t)
	o.worked("demo --fy 2020")
	file := filepath.Join(t.TempDir(), "jiko.backup")
	o.worked("backup " + file)
	t.Run("sqlite", func(t *testing.T) {
		o := newOffice(t)
		o.worked("restore " + file)
		o.demonstrates()
		if out, _ := o.worked("demo --remove"); !strings.Contains(out, "removed the demonstration") {
			t.Error(out)
		}
	})
	t.Run("mongo", func(t *testing.T) {
		uri := mongotest.Database(t)
		o := newOffice(t)
		t.Setenv("MONGODB_URI", uri)
		o.worked("restore " + file)
		o.demonstrates()
	})
}

// demonstrates holds the archive of the office to be a demonstration, which nothing more has to be added to.
func (o *office) demonstrates() {
	o.Helper()
	if out, _ := o.worked("demo --fy 2020"); !strings.Contains(out, "added 0 accounts and 0 filings") {
		o.Error(out)
	}
}

func TestAFiscalYearIsExported(t *testing.T) {
	o := newOffice(t)
	of2020 := o.furnish()
	table, _ := o.worked("export --fy 2020 --format csv")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != of2020+1 || !strings.HasPrefix(table, "\ufeffreceipt,") {
		t.Errorf("%d rows, want %d (%v)", len(rows)-1, of2020, err)
	}
	if lines, _ := o.worked("export --fy=2020 --format=ndjson"); strings.Count(lines, "\n") != of2020 {
		t.Errorf("%d lines", strings.Count(lines, "\n"))
	}
	if none, _ := o.worked("export --fy 1999 --format ndjson"); none != "" {
		t.Error(none)
	}
	code := Run(t.Context(), []string{"export", "--fy", "2020"}, strings.NewReader(""), fullPipe{}, io.Discard)
	if code != exitFailed {
		t.Errorf("code %d though nothing could be written", code)
	}
}

type fullPipe struct{}

func (fullPipe) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWhatCannotBeBackedUpRestoredOrExportedIsSaid(t *testing.T) {
	o := newOffice(t)
	o.failed(exitFailed, "no archive in", "", "backup x")
	o.failed(exitFailed, "no archive in", "", "export --fy 2020")
	o.failed(exitFailed, "no such file", "", "restore nowhere")
	o.furnish()
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		code        int
		words, line string
	}{
		{exitUsage, "name of one file", "backup"},
		{exitUsage, "name of one file", "restore --data " + o.dir},
		{exitUsage, "is not a flag", "backup a b"},
		{exitUsage, "not defined", "backup --colour a"},
		{exitFailed, "no such file", "backup nowhere/file"},
		{exitFailed, "damaged", "restore " + text + " --data " + t.TempDir()},
		{exitUsage, "four digits", "export"},
		{exitUsage, "four digits", "export --fy 20"},
		{exitUsage, "csv or ndjson", "export --fy 2020 --format pdf"},
	} {
		o.failed(test.code, test.words, "", test.line)
	}
}

// forged is a backup with a text in the place of another one, and a manifest that fits.
func (o *office) forged(name, was, is string) string {
	o.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		o.Fatal(err)
	}
	compressed, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		o.Fatal(err)
	}
	var file bytes.Buffer
	to := gzip.NewWriter(&file)
	sums := map[string]string{}
	from, copied := tar.NewReader(compressed), tar.NewWriter(to)
	for h, err := from.Next(); err != io.EOF; h, err = from.Next() {
		if err != nil {
			o.Fatal(err)
		}
		body, err := io.ReadAll(from)
		if err != nil {
			o.Fatal(err)
		}
		before := fmt.Sprintf("%x", sha256.Sum256(body))
		body = bytes.Replace(body, []byte(was), []byte(is), 1)
		for old, anew := range sums {
			body = bytes.ReplaceAll(body, []byte(old), []byte(anew))
		}
		sums[before] = fmt.Sprintf("%x", sha256.Sum256(body))
		if err := errors.Join(copied.WriteHeader(h), ignoring(copied.Write(body))); err != nil {
			o.Fatal(err)
		}
	}
	name = filepath.Join(o.TempDir(), "forged")
	if err := errors.Join(copied.Close(), to.Close(), os.WriteFile(name, file.Bytes(), 0o600)); err != nil {
		o.Fatal(err)
	}
	return name
}

// ignoring is the error of a write.
func ignoring(_ int, err error) error { return err }

func TestABackupThatItsLedgerContradictsIsNotRestored(t *testing.T) {
	o := newOffice(t)
	o.done("", "demo --fy 2020")
	file := filepath.Join(t.TempDir(), "backup")
	o.worked("backup " + file)
	for what, change := range map[string][3]string{
		"a filing": {`"stage":"final"`, `"stage":"first"`, "it was changed: the ledger says otherwise of it"},
		"an entry": {`"Actor":"demo-canon"`, `"Actor":"demo-staff"`, "it was changed: its hash is of something else"},
	} {
		forged, to := o.forged(file, change[0], change[1]), t.TempDir()
		code, _, stderr := o.run("", "restore", forged, "--data", to)
		if code != exitFailed || !strings.Contains(stderr, change[2]) || !strings.Contains(stderr, "nothing was restored") {
			t.Errorf("%s: code %d, %s", what, code, stderr)
		}
		o.worked("restore " + forged + " --unverified --data " + to)
		if code, stdout, _ := o.run("", "audit", "verify", "--data", to); code != exitFailed || !strings.Contains(stdout, change[2]) {
			t.Errorf("%s: the restored archive is taken for whole: %s", what, stdout)
		}
	}
	o.worked("restore " + o.forged(file, "", "") + " --data " + t.TempDir())
}

// TestAFileIsReplacedAsAWholeOrNotAtAll: a backup that fails leaves the last one.
func TestAFileIsReplacedAsAWholeOrNotAtAll(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	write := func(text string, err error) error {
		return replaceFile(name, func(w io.Writer) error {
			_, _ = io.WriteString(w, text)
			return err
		})
	}
	if err := errors.Join(write("first", nil), write("second", nil)); err != nil {
		t.Fatal(err)
	}
	if err := write("third", context.Canceled); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	content, err := os.ReadFile(name)
	all, _ := os.ReadDir(filepath.Dir(name))
	if err != nil || string(content) != "second" || len(all) != 1 {
		t.Errorf("%q beside %d files, %v", content, len(all)-1, err)
	}
}

func TestASecondServerOnTheFolderIsRefusedWithASentence(t *testing.T) {
	o := newOffice(t)
	s := start(t, o.dir)
	o.failed(exitFailed, "another server is running on the archive in "+o.dir, "", "serve --addr 127.0.0.1:0")
	terminate(t)
	<-s.code
	s = start(t, o.dir)
	terminate(t)
	<-s.code
}

func TestADamagedArchiveIsToldAndLeftAsItIs(t *testing.T) {
	o := newOffice(t)
	o.furnish()
	name := filepath.Join(o.dir, "jiko.db")
	damaged := []byte(strings.Repeat("not a database", 1000))
	if err := os.WriteFile(name, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"serve --addr 127.0.0.1:0", "audit verify", "backup " + filepath.Join(t.TempDir(), "x"), "export --fy 2020"} {
		o.failed(exitFailed, "is damaged, and was left as it is", "", line)
	}
	if after, err := os.ReadFile(name); err != nil || string(after) != string(damaged) {
		t.Errorf("it was changed (%v)", err)
	}
}
