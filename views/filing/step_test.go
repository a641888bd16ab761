package filing

import (
	"fmt"
	"strings"
	"testing"

	"jiko/views/uitest"
	"jiko/views/words"
)

// begun is a form on one of its steps, with a row in every list and something wrong on the first and the last step.
func begun(t *testing.T, w *words.Catalog, step int) *FormInput {
	const query = "v=1&t=2020-06-29T12:11&k=voice&u=5&a=甲&e=stop&m=150"
	in := &FormInput{
		Visit: visit(w, New), Query: query, Incident: judged(t, w, query), Step: step, Draft: Draft{"summary": {"概要"}},
		Problems: []Problem{{Name: "stage", Code: "required"}, {Name: "attachments[0].name", Code: "required"}, {Code: "too-large"}},
	}
	for _, l := range lists() {
		in.Draft[row(l.Name, 0)+l.Fields[0].Name] = []string{"x"}
	}
	return in
}

func TestEveryStepHoldsTogether(t *testing.T) {
	for _, w := range languages {
		for i, step := range Steps {
			t.Run(w.Lang+" "+step.Name, func(t *testing.T) {
				root := uitest.Draw(t, FormPage(begun(t, w, i)))
				uitest.Check(t, root)
				if got, want := uitest.Text(uitest.ByID(root, stepID(i))), w.Steps.Names[step.Name]; got != want || got == "" {
					t.Errorf("the heading is %q, want %q", got, want)
				}
			})
		}
		t.Run(w.Lang+" "+Check, func(t *testing.T) { uitest.Check(t, uitest.Draw(t, CheckPage(begun(t, w, 1)))) })
		if len(w.Steps.Names) != len(Steps) {
			t.Errorf("%s: words for %d steps", w.Lang, len(w.Steps.Names))
		}
	}
}

func TestAFinalReportOnWhatGoesOnIsAskedAbout(t *testing.T) {
	const goesOn, ended = "v=1&t=2020-07-01T10:00&k=voice&u=50000&a=甲&e=stop&b=2020-07-01T10:00", "v=1&t=2020-06-29T12:11&k=voice&u=50000&a=甲&e=stop&m=150"
	for _, test := range []struct {
		stage, query string
		want         bool
	}{{"final", goesOn, true}, {"interim", goesOn, false}, {"final", ended, false}} {
		w := &words.Japanese
		in := begun(t, w, 1)
		in.Draft["stage"], in.Incident = []string{test.stage}, judged(t, w, test.query)
		if got := strings.Contains(uitest.Text(uitest.Draw(t, CheckPage(in))), w.Filing.FinalOngoing); got != test.want {
			t.Errorf("%s of %s: %v", test.stage, test.query, got)
		}
	}
}

func TestASummaryLeadsByLinksOnItsStepAndByButtonsToTheOthers(t *testing.T) {
	for i, want := range []string{"[#stage ] [mend:rest]", "[] [mend:report mend:rest]", "[] [mend:report mend:rest]", "[#attachments-0-name ] [mend:report]"} {
		var links, buttons []string
		s := begun(t, &words.Japanese, i).summary()
		for _, link := range s.Items {
			links = append(links, link.Href)
		}
		for _, button := range s.Elsewhere {
			buttons = append(buttons, button.Do)
		}
		if got := fmt.Sprint(links, buttons); got != want {
			t.Errorf("on step %d: %s, want %s", i, got, want)
		}
	}
}

func TestAButtonLeadsToItsStep(t *testing.T) {
	for do, want := range map[string]string{
		"": "cause", Check: "cause", Save: "cause", Send: "cause", Attach: "rest", Show + "response": "response", Mend + "rest": "rest", Show + "nowhere": "report",
		"add:annex.measures": "response", "remove:attachments:1": "rest", "add:nothing": "cause",
	} {
		d := Draft{"do": {do}, StepControl: {"cause"}}
		if got := Steps[d.Step()].Name; got != want {
			t.Errorf("%s leads to %s, want %s", do, got, want)
		}
	}
}

func TestWhatIsWrongIsToldOnTheFirstStepOfIt(t *testing.T) {
	for name, want := range map[string]int{
		"annex.measures[0].title": 2, "annex.inquiries.asOf": 2, "annex.inquiries.counts[0].count": 2, FileControl: 3, "known": 0, "incident.occurred": 0,
	} {
		in := &FormInput{Step: 1}
		if in.Refuse([]Problem{{Name: "wholesale.awaits"}, {Name: name}}); in.Step != want {
			t.Errorf("%q is told on step %d, want %d", name, in.Step, want)
		}
	}
	in := &FormInput{Step: 1}
	if in.Refuse([]Problem{{Code: "too-large"}}); in.Step != 1 {
		t.Errorf("what is about no step leads to step %d", in.Step)
	}
}
