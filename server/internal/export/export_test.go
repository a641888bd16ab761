package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/views/words"
)

// kept are filings in memory.
type kept []*archive.Filing

func (k kept) Each(_ context.Context, _ archive.Query, yield func(*archive.Filing) error) error {
	for _, f := range k {
		if err := yield(f); err != nil {
			return err
		}
	}
	return nil
}

// ofTwoGroups is a report of two groups of users, of which the second one still waits.
const ofTwoGroups = `{"carrierRef":"A-1","stage":"first","summary":"-長い","measures":"＝SUM",` +
	`"incident":{"occurred":"2020-07-01T10:00+09:00","services":[{"kind":"voice","impacts":[` +
	`{"users":{"min":2200000,"max":2200000,"stated":2200000,"mark":"highest"},"unit":"persons","phases":[{"minutes":156}]},` +
	`{"users":8000,"unit":"lines","phases":[{"from":"2020-07-01T10:00+09:00"}]}]}]}}`

func some() kept {
	var k kept
	for f := range archivetest.Numbered(archivetest.Generate(1, 200)) {
		k = append(k, f)
	}
	f := *k[0]
	f.Carrier, f.CarrierRef = "=1+1", "@a,\"b\"\nc"
	f.Index.Users, f.Index.Regions, f.Index.BelongsTo = -1, []string{"石川県", "兵庫県"}, "\tx"
	f.Revisions = []archive.Revision{{
		Number: 2, At: time.Date(2020, 7, 1, 3, 0, 0, 0, time.UTC), By: "-x",
		Content: json.RawMessage(ofTwoGroups), Verdict: json.RawMessage(`{"edition":"2019-04-01"}`),
	}}
	return append(k, &f)
}

func TestATableCanBeReadBack(t *testing.T) {
	k := some()
	var out bytes.Buffer
	count, err := CSV(t.Context(), k, archive.Query{}, &out)
	if err != nil || count != int64(len(k)) {
		t.Fatalf("%d, %v", count, err)
	}
	body, found := strings.CutPrefix(out.String(), "\ufeff")
	if !found || strings.Count(body, "\n") != strings.Count(body, "\r\n") {
		t.Error("no byte order mark, or lines that do not end in CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || len(rows) != len(k)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[len(rows)-1][i]
	}
	for name, want := range map[string]string{
		"receipt": k[len(k)-1].Receipt, "carrier": "'=1+1", "carrierRef": "'@a,\"b\"\nc", "users": "", "regions": "石川県;兵庫県", "filedBy": "'-x",
		"summary": "'-長い", "measures": "'＝SUM", "belongsTo": "'\tx",
		"groups": "^2200000persons 156min;8000lines 120..min ongoing", "edition": "2019-04-01", "revision": "2", "filedAt": "2020-07-01T12:00:00.000+09:00",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				t.Errorf("a cell begins as a formula: %q", cell)
			}
		}
	}
}

func TestEachLineIsOneFiling(t *testing.T) {
	k := some()
	var out bytes.Buffer
	count, err := NDJSON(t.Context(), k, archive.Query{}, &out)
	if err != nil || count != int64(len(k)) {
		t.Fatalf("%d, %v", count, err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != len(k) {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		var f struct{ Receipt, Carrier string }
		if err := json.Unmarshal([]byte(line), &f); err != nil || f.Receipt != k[i].Receipt || f.Carrier != k[i].Carrier {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// full is a disk without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	for name, write := range map[string]func(context.Context, Filings, archive.Query, io.Writer) (int64, error){"csv": CSV, "ndjson": NDJSON} {
		for _, k := range []kept{some(), some()[:1]} {
			if _, err := write(t.Context(), k, archive.Query{}, full{}); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s of %d: %v", name, len(k), err)
			}
		}
		damaged := kept{{Receipt: "x", Revisions: []archive.Revision{{Content: json.RawMessage(`[`)}}}}
		if _, err := write(t.Context(), damaged, archive.Query{}, io.Discard); !errors.Is(err, archive.ErrCorrupt) {
			t.Errorf("%s of something damaged: %v", name, err)
		}
	}
}

func TestATableSaysItsCodesInTheLanguageOfTheReader(t *testing.T) {
	k := some()
	f := *k[len(k)-1]
	f.Index.Severe, f.Index.Forms, f.Index.Kinds = "undetermined", []string{"severe-report", "periodic-detailed"}, []string{"voice", "a kind of the future"}
	f.Index.Cause, f.Index.FailedEquipment, f.Index.Regions, f.Index.Stage = "external/fire", "", []string{"石川県"}, "final"
	for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
		var out bytes.Buffer
		if _, err := Table(t.Context(), kept{&f}, archive.Query{}, w, &out); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatal(rows, err)
		}
		for i, c := range columns {
			if rows[0][i] == "" || rows[0][i] == c.name {
				t.Errorf("%s: no words for the column %s", w.Lang, c.name)
			}
			want, ok := map[string]string{
				"severe": w.Result.Met["undetermined"], "forms": w.Result.FormName("severe-report") + ";" + w.Result.FormName("periodic-detailed"), "kinds": w.Result.Kinds["voice"] + ";a kind of the future",
				"cause": w.Filing.Terms["external"] + " / " + w.Filing.Terms["external/fire"], "failedEquipment": "", "regions": w.Filing.Regions["石川県"],
				"stage": w.Filing.Stages["final"], "receipt": f.Receipt,
				"groups": map[string]string{
					"ja": "最大2,200,000人 2時間36分;8,000回線 2時間以上（継続中）", "en": "maximum 2,200,000 persons 2 h 36 min;8,000 lines 2 h or more so far",
				}[w.Lang],
			}[c.name]
			if ok && rows[1][i] != want {
				t.Errorf("%s: %s is %q, want %q", w.Lang, c.name, rows[1][i], want)
			}
		}
		if len(w.Export.Columns) != len(columns) {
			t.Errorf("%s: words for %d columns", w.Lang, len(w.Export.Columns))
		}
	}
}
