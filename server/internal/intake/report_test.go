package intake

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
)

// filedAs is a report of the contract's incident with more members behind.
func filedAs(more string) string {
	return `{"carrierRef":"A-1","stage":"final","incident":` + contract + more + `}`
}

// full is a report with everything that one can have.
var full = filedAs(`,"nature":"incident","summary":"概要\n二行目","cause":"equipment/natural-failure","failedEquipment":"server/application",
 "regions":["石川県","兵庫県"],"measures":"交換した","known":"2020-06-30",
 "wholesale":{"belongsTo":"` + receipt + `"},
 "attachments":[{"sha256":"` + strings.Repeat("0a", 32) + `","name":"構成図.png","purpose":"diagram"}],
 "annex":{"areaDetail":"県内全域","inquiries":{"asOf":"令和2年6月30日18時時点","counts":[{"channel":"電話","count":12},{"channel":"メール","count":0}]},
  "disruption":"発着信不可","category":"緊急通報を取り扱う音声伝送役務","causeDetail":"経年劣化","causeOfScale":"冗長構成の不備","causeOfLength":"切り分けに時間",
  "equipmentDiagram":"添付のとおり","measures":[{"title":"交換","text":"全台を交換","date":"令和2年8月","state":"done"},{"state":"planned"}],
  "notices":[{"at":"2020-06-29T13:00","via":"ホームページ","text":"障害発生"}],"pressRelease":"なし","other":"なし"}`)

const receipt = "2020-000123-2"

func TestReadReportReadsEverything(t *testing.T) {
	got, amends, err := ReadReport([]byte(full))
	if err != nil {
		t.Fatal(err)
	}
	q, err := ReadQuestion([]byte(contract), now)
	if err != nil {
		t.Fatal(err)
	}
	want := &report.Report{
		CarrierRef: "A-1", Stage: report.Final, Nature: report.OfIncident, Incident: report.Incident{Incident: q.Incident},
		Summary: "概要\n二行目", Cause: "equipment/natural-failure", FailedEquipment: "server/application",
		Regions: []string{"石川県", "兵庫県"}, Measures: "交換した", Known: "2020-06-30",
		Wholesale:   &report.Wholesale{BelongsTo: receipt},
		Attachments: []report.Attachment{{SHA256: strings.Repeat("0a", 32), Name: "構成図.png", Purpose: "diagram"}},
		Annex: &report.Annex{
			AreaDetail: "県内全域",
			Inquiries:  &report.Inquiries{AsOf: "令和2年6月30日18時時点", Counts: []report.InquiriesCount{{Channel: "電話", Count: 12}, {Channel: "メール"}}},
			Disruption: "発着信不可", Category: "緊急通報を取り扱う音声伝送役務", CauseDetail: "経年劣化", CauseOfScale: "冗長構成の不備",
			CauseOfLength: "切り分けに時間", EquipmentDiagram: "添付のとおり",
			Measures:     []report.Measure{{Title: "交換", Text: "全台を交換", Date: "令和2年8月", State: "done"}, {State: "planned"}},
			Notices:      []report.Notice{{At: "2020-06-29T13:00", Via: "ホームページ", Text: "障害発生"}},
			PressRelease: "なし", Other: "なし",
		},
	}
	if !reflect.DeepEqual(got, want) || amends != 0 {
		t.Errorf("read %+v (amends %d), want %+v", got, amends, want)
	}
}

func TestReadReportReadsWhatIsAmended(t *testing.T) {
	if _, amends, err := ReadReport([]byte(filedAs(`,"amends":3`))); err != nil || amends != 3 {
		t.Errorf("amends %d, %v", amends, err)
	}
}

// TestTheSameReportHasTheSameDigest: what a program may write in two ways is one report.
func TestTheSameReportHasTheSameDigest(t *testing.T) {
	first := digestOf(t, filedAs(`,"summary":"a\nb"`))
	for _, body := range []string{
		filedAs(`, "summary" : "a\r\nb "`),
		filedAs(`,"summary":"\u0061\nb","amends":1`),
		`{"summary":"a\nb","incident":` + contract + `,"nature":"incident","stage":"final","carrierRef":" A-1 "}`,
		strings.Replace(filedAs(`,"summary":"a\nb"`), `"2020-06-29T12:11+09:00","trigger":"telecom-equipment"`, `"2020-06-29T03:11:00Z"`, 1),
	} {
		if digestOf(t, body) != first {
			t.Errorf("%s is another report", body)
		}
	}
	if digestOf(t, filedAs(`,"summary":"a b"`)) == first {
		t.Error("another summary is the same report")
	}
}

func digestOf(t *testing.T, body string) string {
	t.Helper()
	r, _, err := ReadReport([]byte(body))
	if err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	_, digest, err := r.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestWhatIsKeptIsReadEvenIfItsCharactersAreRefusedToday(t *testing.T) {
	body := []byte(filedAs(`,"summary":"a\u202eb\u0000","annex":{"inquiries":{"asOf":"\ufeff18時"}}`))
	if _, _, err := ReadReport(body); err == nil {
		t.Error("it is taken today")
	}
	kept, err := ReadKept(body)
	if err != nil || kept.Summary != "a\u202eb\x00" || kept.Annex.Inquiries.AsOf != "\ufeff18時" {
		t.Errorf("%+v, %v", kept, err)
	}
	for _, damaged := range []string{"", "{", filedAs(`,"stage":"x"`), `{"carrierRef":"A-1"}`} {
		if _, err := ReadKept([]byte(damaged)); !errors.Is(err, archive.ErrCorrupt) {
			t.Errorf("%s: %v", damaged, err)
		}
	}
}

func TestWhatIsReportedFollowsFromWhatHappened(t *testing.T) {
	const leak = `"incident":{"occurred":"2024-06-29T12:11","trigger":"information-leak"}`
	for body, want := range map[string]report.Nature{
		filedAs(""):                        report.OfIncident,
		filedAs(`,"nature":"near-severe"`): report.NearSevere,
		`{"carrierRef":"A","stage":"first",` + leak + `}`:                                  report.SecrecyLeak,
		`{"carrierRef":"A","stage":"first","nature":"user-information-leak",` + leak + `}`: report.UserInformation,
	} {
		r, _, err := ReadReport([]byte(body))
		if err != nil || r.Nature != want {
			t.Errorf("%s: %+v, %v", body, r, err)
		}
	}
}

// refusedReports are reports that do not fit, each with the fields that are refused.
var refusedReports = []struct{ body, fields string }{
	{`{}`, "carrierRef required, stage required, incident required"},
	{`[]`, " wrong-type"},
	{`{"carrierRef":"A-1","stage":"final","incident":{}}`, "incident.occurred required, incident.services required"},
	{strings.Replace(filedAs(""), `"users":135000`, `"users":0`, 1), "incident.services[0].impacts[0].users zero"},
	{strings.Replace(filedAs(""), `"users":135000`, `"users":1.5`, 1), "incident.services[0].impacts[0].users not-whole"},
	{strings.Replace(filedAs(""), `"minutes":156`, `"minutes":156,"colour":1`, 1), "incident.services[0].impacts[0].phases[0].colour unknown-field"},
	{strings.Replace(filedAs(""), `T16:32`, `T11:32`, 1), "incident.services[0].impacts[1].phases[0].to not-after-start"},
	{strings.Replace(filedAs(""), `"A-1"`, `" "`, 1), "carrierRef required"},
	{strings.Replace(filedAs(""), `"A-1"`, `"`+strings.Repeat("長", maxReference+1)+`"`, 1), "carrierRef too-long"},
	{strings.Replace(filedAs(""), `"A-1"`, `"a\u0000b"`, 1), "carrierRef control-character"},
	{strings.Replace(filedAs(""), `"A-1"`, `"a\u202eb"`, 1), "carrierRef control-character"},
	{strings.Replace(filedAs(""), `"A-1"`, `1`, 1), "carrierRef wrong-type"},
	{strings.Replace(filedAs(""), `"final"`, `"last"`, 1), "stage unknown-value"},
	{filedAs(`,"colour":1`), "colour unknown-field"},
	{filedAs(`,"stage":"final"`), "stage repeated"},
	{filedAs(`,"edition":"2019-04-01"`), "edition unknown-field"},
	{filedAs(`,"amends":0`), "amends zero"},
	{filedAs(`,"amends":-1`), "amends negative"},
	{filedAs(`,"amends":1.0`), "amends not-whole"},
	{filedAs(`,"amends":101`), "amends too-large"},
	{filedAs(`,"amends":99999999999999999999`), "amends too-large"},
	{filedAs(`,"amends":"1"`), "amends wrong-type"},
	{filedAs(`,"nature":"secrecy-leak"`), "nature conflict"},
	{filedAs(`,"nature":"x"`), "nature unknown-value"},
	{`{"carrierRef":"A","stage":"first","nature":"incident","incident":{"occurred":"2024-06-29T12:11","trigger":"information-leak"}}`, "nature conflict"},
	{filedAs(`,"summary":"` + strings.Repeat("長", maxProse+1) + `"`), "summary too-long"},
	{filedAs(`,"summary":"a\u0007"`), "summary control-character"},
	{filedAs(`,"summary":"\u202e止障は発故"`), "summary control-character"},
	{filedAs(`,"measures":"障\u200b害"`), "measures control-character"},
	{filedAs(`,"annex":{"notices":[{"text":"復旧\ufeff"}]}`), "annex.notices[0].text control-character"},
	{filedAs(`,"summary":null`), "summary wrong-type"},
	{filedAs(`,"cause":"equipment"`), "cause unknown-value"},
	{filedAs(`,"cause":""`), "cause unknown-value"},
	{filedAs(`,"failedEquipment":"equipment/natural-failure"`), "failedEquipment unknown-value"},
	{filedAs(`,"regions":["石川"]`), "regions[0] unknown-value"},
	{filedAs(`,"regions":"石川県"`), "regions wrong-type"},
	{filedAs(`,"regions":[` + strings.Repeat(`"石川県",`, maxList) + `"石川県"]`), fmt.Sprintf("regions[%d] too-many", maxList)},
	{filedAs(`,"known":"2020-02-30"`), "known not-a-day"},
	{filedAs(`,"annex":null`), "annex wrong-type"},
	{filedAs(`,"annex":{"inquiries":{"counts":[{"channel":"","count":-1,"x":1}]}}`),
		"annex.inquiries.counts[0].channel required, annex.inquiries.counts[0].count negative, annex.inquiries.counts[0].x unknown-field"},
	{filedAs(`,"annex":{"measures":[{"state":"maybe"}],"notices":[1]}`), "annex.measures[0].state unknown-value, annex.notices[0] wrong-type"},
	{filedAs(`,"wholesale":{}`), "wholesale.belongsTo required"},
	{filedAs(`,"wholesale":{"belongsTo":"2020-000123-1"}`), "wholesale.belongsTo unknown-value"},
	{filedAs(`,"wholesale":{"belongsTo":"` + receipt + `","awaits":"X社"}`), "wholesale.awaits conflict"},
	{filedAs(`,"attachments":[{}]`), "attachments[0].sha256 required, attachments[0].name required"},
	{filedAs(`,"attachments":[{"sha256":"` + strings.Repeat("0A", 32) + `","name":"a/b","purpose":"x"}]`), "attachments[0].sha256 malformed, attachments[0].purpose unknown-value"},
}

func TestReadReportNamesEverythingThatDoesNotFit(t *testing.T) {
	for _, test := range refusedReports {
		_, _, err := ReadReport([]byte(test.body))
		if got := fieldsOf(t, err); got != test.fields {
			t.Errorf("%.300s: refused for %q, want %q", test.body, got, test.fields)
		}
	}
}

// fieldsOf are the fields of a refusal as "path code".
func fieldsOf(t *testing.T, err error) string {
	t.Helper()
	refused, ok := err.(*refusal.Refusal)
	if !ok || refused.Reason != refusal.Invalid {
		t.Errorf("%v is not about fields", err)
		return ""
	}
	var fields []string
	for _, f := range refused.Fields {
		fields = append(fields, f.Path+" "+f.Code)
	}
	return strings.Join(fields, ", ")
}

func TestReadReportRefusesWhatIsNoJSON(t *testing.T) {
	for body, want := range map[string]refusal.Reason{
		"": refusal.Empty, " \n": refusal.Empty, "{": refusal.MalformedJSON, filedAs("") + "{}": refusal.MalformedJSON,
		"{\"carrierRef\":\"\xff\"}": refusal.MalformedJSON, `{"carrierRef":"\ud800"}`: refusal.MalformedJSON,
	} {
		_, _, err := ReadReport([]byte(body))
		if refused, ok := err.(*refusal.Refusal); !ok || refused.Reason != want {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// FuzzReadReport holds the intake to what it promises of a report: no panic, refusals that are the client's fault, and what is accepted
// comes back the same, digest and all, when it is printed and read again.
func FuzzReadReport(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte(filedAs(`,"amends":2`)))
	for _, body := range malformed {
		if len(body) < 1000 {
			f.Add([]byte(strings.Replace(filedAs(""), contract, body, 1)))
		}
	}
	for _, test := range refusedReports {
		if len(test.body) < 2000 {
			f.Add([]byte(test.body))
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, amends, err := ReadReport(body)
		if err != nil {
			checkRefusal(t, err)
			return
		}
		if amends < 0 || amends > 100 || !slices.Contains(report.Stages, r.Stage) || !slices.Contains(report.Natures, r.Nature) || r.CarrierRef == "" {
			t.Fatalf("accepted %+v", r)
		}
		content, digest, err := r.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		again, _, err := ReadReport(content)
		if err != nil {
			t.Fatalf("%s is refused: %v", content, err)
		}
		content2, digest2, err := again.Canonical()
		if err != nil || digest2 != digest {
			t.Errorf("%s came back as %s (%v)", content, content2, err)
		}
	})
}

func TestNamesKeepTheirVariantsAndEmojiTheirJoiners(t *testing.T) {
	const said = "葛\U000e0100城市👨\u200d👩\n辻\ufe00\t復旧"
	got, _, err := ReadReport([]byte(filedAs(`,"summary":"` + strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(said) + `"`)))
	if err != nil || got.Summary != said {
		t.Errorf("%+v, %v", got, err)
	}
}
