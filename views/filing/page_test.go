package filing

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/shared/quantity"
	"jiko/views/calculator"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/uitest"
	"jiko/views/words"
)

var (
	languages = []*words.Catalog{&words.Japanese, &words.English}
	day, _    = civil.NewDate(2020, 7, 1)
	noon      = day.At(12, 0, 0)
)

const receipt = "2020-000001-4"

func visit(w *words.Catalog, page string) frame.Visit {
	return frame.Visit{
		Lang: w.Lang, Path: w.Home + page, Asset: func(name string) string { return "/static/" + name }, Accounts: true, Login: "staff", Role: "staff",
	}
}

// judged is an incident with its answer.
func judged(t *testing.T, w *words.Catalog, query string) *calculator.Input {
	t.Helper()
	q := new(inquiry.Inquiry)
	if q.Ask(query, noon); !q.Answered {
		t.Fatalf("%s is not answered", query)
	}
	return calculator.Filed(w.Lang, q.Incident, noon, noon)
}

// shown is the page of a filing with two revisions.
func shown(t *testing.T, w *words.Catalog, change func(in *ShowInput)) *ShowInput {
	in := &ShowInput{
		Visit: visit(w, Home+"/"+receipt), Receipt: receipt, Filer: "甲社", Staff: true, Incident: judged(t, w, "v=1&t=2020-06-29T12:11&k=voice&u=5&a=甲&e=stop&m=150"),
		Draft: Draft{"carrierRef": {"A-1"}, "stage": {"final"}, "annex.measures[0].title": {"対策"}, "annex.measures[0].text": {"一"}, "annex.measures[1].title": {"対策"}, "annex.measures[1].text": {"二"}},
		Case:  &Case{State: "received"}, Revision: Revision{3, noon, "kou", "final"},
	}
	for n, stage := range []string{"first", "interim", "final"} {
		in.Revisions = append(in.Revisions, Revision{n + 1, noon, "kou", stage})
	}
	change(in)
	return in
}

// cases are cases in all states, for staff and for the carrier.
func cases() map[string]func(in *ShowInput) {
	said := Note{"これは？", "staff", noon}
	answer, withdrawn := Note{"これです。", "kou", noon}, Note{"", "staff", noon}
	whole := Case{
		Version: 3, State: "questioned", Notes: []Note{{"メモ", "staff", noon}}, Moves: []Move{{"checked", "staff", 1, noon}, {"closed", "chief", 2, noon}},
		Questions: []Question{{said, &answer, nil}, {said, nil, &withdrawn}, {said, nil, nil}}, Settle: []string{"closed", "received"}, Done: QuestionPath,
	}
	with := func(mayHandle, mayAnswer bool, refused Refused) func(in *ShowInput) {
		return func(in *ShowInput) {
			one := whole
			one.Refused, one.MayAnswer = refused, mayAnswer
			in.Case, in.MayHandle, in.Staff = &one, mayHandle, mayHandle
		}
	}
	return map[string]func(in *ShowInput){
		"received": func(*ShowInput) {}, "earlier": func(in *ShowInput) { with(true, false, Refused{})(in); in.Revision = in.Revisions[1] },
		"amended": func(in *ShowInput) { with(true, false, Refused{})(in); in.Case.State = "amended" }, "staff": with(true, false, Refused{}), "carrier": with(false, true, Refused{}),
		"note refused": with(true, false, Refused{NotePath, 0, "case-meanwhile", "後"}), "question refused": with(true, false, Refused{QuestionPath, 0, "text-empty", ""}),
		"state refused": with(true, false, Refused{StatePath, 0, "question-open", ""}), "answer refused": with(false, true, Refused{AnswerPath, 3, "text-empty", ""}),
		"answered meanwhile": with(false, true, Refused{AnswerPath, 1, "question-not-open", "遅い"}), "no such question": with(false, true, Refused{AnswerPath, 9, "question-not-open", "?"}),
	}
}

// listed is a list of filings, narrowed down by a query string.
func listed(w *words.Catalog, staff bool, query string, change func(in *ListInput)) *ListInput {
	asked, err := url.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	in := &ListInput{Visit: visit(w, Home), Staff: staff, Asked: asked, Counts: map[string][]Count{"fy": {{"2019", 9}, {"2020", 5}, {"2021", 7}}}}
	for i := range valuesAhead + 2 {
		in.Counts["carrier"] = append(in.Counts["carrier"], Count{fmt.Sprint("事業者", i), 1000})
	}
	change(in)
	return in
}

// affected are more groups of users than the list shows.
func affected() []Group {
	return []Group{
		{Users: quantity.AtLeast(0), Length: quantity.Exact(30)},
		{Users: quantity.Exact(400), Length: quantity.Exact(30)},
		{Users: quantity.Range{Min: 30000, Max: 30000, Stated: 30000, Mark: quantity.Highest}, Unit: quantity.Lines, Length: quantity.Exact(150), Ongoing: true},
		{Users: quantity.AtLeast(500), Unit: quantity.Persons, Length: quantity.Exact(60)},
	}
}

func some(in *ListInput) {
	in.Total, in.Next = 1234, "next"
	in.Items = []Item{
		{Receipt: receipt, Reference: "A-1", Carrier: "甲社", Stage: "final", Severe: "yes", Periodic: "yes", Occurred: noon, Kinds: []string{"voice"}, Regions: []string{"石川県"}, Groups: affected(), Handling: "amended"},
		{Receipt: receipt, Reference: "A-2", Carrier: "甲社", Stage: "first", Severe: "undetermined", Periodic: "undetermined", Occurred: noon, Groups: []Group{{Users: quantity.AtLeast(0), Length: quantity.AtLeast(30), Ongoing: true}}, Handling: "received"},
	}
	in.Waiting = []Waiting{{receipt, "A-1", "甲社", noon}}
}

// everyPage draws the pages for whoever reads filings, in each of their states.
func everyPage(t *testing.T, w *words.Catalog) map[string]*html.Node {
	t.Helper()
	before := &Version{Number: 2, Draft: Draft{"stage": {"interim"}}, Incident: judged(t, w, "v=1&t=2020-06-29T12:11&k=voice&u=50000&a=甲&e=stop&m=150")}
	all := map[string]templ.Component{
		"sheet":       SheetPage(shown(t, w, func(*ShowInput) {})),
		"compared":    ShowPage(shown(t, w, func(in *ShowInput) { in.Against = before })),
		"the same":    ShowPage(shown(t, w, func(in *ShowInput) { in.Against = &Version{3, in.Draft, in.Incident} })),
		"list":        ListPage(listed(w, true, "", some)),
		"second page": ListPage(listed(w, true, "fy=2020&not.carrier=乙社&q=x&usersMin=3&after=y", some)),
		"own list":    ListPage(listed(w, false, "", some)),
		"nothing":     ListPage(listed(w, true, "fy=2020", func(in *ListInput) { in.Counts = nil })),
		"empty":       ListPage(listed(w, false, "", func(in *ListInput) { in.Counts = nil })),
		"deleted":     ListPage(listed(w, false, "", func(in *ListInput) { in.Deleted = true })),
		"discard":     DiscardPage(&DiscardInput{visit(w, Drafts), Unfinished{ID: "x", Occurred: noon, Receipt: receipt, Reference: "A-1", By: "noto", Saved: noon}}),
		"wrong": ListPage(listed(w, true, "from=x&usersMax=y&z=1", func(in *ListInput) {
			in.Problems = []Problem{{Name: "from", Code: "not-a-day"}, {Name: "usersMax", Code: "not-whole"}, {Name: "z", Code: "unknown-field"}}
		})),
	}
	for name, change := range cases() {
		all["case: "+name] = ShowPage(shown(t, w, change))
	}
	drawn := map[string]*html.Node{}
	for name, page := range all {
		drawn[name] = uitest.Draw(t, page)
	}
	return drawn
}

func TestEveryPageHoldsTogether(t *testing.T) {
	for _, w := range languages {
		for name, root := range everyPage(t, w) {
			t.Run(w.Lang+" "+name, func(t *testing.T) { uitest.Check(t, root) })
		}
	}
}

func TestARefusalLeadsToWhatCanBeCorrected(t *testing.T) {
	pages := everyPage(t, &words.Japanese)
	for name, want := range map[string]string{
		"note refused": "#note", "question refused": "#question", "state refused": "#case", "answer refused": "#answer-3", "answered meanwhile": "#case", "no such question": "#case",
	} {
		if got := uitest.Links(uitest.ByID(pages["case: "+name], "summary")); !slices.Equal(got, []string{want}) {
			t.Errorf("%s leads to %v", name, got)
		}
	}
	if got := uitest.Text(uitest.ByID(pages["case: note refused"], "note")); got != "後" {
		t.Errorf("kept is %q", got)
	}
}

func TestOnlyTheNewestRevisionIsSettled(t *testing.T) {
	w := &words.Japanese
	if got := shown(t, w, cases()["staff"]).settles(); len(got) != 2 {
		t.Errorf("%d buttons", len(got))
	}
	if got := shown(t, w, cases()["earlier"]).settles(); len(got) != 0 {
		t.Errorf("an earlier revision can be settled: %+v", got)
	}
	got := shown(t, w, cases()["amended"]).amended()
	if want := "/filings/" + receipt + "?revision=3&against=2#changes"; len(got) != 1 || got[0].Href != want {
		t.Errorf("what was amended since is at %+v", got)
	}
}

func TestYearsStandInTheirOrderAndTheRestOfManyValuesBehind(t *testing.T) {
	in := listed(&words.English, true, "", some)
	var years []string
	for _, v := range in.facet("fy").Values {
		years = append(years, v.Text)
	}
	if !slices.Equal(years, []string{"2021", "2020", "2019"}) {
		t.Errorf("%v", years)
	}
	carriers := in.facet("carrier")
	if len(carriers.Values) != valuesAhead || len(carriers.Rest) != 2 || carriers.More != "2 more" || carriers.Values[0].Count != "1,000" {
		t.Errorf("%+v", carriers)
	}
	if got := listed(&words.English, false, "", some).facets(); slices.ContainsFunc(got, func(f ui.Facet) bool { return f.ID == "carrier" }) {
		t.Error("a carrier is offered the others")
	}
}

func TestTheSheetSaysATitleOnceForTheMeasuresUnderIt(t *testing.T) {
	in := shown(t, &words.Japanese, func(*ShowInput) {})
	if got := strings.Join(in.measures(), "\n"); got != "＜対策＞\n一\n二" {
		t.Errorf("%q", got)
	}
}

func TestTheListShowsTheLargestGroupsFirstWithTheirUnitsAndWhetherTheyGoOn(t *testing.T) {
	in := listed(&words.Japanese, false, "", some)
	for i, want := range []ui.Cell{
		{Text: "最大30,000回線", Small: "2時間30分（継続中）、500人以上 1時間、400人 30分、ほか1組"},
		{Text: "不明", Small: "30分以上（継続中）"},
	} {
		if got := in.scale(&in.Items[i]); got != want {
			t.Errorf("%+v", got)
		}
	}
	if got := in.scale(&Item{}); got != (ui.Cell{}) {
		t.Errorf("of no incident: %+v", got)
	}
}
