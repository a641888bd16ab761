package filing

import (
	"testing"

	"jiko/shared/civil"
	"jiko/views/calculator"
	"jiko/views/frame"
)

func TestTheConfirmationNamesTheFirstReportThatWasNotFiled(t *testing.T) {
	day := func(year, month, day int) civil.Date {
		d, _ := civil.NewDate(year, month, day)
		return d
	}
	duties := []Duty{{Report: "severe-first"}, {"severe-report", day(2020, 7, 29)}, {"periodic", day(2020, 8, 31)}}
	for _, test := range []struct {
		duties []Duty
		met    []string
		want   string
	}{
		{nil, nil, "ありません"},
		{duties, nil, "最初の報告　すみやかに"},
		{duties, []string{"severe-first"}, "重大な事故の報告書　2020年7月29日（水）まで、あと28日"},
		{duties, []string{"severe-first", "severe-report"}, "定期報告（事故発生状況の報告）　2020年8月31日（月）まで、あと61日"},
		{duties, []string{"severe-first", "severe-report", "periodic"}, "ありません"},
		{[]Duty{{"periodic", day(2020, 6, 29)}}, nil, "定期報告（事故発生状況の報告）　2020年6月29日（月）まで、2日過ぎています"},
		{[]Duty{{"periodic", day(2020, 7, 1)}}, nil, "定期報告（事故発生状況の報告）　2020年7月1日（水）まで、今日まで"},
	} {
		met := map[string]string{}
		for _, report := range test.met {
			met[report] = "x"
		}
		in := &ShowInput{
			Visit: frame.Visit{Lang: "ja"}, Judged: Judged{Kept: Verdict{Duties: test.duties}},
			Incident: &calculator.Input{Now: day(2020, 7, 1).At(9, 0, 0), Met: met},
		}
		if got := in.next(); got != test.want {
			t.Errorf("after %v: %s, want %s", test.met, got, test.want)
		}
	}
}
