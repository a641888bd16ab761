package caseline_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/inquiry/corpus"
	"jiko/shared/law"
)

// FuzzIdentity: what was read is printed, read again as the same incident, and printed again as the same bytes.
func FuzzIdentity(f *testing.F) {
	n := 0
	for q := range corpus.Questions() {
		if n++; n%211 == 0 {
			f.Add(q.Query, int64(q.Now))
		}
	}
	for _, seed := range []string{
		"v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&a=%E7%9F%B3%E5%B7%9D%E7%9C%8C&e=stop&m=156&u=8000&e=stop&m=261",
		"t=R2.6.29+12:11:30&f=satellite&l=unknown&d=until&n=13:00&k=voice&u=%E7%B4%843%E4%B8%87&m=%E7%B4%842%E6%99%82%E9%96%93",
		strings.Repeat("k=voice&u=1&", 20) + "f=satellite&y=yes",
	} {
		f.Add(seed, int64(now))
	}
	f.Fuzz(func(t *testing.T, query string, clock int64) {
		at := civil.Instant(clock)
		if at.Date() < civil.First || at.Date() > civil.Last || len(query) > 20_000 {
			at, query = now, query[:min(len(query), 20_000)]
		}
		holdIdentity(t, query, at)
	})
}

func holdIdentity(t *testing.T, query string, now civil.Instant) {
	t.Helper()
	first, edition, ok := parse(t, query, now)
	if !ok {
		return
	}
	printed := string(caseline.Append(nil, &first.incident, edition))
	second, again, ok := parse(t, printed, now)
	if !ok {
		t.Fatalf("%q is printed as %q and then refused: %+v, %+v", query, printed, second.reading.Troubles, second.reading.Missing)
	}
	if edition != again || !reflect.DeepEqual(first.incident, second.incident) {
		t.Fatalf("%q is printed as %q and read as another incident\n%+v\n%+v", query, printed, first.incident, second.incident)
	}
	if twice := string(caseline.Append(nil, &second.incident, again)); twice != printed {
		t.Fatalf("%q is printed as %q, and after reading as %q", query, printed, twice)
	}
	for _, c := range []byte(printed) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"'<>\\#", c) >= 0 {
			t.Fatalf("%q is printed as %q, which cannot stand in a link", query, printed)
		}
	}
}

type parsed struct {
	incident incident.Incident
	reading  caseline.Reading
}

func parse(t *testing.T, query string, now civil.Instant) (*parsed, *law.Edition, bool) {
	t.Helper()
	var d caseline.Draft
	var p parsed
	d.Parse(query, &p.reading)
	d.Read(now, &p.incident, &p.reading)
	for _, trouble := range p.reading.Troubles {
		if trouble.Code == "" || !strings.Contains(string(caseline.Unescape([]byte(query))), trouble.Part) {
			t.Fatalf("%q: the trouble %+v names what was not typed", query, trouble)
		}
	}
	for _, s := range p.incident.Services {
		for _, m := range s.Impacts {
			if len(p.reading.Troubles) == 0 && !utf8.ValidString(m.Area) {
				t.Fatalf("%q: the area %q is no text", query, m.Area)
			}
		}
	}
	if len(p.reading.Troubles)+len(p.reading.Missing) > 0 {
		return &p, p.reading.Edition, false
	}
	// Reading looks at each value by itself and at what must fit together; the whole check must find nothing more.
	var all refusals
	if p.incident.Check(&all); len(all) > 0 {
		t.Fatalf("%q is read, and its incident is refused: %q", query, all)
	}
	return &p, p.reading.Edition, true
}

// refusals are what the whole check finds.
type refusals []string

func (r *refusals) Problem(at incident.Place, problem incident.Problem) {
	*r = append(*r, string(at.Append(nil))+": "+problem.String())
}

func TestEveryQuestionOfTheCorpusIsPrintedAndReadBack(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 7
	}
	n := 0
	for q := range corpus.Questions() {
		if n++; n%step == 0 {
			holdIdentity(t, q.Query, q.Now)
		}
	}
}

// The browser's core never frees what it allocates: a draft, a reading and an incident are filled again in their own room.
func TestNothingIsAllocatedNorLeftOver(t *testing.T) {
	full := line("v=1 t=2020-06-29T12:11頃 x=other-equipment g=dslam f=satellite l=yes e=degrade d=until n=14:00 k=voice y=yes u=約3万 a=石川県 e=degrade b=12:30 m=5 e=stop d=unknown u=? c=2019-04-01")
	bare := line("t=2020-06-29T12:11 k=other f=satellite l=unknown")
	var d caseline.Draft
	var r caseline.Reading
	var in incident.Incident
	ask := func(text string) {
		r.Reset()
		d.ParseUnescaped(text, &r)
		d.Read(now, &in, &r)
	}
	ask(full)
	if len(r.Troubles) > 0 {
		t.Fatalf("%+v", r.Troubles)
	}
	if n := testing.AllocsPerRun(50, func() { ask(bare); ask(full) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	ask(bare)
	want := "v=1 t=2020-06-29T12:11 f=satellite e=stop k=other u= e=stop"
	if got := strings.ReplaceAll(string(caseline.Append(nil, &in, r.Edition)), "&", " "); got != want {
		t.Errorf("left over: %s, want %s", got, want)
	}
	buf := make([]byte, 0, 512)
	if n := testing.AllocsPerRun(50, func() { caseline.Append(buf, &in, nil) }); n != 0 {
		t.Errorf("%v allocations in print", n)
	}
}
