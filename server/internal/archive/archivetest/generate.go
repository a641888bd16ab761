package archivetest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"jiko/server/internal/archive"
	"jiko/shared/civil"
)

// Years is how many fiscal years the generated filings are spread over, from FirstYear on.
const (
	FirstYear = 2016
	Years     = 10
)

// Size is the number of filings that the archive must stay good at: ten years as large as fiscal year 2020.
const Size = 616_000

// Generate makes n filings such as carriers file, the same ones for the same seed: nine in ten on the simplified form, few carriers
// with many, most with few. They have no receipts yet; each has its own reference.
func Generate(seed uint64, n int) iter.Seq[*archive.Filing] {
	return func(yield func(*archive.Filing) bool) {
		g := generator{Rand: rand.New(rand.NewPCG(seed, 61_613)), seed: seed}
		for i := range n {
			if !yield(g.filing(i)) {
				return
			}
		}
	}
}

// Numbered gives the filings receipts, as an archive would that they were filed in one after the other.
func Numbered(filings iter.Seq[*archive.Filing]) iter.Seq[*archive.Filing] {
	return func(yield func(*archive.Filing) bool) {
		last := make(map[int]int64)
		for f := range filings {
			last[f.Index.FiscalYear]++
			f.Receipt = archive.Receipt(f.Index.FiscalYear, last[f.Index.FiscalYear])
			if !yield(f) {
				return
			}
		}
	}
}

// First is the first of some filings.
func First(filings iter.Seq[*archive.Filing]) *archive.Filing {
	for f := range filings {
		return f
	}
	return nil
}

type generator struct {
	*rand.Rand
	seed uint64
}

func (g *generator) filing(i int) *archive.Filing {
	x := g.index()
	reference := fmt.Sprintf("%d-%03d-%06d", x.FiscalYear, g.seed, i)
	text, content := g.content(reference, &x)
	x.Text = archive.Normalize(text)
	carrier := g.carrier()
	return &archive.Filing{
		Carrier:    carrier,
		CarrierRef: reference,
		Index:      x,
		Revisions:  []archive.Revision{g.revision(x, content)},
	}
}

// Refiled is a revision after the newest one of f, and its index: more users, a longer text.
func Refiled(f *archive.Filing) (archive.Revision, archive.Index) {
	r, x := *f.Newest(), f.Index
	r.Number++
	r.At = r.At.Add(36 * time.Hour)
	r.Content = json.RawMessage(strings.Replace(string(r.Content), "{", fmt.Sprintf(`{"amends":%d,`, r.Number-1), 1))
	r.Digest = digest(r.Content)
	x.Stage = "final"
	x.Users = max(x.Users, 0) + 1000
	x.Text += archive.Normalize(" 第" + fmt.Sprint(r.Number) + "報にて利用者数を訂正")
	return r, x
}

func (g *generator) index() archive.Index {
	day := civil.FiscalYearEnd(FirstYear-1) + 1 + civil.Date(g.IntN(365*Years))
	x := archive.Index{
		FiscalYear: civil.FiscalYear(day),
		Occurred:   int64(day.At(g.IntN(24), g.IntN(60), 0)),
		Stage:      pick(g, stages),
		Nature:     "incident",
		Severe:     "no",
		Periodic:   "yes",
		Forms:      []string{"periodic-simplified"},
		Kinds:      some(g, kinds, 2),
		Cause:      pick(g, causes),
		Regions:    some(g, prefectures, 3),
		Users:      int64(1 + g.ExpFloat64()*400),
		Minutes:    int64(120 + g.ExpFloat64()*300),
	}
	x.FailedEquipment = pick(g, equipment)
	g.rare(&x)
	return x
}

// rare makes some filings larger, severe, unknown or of another nature.
func (g *generator) rare(x *archive.Index) {
	switch p := g.IntN(1000); {
	case p < 1:
		x.Severe, x.Forms = "yes", []string{"severe-report", "periodic-detailed"}
		x.Users, x.Regions = int64(30_000+g.IntN(2_000_000)), []string{"全国"}
	case p < 4:
		x.Severe, x.Periodic, x.Users = "undetermined", "undetermined", -1
	case p < 7:
		x.Nature, x.Forms, x.Minutes, x.Regions = "near-severe", nil, -1, nil
	case p < 9:
		x.Nature, x.Forms, x.Kinds, x.Users, x.Minutes = "secrecy-leak", []string{"periodic-detailed"}, nil, -1, -1
		x.FailedEquipment = ""
	case p < 12:
		x.BelongsTo = archive.Receipt(x.FiscalYear, int64(1+g.IntN(1000)))
	case p < 15:
		x.Attachments = []string{digest([]byte{byte(g.IntN(256))})}
	case p < 120:
		x.Forms, x.Users = []string{"periodic-detailed"}, int64(30_000+g.ExpFloat64()*20_000)
	}
}

func (g *generator) content(reference string, x *archive.Index) (text string, content json.RawMessage) {
	lines := 1
	if !slices.Contains(x.Forms, "periodic-simplified") {
		lines = 4
	}
	var summary, measures strings.Builder
	for range lines {
		summary.WriteString(g.sentence(x, summaries))
		measures.WriteString(g.sentence(x, remedies))
	}
	report := map[string]any{
		"carrierRef": reference, "stage": x.Stage, "nature": x.Nature, "cause": x.Cause, "regions": append([]string{}, x.Regions...),
		"summary": summary.String(), "measures": measures.String(), "incident": facts(x),
	}
	if x.FailedEquipment != "" {
		report["failedEquipment"] = x.FailedEquipment
	}
	body, err := marshal(report)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return summary.String() + "\n" + measures.String() + "\n" + strings.Join(x.Regions, "、"), body
}

// facts are those of an incident that would be found by the index. What has no services is a leak.
func facts(x *archive.Index) map[string]any {
	occurred := string(civil.Instant(x.Occurred).Append(nil))
	if len(x.Kinds) == 0 {
		return map[string]any{"occurred": occurred, "trigger": "information-leak"}
	}
	return map[string]any{"occurred": occurred, "services": []any{map[string]any{"kind": x.Kinds[0], "impacts": []any{map[string]any{
		"area": strings.Join(x.Regions, "、"), "users": known(x.Users), "phases": []any{map[string]any{"effect": "stop", "minutes": known(x.Minutes)}},
	}}}}}
}

// known is a number of an index as a report says it: null where it is not known.
func known(n int64) any {
	if n < 0 {
		return nil
	}
	return n
}

// marshal writes JSON as the archive keeps it: < and & as they are.
func marshal(v any) (json.RawMessage, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return json.RawMessage(strings.TrimSpace(b.String())), err
}

func (g *generator) revision(x archive.Index, content json.RawMessage) archive.Revision {
	r := archive.Revision{
		Number:  1,
		At:      time.Unix(x.Occurred-9*3600+int64(g.IntN(90*86400)), int64(g.IntN(1000))*1e6).UTC(),
		By:      pick(g, logins),
		Program: "jiko 1.0.0",
		Digest:  digest(content),
		Content: content,
	}
	if x.Nature == "incident" {
		r.Verdict = json.RawMessage(fmt.Sprintf(verdict, x.Severe, x.Periodic, x.Users, x.Minutes))
	}
	return r
}

func (g *generator) sentence(x *archive.Index, from []string) string {
	s := pick(g, from)
	region := "全国"
	if len(x.Regions) > 0 {
		region = x.Regions[0]
	}
	return strings.NewReplacer("{地域}", region, "{設備}", pick(g, devices), "{数}", fmt.Sprint(x.Users),
		"{分}", fmt.Sprint(x.Minutes), "{番}", fmt.Sprint(g.IntN(1000))).Replace(s)
}

// carrier is one of 160: the first files half of all, the second half of the rest, and so on down to a long even tail.
func (g *generator) carrier() string {
	for i := range 6 {
		if g.IntN(2) == 0 {
			return fmt.Sprintf("%s電気通信株式会社", carrierNames[i])
		}
	}
	i := g.IntN(154)
	return fmt.Sprintf("%s第%d通信株式会社", carrierNames[i%len(carrierNames)], i)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func pick[E any](g *generator, from []E) E { return from[g.IntN(len(from))] }

// some are one to most different ones, in the order in which they stand.
func some(g *generator, from []string, most int) []string {
	var chosen []string
	first := g.IntN(len(from))
	for i := range 1 + min(g.IntN(most), g.IntN(most)) {
		chosen = append(chosen, from[(first+i*7)%len(from)])
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}
