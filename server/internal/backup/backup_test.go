//go:build unix

package backup_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/enginetest"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/audit"
	"jiko/server/internal/backup"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Main(m)) }

// clock is a clock that always says the same.
func clock() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func entry(action archive.Action, subject string) archive.Entry {
	return archive.Entry{At: clock(), Actor: "tester", Action: action, Subject: subject, Detail: "詳細 <&>"}
}

// furnish keeps some of everything.
func furnish(t testing.TB, a archive.Archive) {
	t.Helper()
	ctx := t.Context()
	file(t, a, 1, 300)
	ok(t, a.Insert(ctx, archive.Record{Bucket: archive.Accounts, Key: "noto", Owner: "能登通信", Body: []byte("{\"a\":\"<&>\"}\x00\xff")}, nil))
	ok(t, a.Insert(ctx, archive.Record{Bucket: archive.Tokens, Key: "t", Owner: "noto", Expires: clock().Add(time.Hour)}, nil))
	ok(t, a.Replace(ctx, archive.Record{Bucket: archive.Tokens, Key: "t", Owner: "noto", Version: 1, Body: []byte("2")}, nil))
	ok(t, a.Insert(ctx, archive.Record{Bucket: archive.Sessions, Key: "s", Owner: "noto", Body: []byte("{}")}, nil))
	ok(t, a.Insert(ctx, archive.Record{Bucket: archive.Drafts, Key: "d", Owner: "能登通信", Expires: clock().Add(time.Hour), Body: []byte("{}")}, nil))
	for _, size := range []int{0, 1, 100_000, 3 << 20} {
		_, err := a.PutBlob(ctx, strings.NewReader(strings.Repeat("x", size)), 4<<20)
		ok(t, err)
	}
}

// file files and amends filings, many at once.
func file(t testing.TB, a archive.Archive, seed uint64, n int) {
	t.Helper()
	var group sync.WaitGroup
	limit := make(chan struct{}, 16)
	for f := range archivetest.Generate(seed, n) {
		limit <- struct{}{}
		group.Go(func() {
			defer func() { <-limit }()
			if err := fileOne(t.Context(), a, f); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func fileOne(ctx context.Context, a archive.Archive, f *archive.Filing) error {
	if err := a.Create(ctx, f, entry(archive.Filed, "")); err != nil {
		return err
	}
	r, x := archivetest.Refiled(f)
	return a.Amend(ctx, f.Receipt, r, x, entry(archive.Amended, f.Receipt))
}

func write(t testing.TB, a archive.Archive) ([]byte, backup.Counts) {
	t.Helper()
	var file bytes.Buffer
	counts, err := backup.Write(t.Context(), a, &file, "v1", clock(), nil)
	ok(t, err)
	return file.Bytes(), counts
}

func restore(t testing.TB, a archive.Archive, file []byte) (backup.Counts, error) {
	return backup.Restore(t.Context(), a, bytes.NewReader(file), entry(archive.ArchiveRestored, "file"), backup.Options{})
}

// everything is all that is in an archive, each item a line, but for the entries that a restore leaves.
func everything(t testing.TB, a archive.Archive) []string {
	t.Helper()
	restoring := map[string]bool{}
	var entries []archive.Entry
	var all []string
	add := func(v any) {
		body, err := json.Marshal(v)
		ok(t, err)
		all = append(all, string(body))
	}
	ok(t, a.Snapshot(t.Context(), func(item archive.Item) error {
		if item.Entry == nil {
			add(item)
			return nil
		}
		entries = append(entries, *item.Entry)
		if item.Entry.Action == archive.ArchiveRestored {
			restoring[item.Entry.Chain] = true
		}
		return nil
	}))
	for _, e := range entries {
		if !restoring[e.Chain] {
			add(e)
		}
	}
	ok(t, a.EachBlob(t.Context(), func(b archive.Blob) error {
		content, _, err := a.OpenBlob(t.Context(), b.SHA256)
		ok(t, err)
		defer content.Close()
		_, err = io.Copy(io.Discard, content)
		add(b)
		return err
	}))
	slices.Sort(all)
	return all
}

func same(t testing.TB, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d items, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("got\n%.2000s\nwant\n%.2000s", got[i], want[i])
		}
	}
}

func whole(t testing.TB, a archive.Archive) {
	t.Helper()
	report, err := audit.Verify(t.Context(), a)
	ok(t, err)
	if !report.Whole() {
		t.Errorf("the ledger is not whole: %+v", report.Faults)
	}
}

func isEmpty(t testing.TB, a archive.Archive) {
	t.Helper()
	if empty, err := a.Empty(t.Context()); err != nil || !empty {
		t.Errorf("something was kept (%v)", err)
	}
}

func TestWhatIsKeptInOneEngineIsTheSameInTheOther(t *testing.T) {
	enginetest.Each(t, func(t *testing.T, from enginetest.Engine) {
		a := from.Fresh(t, clock)
		furnish(t, a)
		file, wrote := write(t, a)
		want := everything(t, a)
		enginetest.Each(t, func(t *testing.T, to enginetest.Engine) {
			b := to.Fresh(t, clock)
			read, err := restore(t, b, file)
			ok(t, err)
			if read != wrote || read.Filings != 300 || read.Revisions != 600 || read.Records != 3 || read.Attachments != 4 {
				t.Errorf("read %+v, wrote %+v", read, wrote)
			}
			same(t, everything(t, b), want)
			whole(t, b)
			f := archivetest.First(archivetest.Generate(99, 1))
			ok(t, fileOne(t.Context(), b, f)) // with a receipt of its own, or it would not be kept
			if _, err := restore(t, b, file); !errors.Is(err, archive.ErrNotEmpty) {
				t.Errorf("restored over another: %v", err)
			}
		})
	})
}

// TestWhatWasFiledKeepsItsBytes: JSON could be written in other ways that mean the same, but the digest is of the bytes.
func TestWhatWasFiledKeepsItsBytes(t *testing.T) {
	contents := []string{
		`{"summary":"<b>a & b</b> \u003c\u003e\u0026"}`, "{\"summary\":\"\u2028\u2029\x7f\"}", `{"summary":"\u2028 \/ 停電 \ud83d\ude00 😀"}`,
		`{"n":1.0,"m":1e2,"b":null,"a":"the order stays"}`, ``,
	}
	enginetest.Each(t, func(t *testing.T, from enginetest.Engine) {
		a := from.Fresh(t, clock)
		f := archivetest.First(archivetest.Generate(7, 1))
		r := f.Revisions[0]
		f.Revisions[0].Verdict = nil
		ok(t, a.Create(t.Context(), f, entry(archive.Filed, "")))
		for i, content := range contents {
			sum := sha256.Sum256([]byte(content))
			r.Number, r.Content, r.Verdict, r.Digest = i+2, json.RawMessage(content), json.RawMessage(content), hex.EncodeToString(sum[:])
			ok(t, a.Amend(t.Context(), f.Receipt, r, f.Index, entry(archive.Amended, f.Receipt)))
		}
		file, _ := write(t, a)
		enginetest.Each(t, func(t *testing.T, to enginetest.Engine) {
			b := to.Fresh(t, clock)
			_, err := restore(t, b, file)
			ok(t, err)
			got, err := b.Filing(t.Context(), f.Receipt)
			ok(t, err)
			for i, content := range contents {
				r := got.Revisions[i+1]
				sum := sha256.Sum256(r.Content)
				if string(r.Content) != content || string(r.Verdict) != content || hex.EncodeToString(sum[:]) != r.Digest {
					t.Errorf("%q became %q and %q, digest %s", content, r.Content, r.Verdict, r.Digest)
				}
			}
		})
	})
}

func TestABackupOfABackupIsTheSame(t *testing.T) {
	a, b := enginetest.Engines[0].Fresh(t, clock), enginetest.Engines[0].Fresh(t, clock)
	furnish(t, a)
	file, _ := write(t, a)
	_, err := restore(t, b, file)
	ok(t, err)
	again, _ := write(t, b)
	if _, err := backup.Verify(bytes.NewReader(again)); err != nil {
		t.Error(err)
	}
}

func TestAnEmptyArchiveCanBeBackedUp(t *testing.T) {
	enginetest.Each(t, func(t *testing.T, e enginetest.Engine) {
		file, _ := write(t, e.Fresh(t, clock))
		_, err := restore(t, e.Fresh(t, clock), file)
		ok(t, err)
	})
}

// TestOfADamagedFileNothingIsRestored cuts and changes a backup at many places.
func TestOfADamagedFileNothingIsRestored(t *testing.T) {
	a, to := enginetest.Engines[0].Fresh(t, clock), enginetest.Engines[0].Fresh(t, clock)
	file(t, a, 2, 40)
	_, err := a.PutBlob(t.Context(), strings.NewReader("a diagram"), 100)
	ok(t, err)
	file, _ := write(t, a)
	refused := func(damaged []byte, how string) {
		t.Helper()
		if _, err := restore(t, to, damaged); !errors.Is(err, backup.ErrDamaged) {
			t.Errorf("%s: %v", how, err)
		}
	}
	for at := 0; at < len(file); at += 1 + len(file)/200 {
		refused(file[:at], fmt.Sprintf("cut at %d of %d", at, len(file)))
		if at < 10 {
			continue // the head of the compression holds its time, which does not matter
		}
		changed := slices.Clone(file)
		changed[at] ^= 0x10
		if unpacks(changed) == nil {
			continue // a match of the compression now copies from another place where the same bytes stand: the content is as it was
		}
		refused(changed, fmt.Sprintf("changed at %d of %d", at, len(file)))
	}
	refused(file[:len(file)-1], "without its last byte")
	refused(append(slices.Clone(file), "more"...), "with more behind")
	refused([]byte("PK\x03\x04"), "something else")
	isEmpty(t, to)
}

// unpacks says whether the compression of a file is sound: the checksum over its content fits.
func unpacks(file []byte) error {
	packed, err := gzip.NewReader(bytes.NewReader(file))
	if err == nil {
		_, err = io.Copy(io.Discard, packed)
	}
	return err
}

// TestAFileThatDoesNotFitItsManifestIsRefused makes files whose compression is sound.
func TestAFileThatDoesNotFitItsManifestIsRefused(t *testing.T) {
	a, to := enginetest.Engines[0].Fresh(t, clock), enginetest.Engines[0].Fresh(t, clock)
	file(t, a, 3, 5)
	blob, err := a.PutBlob(t.Context(), strings.NewReader("%PDF-1.7"), 100)
	ok(t, err)
	file, _ := write(t, a)
	for how, change := range map[string]func([]member) []member{
		"without its manifest": func(all []member) []member { return all[:len(all)-1] },
		"without a part":       func(all []member) []member { return all[1:] },
		"with a part twice":    func(all []member) []member { return append([]member{all[0]}, all...) },
		"with a part behind":   func(all []member) []member { return append(all, all[0]) },
		"with a part renamed":  func(all []member) []member { all[0].name = "attachments/x"; return all },
		"with a part changed": func(all []member) []member {
			all[0].content = bytes.Replace(all[0].content, []byte("分"), []byte("秒"), 1)
			return all
		},
		"with an attachment under the name of another": func(all []member) []member {
			last := &all[len(all)-1]
			other := strings.Repeat("0", len(blob.SHA256))
			all[len(all)-2].name = "attachments/" + other
			last.content = bytes.Replace(last.content, []byte("attachments/"+blob.SHA256), []byte("attachments/"+other), 1)
			return all
		},
		"with items behind an attachment": func(all []member) []member {
			var listed map[string]any
			last := &all[len(all)-1]
			ok(t, json.Unmarshal(last.content, &listed))
			slices.Reverse(listed["members"].([]any))
			var err error
			last.content, err = json.Marshal(listed)
			ok(t, err)
			slices.Reverse(all[:len(all)-1])
			return all
		},
		"of another format": func(all []member) []member {
			last := &all[len(all)-1]
			last.content = bytes.Replace(last.content, []byte(`"format": 1`), []byte(`"format": 2`), 1)
			return all
		},
	} {
		if _, err := restore(t, to, rewrite(t, file, change)); !errors.Is(err, backup.ErrDamaged) {
			t.Errorf("%s: %v", how, err)
		}
		isEmpty(t, to)
	}
	_, err = restore(t, to, rewrite(t, file, func(all []member) []member { return all }))
	ok(t, err)
}

// TestAnItemWithNothingInItIsDamage: a file that fits its manifest was still written by somebody else.
func TestAnItemWithNothingInItIsDamage(t *testing.T) {
	a, to := enginetest.Engines[0].Fresh(t, clock), enginetest.Engines[0].Fresh(t, clock)
	file(t, a, 4, 2)
	file, _ := write(t, a)
	forged := rewrite(t, file, func(all []member) []member {
		first, last := &all[0], &all[len(all)-1]
		was := sha256.Sum256(first.content)
		line := bytes.IndexByte(first.content, '\n')
		first.content = append(append([]byte("{}"), bytes.Repeat([]byte(" "), line-2)...), first.content[line:]...) // as long as it was
		is := sha256.Sum256(first.content)
		last.content = bytes.ReplaceAll(last.content, []byte(hex.EncodeToString(was[:])), []byte(hex.EncodeToString(is[:])))
		return all
	})
	if _, err := restore(t, to, forged); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("error is %v", err)
	}
}

type member struct {
	name    string
	content []byte
}

func rewrite(t *testing.T, file []byte, change func([]member) []member) []byte {
	t.Helper()
	packed, err := gzip.NewReader(bytes.NewReader(file))
	ok(t, err)
	var all []member
	for read := tar.NewReader(packed); ; {
		h, err := read.Next()
		if err == io.EOF {
			break
		}
		ok(t, err)
		content, err := io.ReadAll(read)
		ok(t, err)
		all = append(all, member{h.Name, content})
	}
	var out bytes.Buffer
	compressed := gzip.NewWriter(&out)
	w := tar.NewWriter(compressed)
	for _, m := range change(all) {
		ok(t, w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.content)), Mode: 0o600}))
		_, err := w.Write(m.content)
		ok(t, err)
	}
	ok(t, w.Close())
	ok(t, compressed.Close())
	return out.Bytes()
}

// interrupted is an archive that fails after some items.
type interrupted struct {
	archive.Archive
	left atomic.Int64
}

var errInterrupted = errors.New("interrupted")

func (i *interrupted) Load(ctx context.Context, item archive.Item) error {
	if i.left.Add(-1) < 0 {
		return errInterrupted
	}
	return i.Archive.Load(ctx, item)
}

func TestAnInterruptedRestoreIsKnownAndGoesOn(t *testing.T) {
	enginetest.Each(t, func(t *testing.T, e enginetest.Engine) {
		a, to := e.Fresh(t, clock), e.Fresh(t, clock)
		furnish(t, a)
		file, _ := write(t, a)
		broken := &interrupted{Archive: to}
		broken.left.Store(200)
		if _, err := restore(t, broken, file); !errors.Is(err, errInterrupted) {
			t.Fatal(err)
		}
		if err := backup.Finished(t.Context(), to); !errors.Is(err, backup.ErrUnfinished) {
			t.Errorf("a part is taken for the whole: %v", err)
		}
		if _, err := backup.Write(t.Context(), to, io.Discard, "v1", clock(), nil); !errors.Is(err, backup.ErrUnfinished) {
			t.Errorf("a part is backed up: %v", err)
		}
		other := enginetest.Engines[0].Fresh(t, clock)
		furnish(t, other)
		otherFile, _ := write(t, other)
		if _, err := restore(t, to, otherFile); !errors.Is(err, backup.ErrUnfinished) {
			t.Errorf("another file goes on: %v", err)
		}
		_, err := restore(t, to, file)
		ok(t, err)
		ok(t, backup.Finished(t.Context(), to))
		same(t, everything(t, to), everything(t, a))
		whole(t, to)
	})
}

// TestABackupTakenWhileFilingsComeInIsConsistent: what was acknowledged before is there with its entries, and of what the ledger
// speaks all is there. What comes in meanwhile may be there or not, and in MongoDB without its entry.
func TestABackupTakenWhileFilingsComeInIsConsistent(t *testing.T) {
	enginetest.Each(t, func(t *testing.T, e enginetest.Engine) {
		a := e.Fresh(t, clock)
		file(t, a, 4, 100)
		ctx, stop := context.WithCancel(t.Context())
		var clients atomic.Int64
		var acknowledged sync.Map
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				for f := range archivetest.Generate(uint64(100+i), 1_000_000) {
					if err := fileOne(ctx, a, f); err != nil {
						if ctx.Err() == nil {
							t.Error(err)
						}
						return
					}
					acknowledged.Store(f.Receipt, true)
					clients.Add(1)
				}
			})
		}
		for clients.Load() < 50 {
			time.Sleep(time.Millisecond)
		}
		before := map[string]bool{}
		acknowledged.Range(func(receipt, _ any) bool { before[receipt.(string)] = true; return true })
		bytes, _ := write(t, a)
		stop()
		group.Wait()
		b := enginetest.Engines[0].Fresh(t, clock)
		_, err := restore(t, b, bytes)
		ok(t, err)
		whole(t, b)
		filed := map[string]int{} // entries by receipt
		ok(t, b.EachEntry(t.Context(), func(e archive.Entry) error {
			if e.Action == archive.Filed || e.Action == archive.Amended {
				filed[e.Subject]++
			}
			return nil
		}))
		ok(t, b.Snapshot(t.Context(), func(item archive.Item) error {
			f := item.Filing
			if f == nil {
				return nil
			}
			entries, revisions := filed[f.Receipt], len(f.Revisions)
			if before[f.Receipt] && (entries != 2 || revisions != 2) || entries > revisions || f.Newest().Number != revisions {
				t.Errorf("%s has %d revisions and %d entries", f.Receipt, revisions, entries)
			}
			delete(filed, f.Receipt)
			delete(before, f.Receipt)
			return nil
		}))
		if len(filed)+len(before) > 0 {
			t.Errorf("missing: %d that the ledger speaks of, %d that were acknowledged", len(filed), len(before))
		}
	})
}

func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	a := enginetest.Engines[0].Fresh(t, clock)
	furnish(t, a)
	for most := int64(0); most < 100_000; most += 20_000 {
		if _, err := backup.Write(t.Context(), a, &fullDisk{most}, "v1", clock(), nil); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("after %d bytes: %v", most, err)
		}
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct{ left int64 }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= int64(len(p)); d.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}
