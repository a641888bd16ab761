package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

var occurred = civil.Instant(func() civil.Instant { i, _ := civil.ParseInstant("2020-03-31T23:59"); return i }())

// reported is a report of one group of users, and what the rules say of it.
func reported(users, minutes quantity.Range) (*Report, *severity.Verdict) {
	r := &Report{CarrierRef: "A-1", Stage: First, Nature: OfIncident, Summary: "ＮＴＴの\n交換機", Regions: []string{"石川県", "石川県", "富山県"}}
	r.Incident.Incident = incident.Incident{Occurred: occurred, Services: []incident.Service{
		{Kind: incident.Voice, Impacts: []incident.Impact{{Area: "金沢市", Users: users, Phases: []incident.Phase{{Minutes: minutes}}}}},
	}}
	var v severity.Verdict
	severity.Judge(&r.Incident.Incident, law.On(occurred.Date()), &v)
	return r, &v
}

func TestAFilingIsFoundByWhatItSays(t *testing.T) {
	r, v := reported(quantity.Exact(40_000), quantity.Exact(130))
	r.Annex = &Annex{CauseDetail: "ﾒﾓﾘ不良", Measures: []Measure{{Title: "交換"}}, Notices: []Notice{{Via: "ホームページ"}}}
	r.Wholesale = &Wholesale{BelongsTo: "2019-000001-0"}
	r.Attachments = []Attachment{{SHA256: "aa", Name: "x"}, {SHA256: "aa", Name: "y"}, {SHA256: "bb", Name: "z"}}
	x := r.Index("甲社", v)
	if x.FiscalYear != 2019 || x.Occurred != int64(occurred) || x.Severe != "yes" || x.Periodic != "yes" || fmt.Sprint(x.Forms) != "[severe-report periodic-detailed]" ||
		fmt.Sprint(x.Kinds) != "[voice]" || fmt.Sprint(x.Regions) != "[石川県 富山県]" || x.BelongsTo != "2019-000001-0" || fmt.Sprint(x.Attachments) != "[aa bb]" {
		t.Errorf("%+v", x)
	}
	for _, words := range []string{"甲社", "a-1", "nttの 交換機", "金沢市", "富山県", "メモリ不良", "交換", "ホームページ"} {
		if !strings.Contains(x.Text, words) {
			t.Errorf("%q is not in %q", words, x.Text)
		}
	}
}

func TestANumberIsFoundAsItIsKnown(t *testing.T) {
	about := quantity.Range{Min: 25_000, Max: 34_999, Stated: 30_000, Mark: quantity.About}
	for _, test := range []struct {
		users quantity.Range
		want  int64
	}{
		{quantity.Exact(5), 5}, {about, 30_000}, {quantity.Range{Min: 1, Max: 900}, 900}, {quantity.AtLeast(700), 700}, {quantity.AtLeast(1), Unknown},
	} {
		r, v := reported(test.users, quantity.Exact(60))
		if got := r.Index("甲社", v).Users; got != test.want {
			t.Errorf("%+v is found as %d, want %d", test.users, got, test.want)
		}
	}
}

func filing() *archive.Filing {
	at := time.Date(2020, 7, 1, 3, 0, 0, 5e6, time.UTC)
	return &archive.Filing{Receipt: "2020-000001-4", Carrier: "甲社", CarrierRef: "A-1", Revisions: []archive.Revision{
		{Number: 1, At: at, By: "kou", Program: "v1", Content: json.RawMessage(`{"carrierRef":"A-1","stage":"first","attachments":[{"sha256":"aa","name":"old"},{"sha256":"bb","name":"gone"}]}`),
			Verdict: json.RawMessage(`{"criteria":[{"edition":"no"}],"edition":"2019-04-01"}`)},
		{Number: 2, At: at.Add(time.Hour), By: "otsu", Program: "v2", Content: json.RawMessage(`{"carrierRef":"A-1","stage":"final","attachments":[{"sha256":"aa","name":"new"}]}`)},
	}}
}

func TestARevisionIsShownFlat(t *testing.T) {
	f := filing()
	flat, err := Flat(f, &f.Revisions[0])
	want := `{"receipt":"2020-000001-4","carrier":"甲社","revision":1,"filedAt":"2020-07-01T12:00:00.005+09:00","filedBy":"kou","program":"v1","edition":"2019-04-01",` +
		string(f.Revisions[0].Content[1:len(f.Revisions[0].Content)-1]) + `,"verdict":` + string(f.Revisions[0].Verdict) + `}`
	if err != nil || string(flat) != want {
		t.Errorf("%v\n%s\n%s", err, flat, want)
	}
	flat, err = Flat(f, f.Newest())
	if err != nil || strings.Contains(string(flat), "verdict") || strings.Contains(string(flat), "edition") || !json.Valid(flat) {
		t.Errorf("%v %s", err, flat)
	}
	f.Revisions[1].Content = json.RawMessage(`[]`)
	if _, err := Flat(f, f.Newest()); !errors.Is(err, archive.ErrCorrupt) {
		t.Errorf("content that is no object: %v", err)
	}
}

func TestJoin(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{`{}`, `{}`, `{}`}, {`{"a":1}`, `{}`, `{"a":1}`}, {`{}`, `{"b":2}`, `{"b":2}`}, {` {"a":1} `, `{"b":2}`, `{"a":1,"b":2}`},
	} {
		if got, err := Join([]byte(test.a), []byte(test.b)); err != nil || string(got) != test.want {
			t.Errorf("%s and %s: %s, %v", test.a, test.b, got, err)
		}
	}
	for _, b := range []string{"", "{", "1", "null"} {
		if got, err := Join([]byte(`{}`), []byte(b)); err == nil {
			t.Errorf("%q: %s", b, got)
		}
	}
}

func TestTheRevisionsAreListedWithTheirStages(t *testing.T) {
	got := Changes(filing())
	if len(got) != 2 || got[0] != (Change{1, "2020-07-01T12:00:00.005+09:00", "kou", "first"}) || got[1].Stage != "final" || got[1].FiledBy != "otsu" {
		t.Errorf("%+v", got)
	}
}

func TestAMemberIsReadAtTheTopOnly(t *testing.T) {
	for object, want := range map[string]string{
		`{"a":{"x":"no"},"x":"yes"}`: "yes", `{"x":1}`: "", `{}`: "", `[`: "", `{"a":`: "", `{"x":"\u0041"}`: "A", ``: "", `{"x":`: "", `{"a":[}`: "",
	} {
		if got := member([]byte(object), "x"); got != want {
			t.Errorf("%s: %q", object, got)
		}
	}
}

func TestAnAttachmentIsFoundUnderItsNewestName(t *testing.T) {
	f := filing()
	for digest, want := range map[string]string{"aa": "new", "bb": "gone", "cc": ""} {
		if got, ok := Attached(f, digest); got.Name != want || ok != (want != "") {
			t.Errorf("%s: %+v %v", digest, got, ok)
		}
	}
}
