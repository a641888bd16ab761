package sqlite

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

func TestAFolderIsMadeWhenThereIsNone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b 文書 %?#")
	a := opened(t, dir)
	if _, err := os.Stat(filepath.Join(dir, fileName)); err != nil {
		t.Error(err)
	}
	if err := a.Ready(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestNobodyElseReadsTheFile: the folder may be one that others look into.
func TestNobodyElseReadsTheFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := opened(t, dir).Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{fileName, fileName + "-wal", fileName + "-shm"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestAnEmptyFileIsANewArchive(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, fileName), nil)
	if err := opened(t, dir).Ready(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoArchiveIsToldAndLeftAsItIs(t *testing.T) {
	whole := filled(t, 50)
	for name, body := range map[string][]byte{
		"text":                []byte("これはアーカイブではない\n"),
		"one byte":            {1},
		"a cut off header":    whole[:60],
		"noise":               noise(20_000),
		"a damaged header":    append([]byte("SQLite format 4\x00"), whole[16:]...),
		"another program's":   patched(whole, headerApplication, []byte{1, 2, 3, 4}),
		"a page size of none": patched(whole, 16, []byte{0, 3}),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, fileName), body)
			refused(t, dir, archive.ErrCorrupt)
		})
	}
}

func TestANewerFileIsRefusedAndLeftAsItIs(t *testing.T) {
	newerHeader := patched(filled(t, 50), headerUserVersion, []byte{0, 0, 0, byte(schemaVersion + 1)})
	dir := t.TempDir()
	write(t, filepath.Join(dir, fileName), newerHeader)
	refused(t, dir, archive.ErrNewer)
}

func TestAFileWhoseJournalIsNewerIsRefusedAndLeftAsItIs(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, fileName)
	write(t, file, filled(t, 50))
	db := openPlain(t, file)
	execAll(t, db, `PRAGMA journal_mode = WAL`, fmt.Sprintf(`PRAGMA user_version = %d`, schemaVersion+1))
	copied := t.TempDir() // as it is when the power is lost now
	for _, suffix := range []string{"", "-wal"} {
		body, err := os.ReadFile(file + suffix)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(copied, fileName+suffix), body)
	}
	if version, err := peek(filepath.Join(copied, fileName)); err != nil || version != schemaVersion {
		t.Fatalf("the header says %d already (%v): the test shows nothing", version, err)
	}
	refused(t, copied, archive.ErrNewer)
}

func TestADamagedPageIsToldWhenItIsReadAndNeverOverwritten(t *testing.T) {
	whole := filled(t, 150)
	found := false
	for page := 1; page < len(whole)/4096; page += 9 {
		dir := t.TempDir()
		file := filepath.Join(dir, fileName)
		write(t, file, patched(whole, page*4096, noise(4096)))
		a, err := Open(t.Context(), dir, Options{Now: time.Now})
		if err == nil {
			err = readAll(t, a)
			if e := a.Close(); e != nil {
				t.Errorf("closing: %v", e)
			}
		}
		if err != nil && !errors.Is(err, archive.ErrCorrupt) {
			t.Errorf("page %d: error is %v", page, err)
		}
		found = found || err != nil
		after, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(after[page*4096:(page+1)*4096], noise(4096)) {
			t.Errorf("page %d was written over", page)
		}
	}
	if !found {
		t.Error("no damage was found")
	}
}

func TestAFileOfVersion1IsBroughtToTheSchemaOfToday(t *testing.T) {
	dir := t.TempDir()
	db := openPlain(t, filepath.Join(dir, fileName))
	script, err := os.ReadFile("testdata/version1.sql")
	if err != nil {
		t.Fatal(err)
	}
	execAll(t, db, string(script))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	a := opened(t, dir)
	page, err := a.Search(t.Context(), archive.Query{Words: []string{"緊急通報"}, Facets: true, Match: archive.Terms{archive.Region: {"石川県"}}})
	if err != nil || page.Total != 1 || page.Items[0].CarrierRef != "A-1" {
		t.Fatalf("%+v, %v", page, err)
	}
	f, err := a.Filing(t.Context(), archive.Receipt(2020, 1))
	if err != nil || len(f.Revisions) != 2 || string(f.Revisions[0].Verdict) != `{"severe":"undetermined"}` {
		t.Fatalf("%+v, %v", f, err)
	}
	entries, err := a.Entries(t.Context(), archive.EntryQuery{Subject: "2020-000001-4"})
	if err != nil || len(entries) != 1 || entries[0].Hash != entries[0].Sum() {
		t.Fatalf("%+v, %v", entries, err)
	}
	next := archivetest.First(archivetest.Generate(1, 1))
	next.Index.FiscalYear = 2021
	if err := a.Create(t.Context(), next, archive.Entry{At: time.Now()}); err != nil || next.Receipt != archive.Receipt(2021, 8) {
		t.Fatalf("%s, %v", next.Receipt, err)
	}
}

// TestAMigrationThatFailsLeavesTheVersionItCameFrom: half of it is nothing, as when the power is lost in the middle.
func TestAMigrationThatFailsLeavesTheVersionItCameFrom(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, fileName)
	db := openPlain(t, file)
	script, err := os.ReadFile("testdata/version1.sql")
	if err != nil {
		t.Fatal(err)
	}
	execAll(t, db, string(script), `CREATE TABLE entry_key (inTheWay)`) // the last that the step to version 2 makes
	if a, err := Open(t.Context(), dir, Options{Now: time.Now}); err == nil {
		t.Fatal("the file was opened", a.Close())
	}
	var version, tables int
	err = db.QueryRowContext(t.Context(), `SELECT user_version, (SELECT count(*) FROM sqlite_schema WHERE name IN ('pending', 'words', 'search'))
		FROM pragma_user_version`).Scan(&version, &tables)
	if err != nil || version != 1 || tables != 0 {
		t.Errorf("version %d with %d tables of the next, %v", version, tables, err)
	}
	execAll(t, db, `DROP TABLE entry_key`)
	if _, err := opened(t, dir).Filing(t.Context(), archive.Receipt(2020, 1)); err != nil {
		t.Error(err)
	}
}

func TestSeveralMayOpenANewFileAtOnce(t *testing.T) {
	dir := t.TempDir()
	errs := make(chan error)
	const processes = 8
	for range processes {
		go func() {
			a, err := Open(t.Context(), dir, Options{Now: time.Now})
			if err == nil {
				err = errors.Join(a.Ready(t.Context()), a.Close())
			}
			errs <- err
		}()
	}
	for range processes {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestASecondServerIsRefusedUntilTheFirstIsGone(t *testing.T) {
	dir := t.TempDir()
	unlock, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(dir); !errors.Is(err, archive.ErrInUse) {
		t.Fatalf("error is %v", err)
	}
	if err := opened(t, dir).Ready(t.Context()); err != nil {
		t.Errorf("a command beside the server: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	unlock, err = Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

// opened is an archive in a folder, closed when the test ends.
func opened(t *testing.T, dir string) *Archive {
	t.Helper()
	a, err := Open(t.Context(), dir, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// filled is the file of an archive with n filings, all of them indexed.
func filled(t *testing.T, n int) []byte {
	t.Helper()
	dir := t.TempDir()
	a, err := Open(t.Context(), dir, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(archivetest.Fill(t.Context(), a, archivetest.Filled(n)), a.settle(t.Context()), a.Close()); err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// readAll reads whatever there is, and returns the first error.
func readAll(t *testing.T, a *Archive) error {
	_, search := a.Search(t.Context(), archive.Query{Words: []string{"分"}, Facets: true})
	return errors.Join(search,
		a.Snapshot(t.Context(), func(archive.Item) error { return nil }),
		a.Each(t.Context(), archive.Query{Sort: archive.ByUsers}, func(*archive.Filing) error { return nil }))
}

// refused checks that an archive is not opened, and that nothing in its folder has changed.
func refused(t *testing.T, dir string, want error) {
	t.Helper()
	before := contents(t, dir)
	a, err := Open(t.Context(), dir, Options{Now: time.Now})
	if err == nil {
		a.Close()
	}
	if !errors.Is(err, want) {
		t.Errorf("error is %v, want %v", err, want)
	}
	if err != nil && strings.Contains(err.Error(), "SQLITE") {
		t.Errorf("the driver speaks: %v", err)
	}
	if after := contents(t, dir); after != before {
		t.Errorf("the folder was\n%s\nand is\n%s", before, after)
	}
}

// contents says what is in a folder.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var s strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") { // SQLite's scratch paper, made anew whenever it is missing
			return err
		}
		body, err := os.ReadFile(path)
		fmt.Fprintf(&s, "%s %d %x\n", d.Name(), len(body), sum(body))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.String()
}

// openPlain opens the file as another program would, which waits for the archive as the archive waits for it.
func openPlain(t *testing.T, file string) *sql.DB {
	t.Helper()
	db := mustOpen(dsn(file, url.Values{"_pragma": {fmt.Sprintf("busy_timeout(%d)", lockWait)}}))
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func execAll(t *testing.T, db *sql.DB, scripts ...string) {
	t.Helper()
	for _, script := range scripts {
		if _, err := db.ExecContext(t.Context(), script); err != nil {
			t.Fatal(err)
		}
	}
}

func write(t *testing.T, path string, body []byte) {
	t.Helper()
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
}

func patched(body []byte, at int, patch []byte) []byte {
	body = bytes.Clone(body)
	copy(body[at:], patch)
	return body
}

func noise(n int) []byte {
	body := make([]byte, n)
	rand.NewChaCha8([32]byte{}).Read(body) // never fails
	return body
}

func sum(body []byte) [32]byte { return sha256.Sum256(body) }
