package browser

import (
	"strings"
	"testing"

	"jiko/views/filing"
	"jiko/views/words"
)

func TestWhoAmendsCorrectsTheIncidentAndComesBackToTheAmendment(t *testing.T) {
	source := axe(t)
	for _, script := range []bool{true, false} {
		for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
			t.Run(w.Lang+map[bool]string{true: "", false: " without JavaScript"}[script], func(t *testing.T) {
				server := serveDemonstration(t)
				b := person(t, server, "demo-canon", 320, script)
				b.goes(server.URL+strings.TrimSuffix(w.Home, "/")+amendedFiling, "#form")
				address, summary := eval[string](b, `location.pathname`), "書きかけの概要"
				b.set("summary-text", summary)
				b.clicks("change", "#answer")
				at := eval[string](b, `location.pathname`)
				if lead := eval[string](b, `document.querySelector('.lead').textContent`); !strings.Contains(lead, "2020-000001-4") {
					t.Errorf("which filing it is for: %q", lead)
				}
				if script {
					b.narrow(320)
					b.check(source, "an incident that is corrected")
					b.picture("correct-" + w.Lang)
				}
				b.fill("services[0].impacts[0].users", "20万")
				if script {
					b.until(`document.querySelector('#answer .button').href.includes('u=200000')`)
				} else {
					b.press(`.submit button`)
					b.until(`document.querySelector('#answer .button').href.includes('u=200000')`)
				}
				if got := eval[string](b, `location.pathname`); got != at {
					t.Errorf("the page moved to %s", got)
				}
				b.press("#answer .actions .button")
				b.appears("summary-text")
				if got := b.valueOf("summary-text"); got != summary {
					t.Errorf("the summary is %q, was %q", got, summary)
				}
				if got := eval[string](b, `document.getElementById('form').action`); !strings.HasPrefix(got, server.URL+address+"?") || !strings.Contains(got, "u=200000") {
					t.Errorf("the form is sent to %s", got)
				}
				b.leadsTo(`.stages [value=check]`, "step-check")
				if got := eval[string](b, `document.getElementById('changes').textContent`); !strings.Contains(got, "200,000") || !strings.Contains(got, summary) {
					t.Errorf("before it is sent, the changes are %q", got)
				}
				b.submit(filing.Send, `document.getElementById('received')`)
				if got := eval[string](b, `location.pathname`); got != strings.TrimSuffix(address, "/amend") {
					t.Errorf("what was amended is %s", got)
				}
			})
		}
	}
}
