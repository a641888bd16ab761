package inquiry_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"jiko/shared/caseline"
)

// fy2020 is what the ministry's report of fiscal year 2020 says, see the note in the file.
type fy2020 struct {
	Vectors []struct {
		ID, Category, Why string
		Minutes, Users    int64
		Severe            bool `json:"expect_severe"`
		Quarterly         bool `json:"expect_quarterly"`
	}
	Incidents []report
	Rows      []struct {
		From int64  `json:"from_min"`
		To   *int64 `json:"to_min"`
	}
	Columns []struct {
		From int64  `json:"from_users"`
		To   *int64 `json:"to_users"`
	}
	Cells []struct {
		Row, Col int
		Status   string
		Severe   []string `json:"would_be_severe_for_categories"`
	}
}

type report struct {
	No          int
	Start       string
	StartApprox bool                   `json:"start_approx"`
	Category    string                 `json:"legal_category"`
	ServiceKey  string                 `json:"service_key"`
	Cell        struct{ Row, Col int } `json:"matrix_cell"`
	Region      string
	Users       struct {
		Value           int64
		Unit, Qualifier string
	}
	Phases []struct {
		Effect, End, Region, Unit string
		Minutes, Users            int64
	}
}

func readFY2020(t *testing.T) (f fy2020) {
	t.Helper()
	text, err := os.ReadFile("testdata/fy2020.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// kindsOf are the kinds of service in each category of the edition of 2019-04-01.
var kindsOf = map[string][]string{
	"1": {"emergency-voice"}, "2": {"voice"}, "3": {"lpwa"}, "4": {"free-messaging-large", "free-internet"}, "5": {"internet-access", "other"},
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func TestTheVectorsOfFY2020(t *testing.T) {
	vectors := readFY2020(t).Vectors
	if len(vectors) != 30 {
		t.Fatalf("%d vectors", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.ID+" "+v.Why, func(t *testing.T) {
			for _, kind := range kindsOf[v.Category] {
				line := fmt.Sprintf("t=2020-06-29T12:11 k=%s u=%d m=%d", kind, v.Users, v.Minutes)
				hold(t, line, "edition:2019-04-01 severe:"+yesNo(v.Severe)+" periodic:"+yesNo(v.Quarterly)+" category:"+v.Category+":"+yesNo(v.Severe))
			}
		})
	}
}

// asTyped are the four severe incidents as an operator would type the lines of the ministry's table.
var asTyped = []struct {
	line string
	want string
}{
	{"t=R2.4.30 14:07|k=other|u=166,803人|a=全国|e=stop|n=16:07|e=degrade|n=5/3 23:39", "due:severe-report:2020-06-01 due:periodic:2020-08-31 minutes:4892:4892"},
	{"t=R2.5.30 12:56|k=internet-access|u=最大220万人|a=西日本の一部|e=stop|m=5h36m", "due:severe-report:2020-06-29 due:periodic:2020-08-31 note:highest"},
	{"t=令和2年6月29日 12時11分頃|k=emergency-voice|u=135,000回線|a=石川県|e=stop|m=2h36m|u=8,000回線|a=兵庫県|e=stop|m=4h21m", "due:severe-report:2020-07-29 due:periodic:2020-08-31 approximate:occurred note:emergency-users"},
	{"t=R2.7.31 2:58|k=other|u=106,027人|a=全国|m=8時間07分", "due:severe-report:2020-08-31 due:periodic:2020-11-30"},
}

func TestTheFourSevereIncidents(t *testing.T) {
	f := readFY2020(t)
	for i, r := range f.Incidents {
		t.Run(fmt.Sprintf("No. %d", r.No), func(t *testing.T) {
			want := "edition:2019-04-01 severe:yes periodic:yes form:severe-report form:periodic-detailed category:" + r.Category + ":yes due:severe-first:"
			typed := strings.ReplaceAll(strings.ReplaceAll(asTyped[i].line, " ", "　"), "|", " ")
			hold(t, typed, want+" "+asTyped[i].want)
			hold(t, r.line(), want)
			for _, line := range []string{typed, r.line()} {
				holdFacts(t, &f, &r, line)
			}
		})
	}
	if len(f.Incidents) != 4 {
		t.Errorf("%d incidents", len(f.Incidents))
	}
}

// line makes the line of an incident from the facts in the file.
func (r *report) line() string {
	kind := map[string]string{"email_paid": "other", "internet_connection": "internet-access", "ip_phone_emergency": "emergency-voice"}[r.ServiceKey]
	line := "t=" + r.Start
	if r.StartApprox {
		line += "頃"
	}
	line += " k=" + kind
	for i, p := range r.Phases {
		users, unit, region := r.Users.Value, r.Users.Unit, r.Region
		if p.Region != "" {
			users, unit, region = p.Users, p.Unit, p.Region
		}
		if i == 0 || p.Region != "" {
			mark := map[bool]string{true: "^"}[r.Users.Qualifier == "max"]
			line += fmt.Sprintf(" u=%s%d%s a=%s", mark, users, unit, region)
		}
		line += " e=" + map[string]string{"stop": "stop", "degradation": "degrade"}[p.Effect] + " n=" + p.End
	}
	return line
}

// holdFacts holds what was measured against the facts in the file, the longest phase and the most users against the cell of the
// matrix, and the canonical line against its length.
func holdFacts(t *testing.T, f *fy2020, r *report, line string) {
	t.Helper()
	q := ask(line)
	a, v := decode(t, printed(q))
	longest, most := int64(0), int64(0)
	for i, m := range v.Measured {
		if m.Minutes.Min != m.Minutes.Max || m.Users.Min != m.Users.Max {
			t.Errorf("not exact: %+v", m)
		}
		longest, most = max(longest, m.Minutes.Min), max(most, m.Users.Min)
		if regions := r.Phases[i].Region != ""; regions && (m.Users.Min != r.Phases[i].Users || m.Minutes.Min != r.Phases[i].Minutes) {
			t.Errorf("region %d is measured as %+v", i, m)
		}
	}
	want := int64(0)
	for _, p := range r.Phases {
		want = max(want, p.Minutes)
	}
	if longest != want {
		t.Errorf("%d minutes, want %d", longest, want)
	}
	row, column := f.Rows[r.Cell.Row], f.Columns[r.Cell.Col]
	if longest < row.From || row.To != nil && longest >= *row.To || most < column.From || column.To != nil && most >= *column.To {
		t.Errorf("%d minutes and %d users are not in the cell of the matrix", longest, most)
	}
	canonical := strings.ReplaceAll(string(caseline.Unescape([]byte(*a.Query))), "\n", "&")
	if n := utf8.RuneCountInString(canonical); n >= 200 {
		t.Errorf("%d characters: %s", n, canonical)
	}
	if again, _ := decode(t, printed(ask(strings.ReplaceAll(canonical, "&", " ")))); again.Query == nil || *again.Query != *a.Query {
		t.Errorf("read back as another line: %s", canonical)
	}
}

// Each cell of the matrix lies wholly inside or outside the bounds of each category, and outside or inside the periodic report.
func TestTheCellsOfTheMatrix(t *testing.T) {
	f := readFY2020(t)
	if len(f.Cells) != 48 {
		t.Fatalf("%d cells", len(f.Cells))
	}
	corners := func(from int64, to *int64, least int64) []int64 {
		if to == nil {
			return []int64{from, 10 * from}
		}
		return []int64{max(from, least), *to - 1}
	}
	for _, cell := range f.Cells {
		row, column := f.Rows[cell.Row], f.Columns[cell.Col]
		for _, minutes := range corners(row.From, row.To, 1) {
			for _, users := range corners(column.From, column.To, 1) {
				for category, kinds := range kindsOf {
					for _, kind := range kinds {
						line := fmt.Sprintf("t=2020-06-29T12:11 k=%s u=%d m=%d", kind, users, minutes)
						hold(t, line, "severe:"+yesNo(slices.Contains(cell.Severe, category))+" periodic:"+yesNo(cell.Status != "out_of_scope"))
					}
				}
			}
		}
	}
}
