package calculator

import (
	"slices"
	"strings"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/severity"
)

func TestTheAnswerIsAPlainSentenceAndWhy(t *testing.T) {
	for _, row := range []struct {
		query, state, headline string
		reasons                []string
		periodic               string
	}{
		{
			queries[3], "yes", "重大な事故に該当します",
			[]string{"緊急通報につながる電話（石川県）への影響が2時間36分・135,000回線に及び、基準の「1時間以上かつ3万人以上」に達しています。"},
			"定期報告の対象です（様式第27）",
		},
		{
			"v=1&t=2024-05-01T10:00&k=voice&u=30000&e=stop&m=119", "no", "重大な事故には該当しません",
			[]string{"いちばん近い基準は「2時間以上かつ3万人以上」で、あと1分です。"}, "定期報告の対象です（様式第27）",
		},
		{
			"v=1&t=2024-05-01T10:00&k=voice&u=30000&e=stop&m=120", "yes", "重大な事故に該当します",
			[]string{"緊急通報につながらない電話への影響が2時間・30,000人に及び、基準の「2時間以上かつ3万人以上」に達しています。"},
			"定期報告には含めません（重大な事故として報告するため）",
		},
		{
			"v=1&t=2026-05-01T10:00&k=internet-access&u=&e=stop&m=90", "undetermined", "まだ判定できません",
			[]string{"影響が10万人以上なら、重大な事故です。"}, "定期報告の対象かどうかは、まだ決まりません",
		},
		{
			"v=1&t=2026-11-25T11:40&k=emergency-voice&u=3万&e=stop", "undetermined", "まだ重大な事故ではありません",
			[]string{"12:40まで続くと、重大な事故になります。"}, "定期報告の対象かどうかは、まだ決まりません",
		},
		{
			"v=1&t=2026-11-25T11:40&k=emergency-voice&u=&e=stop", "undetermined", "まだ重大な事故ではありません",
			[]string{"12:40まで続き、影響が3万人以上なら、重大な事故になります。"}, "定期報告の対象かどうかは、まだ決まりません",
		},
		{
			"v=1&t=2024-01-01T16:10&f=submarine-cable&l=yes&e=stop&m=120&k=other&u=10&e=stop&m=120", "yes", "重大な事故に該当します",
			[]string{"海底ケーブルを使うすべての通信が2時間以上不通という基準に達しています。"},
			"定期報告には含めません（重大な事故として報告するため）",
		},
		{
			queries[8], "no", "重大な事故には該当しません",
			[]string{"電気通信設備に関する情報の漏えいは、重大な事故の基準の対象ではありません。"}, "定期報告の対象です（様式第27）",
		},
		{
			queries[11], "no", "重大な事故には該当しません", []string{"この時期の基準では、品質の低下は数えません。"}, "定期報告の対象ではありません",
		},
	} {
		got := result(input("ja", row.query))
		if got.State != row.state || got.Headline != row.headline || !slices.Equal(got.Reasons, row.reasons) || got.Periodic.Text != row.periodic {
			t.Errorf("%s\n got %s %s %q %s\nwant %s %s %q %s", row.query, got.State, got.Headline, got.Reasons, got.Periodic.Text,
				row.state, row.headline, row.reasons, row.periodic)
		}
	}
}

func TestAnOngoingIncidentNamesTheInstantForItsClock(t *testing.T) {
	got := result(input("ja", "v=1&t=2026-11-25T11:40&k=emergency-voice&u=3万&e=stop"))
	if want := "2026-11-25T12:40+09:00"; got.Until != want {
		t.Errorf("it becomes severe at %q, want %q", got.Until, want)
	}
	if g := got.Nearest.Gauges[0]; g.Percent != 33 || g.Value != "20分（継続中）" || g.More != "12:40に達します" {
		t.Errorf("the gauge of time says %+v", g)
	}
	if got := result(input("ja", "v=1&t=2026-11-25T11:40&k=emergency-voice&u=&e=stop")); got.Until != "" {
		t.Errorf("with unknown users nothing becomes severe by itself, but the clock runs to %s", got.Until)
	}
}

func TestAnAnswerThatTheClockChangesSaysWhenItWasGiven(t *testing.T) {
	for query, want := range map[string]string{
		"v=1&t=2026-11-25T11:40&k=emergency-voice&u=3万&e=stop":     "2026年11月25日（水）12:00現在",
		"v=1&t=2026-11-25T09:40&k=emergency-voice&u=3万&e=stop":     "2026年11月25日（水）12:00現在", // severe, and the length grows
		"v=1&t=2026-11-25T09:40&k=emergency-voice&u=3万&e=stop&m=9": "",
	} {
		if got := result(input("ja", query)).AsOf; got != want {
			t.Errorf("%s is answered as of %q, want %q", query, got, want)
		}
	}
}

func TestDutiesAreDatedAndSayWhyADateMoved(t *testing.T) {
	got := result(input("ja", "v=1&t=2026-05-01T10:00&k=internet-access&u=100000&e=stop&m=90"))
	if len(got.Duties) != 2 {
		t.Fatalf("there are %d duties", len(got.Duties))
	}
	first, report := got.Duties[0], got.Duties[1]
	if first.When != "すみやかに" || first.Date != "" || first.Form != "" {
		t.Errorf("first %+v", first)
	}
	if report.When != "2026年6月1日（月）まで" || report.Date != "2026-06-01" || report.Form != "様式第50の3" || report.Left != "" {
		t.Errorf("report %+v", report)
	}
	if want := "2026年5月31日（日）は閉庁日（日曜日）なので、次の開庁日まで延びます。"; report.Moved != want {
		t.Errorf("moved: %q, want %q", report.Moved, want)
	}
	today := result(input("ja", "v=1&t=2026-10-26T10:00&k=internet-access&u=100000&e=stop&m=90"))
	if got := today.Duties[1].Left; got != "今日まで" {
		t.Errorf("on the last day it says %q", got)
	}
}

func TestEveryReasonThatAnAnswerHangsOnHasItsWords(t *testing.T) {
	for i := range severity.WhyCount {
		code := severity.Whys.At(i)
		for _, lang := range []string{"ja", "en"} {
			if input(lang, "").words().Result.Why[code] == "" {
				t.Errorf("%s has no words for %s", lang, code)
			}
		}
	}
}

func TestEveryEditionStandsBesideTheOthers(t *testing.T) {
	in := input("ja", queries[12])
	table := details(in).Editions
	if len(table.Rows) != 6 {
		t.Fatalf("there are %d rows", len(table.Rows))
	}
	for i, row := range table.Rows {
		if row.Current != (i == 2) { // 2019-04-01 was asked for
			t.Errorf("row %d (%s) is current: %t", i, row.Cells[0].Text, row.Current)
		}
	}
	if got := table.Rows[0].Cells[3].Text; got != "区分 六の項" {
		t.Errorf("in the law in force internet access is %q", got)
	}
}

func TestThePlaneShowsWhereAnIncidentStands(t *testing.T) {
	d := details(input("ja", queries[3]))
	p := d.Sections[0].Plane
	if len(p.Spots) != 2 || !p.Spots[0].Point || p.Spots[0].Label != "石川県" {
		t.Errorf("the groups of users stand at %+v", p.Spots)
	}
	if d := details(input("ja", "v=1&t=2026-11-25T11:40&k=voice&u=2万..5万&e=stop")); !d.Sections[0].Plane.Spots[0].Open || d.Sections[0].Plane.Spots[0].Point {
		t.Errorf("an ongoing range stands at %+v", d.Sections[0].Plane.Spots)
	}
	if d := details(input("ja", "v=1&t=2026-11-25T11:40&k=voice&y=yes&u=5万&e=stop&m=10")); d.Sections[0].Plane != nil {
		t.Errorf("an additional function has criteria: %+v", d.Sections)
	}
}

func TestWhatIsLeftOutOfThePeriodicReportSaysWhere(t *testing.T) {
	for query, want := range map[string]string{
		"v=1&t=2026-11-25T11:40&k=voice&y=yes&u=5万&e=stop&m=10":                "付加的な機能だけへの影響は、対象になりません。 電気通信事業報告規則第7条の3第1項第1号 ",
		"v=1&t=2026-11-25T11:40&g=customer-premises&k=voice&u=5&e=stop&m=10時間": "軽微な事故は報告が要りません（利用者の建物内の設備で、影響がその構内に限られるもの）。 電気通信事業報告規則第7条の3第2項 推定",
	} {
		sections := details(input("ja", query)).Sections
		cell := sections[len(sections)-1].Table.Rows[0].Cells[0]
		if got := cell.Text + " " + cell.Source.Text + " " + cell.Source.Mark.Text; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if said := result(input("ja", query)).Periodic.Reasons; len(said) != 1 || said[0] != cell.Text {
			t.Errorf("the answer gives the reasons %q", said)
		}
	}
}

func TestThePeriodicReportBefore2010IsMarked(t *testing.T) {
	in := input("ja", "v=1&t=2010-03-31T10:00&k=voice&u=100&e=stop&m=120")
	due := result(in).Duties[0]
	notes := details(in).Notes
	if note := notes[len(notes)-1]; due.Source.Mark.Text != "未確認" || note.Mark.Text != "未確認" || note.Text != in.words().Result.Notes["periodic-unknown"] {
		t.Errorf("the duty is marked %q, the note %q: %s", due.Source.Mark.Text, note.Mark.Text, note.Text)
	}
}

func TestTheStairsTurnAtTheBounds(t *testing.T) {
	in := input("ja", "v=1&t=2024-05-01T10:00&k=voice&u=1&e=stop&m=1")
	stairs := details(in).Sections[0].Plane.Severe
	for _, corner := range []string{
		"V" + coordinate(planeY(30_000)) + "H" + coordinate(planeX(120)), "V" + coordinate(planeY(100_000)) + "H" + coordinate(planeX(60)),
	} {
		if !strings.Contains(stairs, corner) {
			t.Errorf("%s has no corner %s", stairs, corner)
		}
	}
}

func TestAStretchSaysHowLongItWas(t *testing.T) {
	for query, want := range map[string]string{
		"n=11:05":                       "停止 2:58 から 11:05（8時間7分）",
		"n=11:05頃":                      "停止 2:58 から 11:05頃（約8時間7分）",
		"b=03:00:30&n=2020-08-01T03:00": "停止 3:00:30 から 2020年8月1日（土）3:00（23時間59分）",
		"m=487":                         "停止 8時間7分",
		"d=ongoing":                     "停止 2:58 から 継続中",
	} {
		facts := details(input("ja", "v=1&t=2020-07-31T02:58&k=other&u=1&e=stop&"+query)).Facts
		if got := facts[len(facts)-1].Value; got != "1人、"+want {
			t.Errorf("%s: %s", query, got)
		}
	}
}

func TestFactsRepeatTheInput(t *testing.T) {
	var got []string
	for _, f := range details(input("ja", "v=1&t=2024-01-01T16:10頃&g=dslam&f=satellite&l=yes&e=stop&m=3時間&k=other&y=yes&u=約3万&a=沖縄県&e=stop&n=18:00頃&e=degrade&b=18:00頃&m=60")).Facts {
		got = append(got, f.Name+"="+f.Value)
	}
	want := []string{
		"発生日時=2024年1月1日（月）16:10頃", "設備=衛星", "すべての通信が不通=はい、停止 3時間", "故障した設備=DSLAM",
		"そのほかの電気通信サービス（沖縄県）=約30,000人、停止 16:10頃 から 18:00頃（約1時間50分）、品質の低下 18:00頃 から 19:00頃（約1時間）、付加的な機能だけ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAFieldIsNamedWithTheNumberOfItsPart(t *testing.T) {
	r := &input("ja", "").words().Result
	for at, want := range map[incident.Place]string{
		incident.Top(incident.FieldOccurred):                                        "発生日時",
		incident.Top(incident.FieldNone):                                            "リンク",
		{Field: incident.FieldUsers, Service: 0, Impact: 2, Phase: incident.NoPart}: "人数（3）",
	} {
		if got := fieldName(r, at); got != want {
			t.Errorf("%s is called %q, want %q", at.Append(nil), got, want)
		}
	}
}

func TestOfTwoConditionsTheHarderOneIsNotSaid(t *testing.T) {
	for query, want := range map[string]string{
		"v=1&t=2026-11-24T02:10&k=voice&u=&e=stop&m=120":            "影響が3万人以上なら、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=&e=stop&m=60..119":        "影響が10万人以上なら、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=&e=stop&m=60..120":        "2時間以上続き、影響が3万人以上なら、重大な事故です。影響が10万人以上なら、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=100000&e=stop&m=50..130":  "1時間以上続いていれば、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=30000&e=stop&m=50..130":   "2時間以上続いていれば、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=lpwa&u=1000000&e=stop&m=100..900": "2時間以上続いていれば、重大な事故です。",
	} {
		if got := strings.Join(result(input("ja", query)).Reasons, ""); got != want {
			t.Errorf("%s hangs on\n%s\nwant\n%s", query, got, want)
		}
	}
}

func TestASentenceNamesTheGroupsOfUsersThatItIsAboutUnlessItIsAllOfThem(t *testing.T) {
	const areas = "v=1&t=2026-11-24T02:10&k=voice&u=&a=石川県&e=stop&m=120&u=%s&a=兵庫県&e=stop&m=120"
	for query, want := range map[string]string{
		"v=1&t=2026-11-24T02:10&k=voice&u=&e=stop&m=120&k=other&u=&e=stop&m=120":                "影響が3万人以上なら、重大な事故です。",
		strings.Replace(areas, "%s", "20..", 1):                                                 "影響が3万人以上なら、重大な事故です。",
		strings.Replace(areas, "%s", "20", 1):                                                   "緊急通報につながらない電話（石川県）：影響が3万人以上なら、重大な事故です。",
		strings.Replace(areas, "%s", "20", 1) + "&k=other&u=&e=stop&m=120":                      "緊急通報につながらない電話（石川県）、そのほかの電気通信サービス：影響が3万人以上なら、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=&a=石川県&e=stop&m=120&u=&e=stop&m=120&u=1&e=stop&m=120": "緊急通報につながらない電話（石川県、2）：影響が3万人以上なら、重大な事故です。",
		"v=1&t=2026-11-24T02:10&k=voice&u=20&e=stop&m=9&k=lpwa&u=1&e=stop&m=9":                  "緊急通報につながらない電話：いちばん近い基準は「2時間以上かつ3万人以上」で、あと1時間51分・29,980人です。",
	} {
		if got := strings.Join(result(input("ja", query)).Reasons, ""); !strings.HasPrefix(got, want) {
			t.Errorf("%s is answered with\n%s\nwant\n%s", query, got, want)
		}
	}
	two := result(input("ja", "v=1&t=2026-11-24T02:10&k=voice&u=20&e=stop&m=9&k=lpwa&u=1&e=stop&m=9"))
	if want := "緊急通報につながらない電話：2時間以上かつ3万人以上"; two.Nearest.Bound != want {
		t.Errorf("the nearest criterion is %s, want %s", two.Nearest.Bound, want)
	}
}

func TestGroupsWithoutAnAreaAreToldApartByTheirNumbers(t *testing.T) {
	in := input("ja", "v=1&t=2026-11-24T02:10&k=voice&u=1&a=石川県&e=stop&m=120&u=2&e=stop&m=120&k=lpwa&u=3&e=stop&m=9")
	d := details(in)
	if want := "緊急通報につながらない電話（2）"; d.Facts[2].Name != want {
		t.Errorf("the facts name %s, want %s", d.Facts[2].Name, want)
	}
	voice, lpwa := d.Sections[0].Table, d.Sections[1].Table
	if voice.Caption == lpwa.Caption {
		t.Errorf("two tables are both named %s", voice.Caption)
	}
	if got, want := voice.Rows[len(voice.Rows)-1].Cells[0].Small, "定期報告（2）"; got != want {
		t.Errorf("the last row is about %s, want %s", got, want)
	}
	if got, want := lpwa.Rows[0].Cells[0].Small, "重大な事故"; got != want {
		t.Errorf("a group alone is named %s, want %s", got, want)
	}
}

func TestWhatTheClockBringsFirstIsSaidAlone(t *testing.T) {
	for query, want := range map[string]string{
		"v=1&t=2026-11-25T11:40&k=voice&u=50000&e=stop&k=emergency-voice&u=50000&e=stop":                "緊急通報につながる電話：12:40まで続くと、重大な事故になります。",
		"v=1&t=2026-11-25T11:40&k=voice&u=50000&e=stop&k=emergency-voice&u=20000..50000&e=stop":         "緊急通報につながらない電話：13:40まで続くと、重大な事故になります。緊急通報につながる電話：12:40まで続き、影響が3万人以上なら、重大な事故になります。",
		"v=1&t=2026-11-25T11:40&f=satellite&l=yes&e=stop&k=other&u=50000&e=stop&b=2026-11-25T11:50":     "13:40まで続くと、重大な事故になります。",
		"v=1&t=2026-11-25T11:40&f=satellite&l=unknown&e=stop&k=other&u=50000&e=stop&b=2026-11-25T11:50": "13:50まで続くと、重大な事故になります。その設備を使うすべての通信が不通のまま13:40まで続くと、重大な事故になります。",
		"v=1&t=2026-11-24T11:40&f=satellite&k=other&u=1&e=stop&m=5":                                     "その設備を使うすべての通信が2時間以上不通だったなら、重大な事故です。",
		"v=1&t=2026-11-24T11:40&f=satellite&l=unknown&e=stop&m=120&k=other&u=1&e=stop&m=5":              "すべての通信が不通だったかどうかで決まります。",
	} {
		if got := strings.Join(result(input("ja", query)).Reasons, ""); got != want {
			t.Errorf("%s hangs on\n%s\nwant\n%s", query, got, want)
		}
	}
}
