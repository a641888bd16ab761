package inquiry_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/inquiry/corpus"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/severity"
)

var update = flag.Bool("update", false, "write the golden files")

// holdAnswer holds an answer to its documented shape and to what the packages below say.
func holdAnswer(t *testing.T, q *inquiry.Inquiry) {
	t.Helper()
	text := printed(q)
	a, v := decode(t, text)
	if q.Answered != (a.Verdict != nil) {
		t.Fatalf("answered is %v: %s", q.Answered, text)
	}
	for _, p := range a.Problems {
		if p.Code == "" {
			t.Fatalf("a problem without code: %s", text)
		}
	}
	if !q.Answered {
		return
	}
	edition := q.Reading.Edition
	if edition == nil {
		edition = law.On(q.Incident.Occurred.Date())
	}
	var want severity.Verdict
	var w jsonout.Writer
	severity.Judge(&q.Incident, edition, &want)
	want.WriteJSON(&w)
	if !bytes.Equal(a.Verdict, w.Buf) {
		t.Fatalf("the verdict is\n%s, want\n%s", a.Verdict, w.Buf)
	}
	w.Buf = nil
	q.Incident.WriteJSON(&w)
	if !bytes.Equal(a.Incident, w.Buf) {
		t.Fatalf("the incident is\n%s, want\n%s", a.Incident, w.Buf)
	}
	if *a.Query != string(caseline.Append(nil, &q.Incident, q.Reading.Edition)) {
		t.Fatalf("the query is %s", *a.Query)
	}
	var plain inquiry.Inquiry
	if plain.Ask(*a.Query, 0); !plain.Answered {
		t.Fatalf("the canonical %s is not answered without a clock: %+v", *a.Query, plain.Reading)
	}
	if len(a.Editions) != len(law.Editions) {
		t.Fatalf("%d editions", len(a.Editions))
	}
	for i, e := range a.Editions {
		severe, periodic := severity.Decide(&q.Incident, &law.Editions[i])
		if e.Edition != law.Editions[i].ID || e.Severe != severe.String() || e.Periodic != periodic.String() || len(e.Categories) != len(q.Incident.Services) {
			t.Fatalf("under %s: %+v", law.Editions[i].ID, e)
		}
		if e.Edition == v.Edition && (e.Severe != v.Severe || e.Periodic != v.Periodic) {
			t.Fatalf("the verdict says severe %s, periodic %s; the edition %+v", v.Severe, v.Periodic, e)
		}
	}
}

func TestEveryQuestionOfTheCorpusIsAnswered(t *testing.T) {
	step := 3
	if testing.Short() {
		step = 31
	}
	var q inquiry.Inquiry
	n, answered := 0, 0
	for question := range corpus.Questions() {
		if n++; n%step != 0 {
			continue
		}
		q.Ask(question.Query, question.Now)
		if holdAnswer(t, &q); q.Answered {
			answered++
		}
	}
	if answered*step < n/2 {
		t.Errorf("%d of %d are answered", answered, n/step)
	}
}

func FuzzAsk(f *testing.F) {
	n := 0
	for q := range corpus.Questions() {
		if n++; n%307 == 0 {
			f.Add(q.Query, int64(q.Now))
		}
	}
	f.Add("k=%00&a=\xff\"<&u=%E4%B8%89", int64(0))
	f.Fuzz(func(t *testing.T, query string, clock int64) {
		at := civil.Instant(clock)
		if at.Date() < civil.First || at.Date() > civil.Last {
			at = 0
		}
		var q inquiry.Inquiry
		q.Ask(query[:min(len(query), inquiry.MaxQuery)], at)
		holdAnswer(t, &q)
	})
}

// Every answer in full, for whoever reads or writes the page.
func TestAnswersInFull(t *testing.T) {
	for name, line := range map[string]string{
		"severe":     "t=令和2年6月29日　12時11分頃 k=emergency-voice u=13万5000回線 a=石川県 m=2時間36分 u=約8000回線 a=兵庫県 n=16:32",
		"incomplete": "t=きょう k= u=三まん a=<石川> m=2:36 y=maybe q=1",
		"ongoing":    "t=2026-11-25T08:30 f=submarine-cable l=unknown k=internet-access u=10万人以上 c=2019-04-01",
	} {
		t.Run(name, func(t *testing.T) {
			q := ask(line)
			holdAnswer(t, q)
			var got bytes.Buffer
			if err := json.Indent(&got, printed(q), "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			file := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("differs from %s; -update writes it anew\n%s", file, got.Bytes())
			}
		})
	}
}

// The browser's core never frees what it allocates: one inquiry and one writer answer every question in their own room.
func TestNothingIsAllocatedNorLeftOver(t *testing.T) {
	var texts []string
	n := 0
	for question := range corpus.Questions() {
		if n++; n%997 == 0 {
			texts = append(texts, string(caseline.Unescape([]byte(question.Query))))
		}
	}
	var q inquiry.Inquiry
	var w jsonout.Writer
	answer := func(text string) {
		w.Buf = w.Buf[:0]
		q.AskUnescaped(text, now)
		q.WriteJSON(&w)
	}
	every := func() {
		for _, text := range texts {
			answer(text)
		}
	}
	every()
	if n := testing.AllocsPerRun(3, every); n != 0 {
		t.Errorf("%v allocations for %d questions", n, len(texts))
	}
	for i := len(texts) - 1; i >= 0; i-- {
		answer(texts[i])
		var fresh inquiry.Inquiry
		fresh.AskUnescaped(texts[i], now)
		if alone := printed(&fresh); !bytes.Equal(w.Buf, alone) {
			t.Fatalf("%q is answered\n%s after other questions, and alone\n%s", texts[i], w.Buf, alone)
		}
	}
}

func TestTheAnswerIsTheSameForAQueryAsItStandsInAURL(t *testing.T) {
	var q inquiry.Inquiry
	q.Ask("t=2020-06-29T12%3a11&k=voice&u=3%E4%B8%87&a=a+b&m=120", 0)
	if !q.Answered || q.Verdict.Severe != incident.Yes || q.Incident.Services[0].Impacts[0].Area != "a b" {
		t.Errorf("%+v", q.Reading.Troubles)
	}
}

func BenchmarkAnswer(b *testing.B) {
	text := strings.ReplaceAll("v=1 t=2020-06-29T12:11 k=emergency-voice u=135000 a=石川県 e=stop m=156 u=8000 a=兵庫県 e=stop m=261", " ", "\n")
	var q inquiry.Inquiry
	var w jsonout.Writer
	b.ReportAllocs()
	for b.Loop() {
		w.Buf = w.Buf[:0]
		q.AskUnescaped(text, now)
		q.WriteJSON(&w)
	}
}
