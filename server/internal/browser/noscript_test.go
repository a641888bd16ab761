package browser

import (
	"strings"
	"testing"
)

func TestTheFormAnswersWithoutJavaScript(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.withoutScript()
	b.load(server.URL + "/")
	b.fill("occurred", "今")
	b.choose("services[0].kind", "voice")
	b.fill("services[0].impacts[0].users", "3万")
	b.press(`.submit button`)
	b.expect("まで続くと")                                                                                           // as long as it goes on
	if value := eval[string](b, `document.getElementById('occurred').value`); !strings.HasPrefix(value, "20") { // what it meant, for a link that keeps its meaning
		t.Errorf("now came back as %q", value)
	}
	b.picture("noscript-390")
}

func TestPartsAreAddedAndTakenAwayWithoutJavaScript(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.withoutScript()
	b.load(server.URL + "/")
	b.fill("services[0].impacts[0].users", "三万")
	b.press(`button[value="add-service"]`)
	b.appears("services[1].kind")
	b.press(`button[value="add-impact:1"]`)
	b.appears("services[1].impacts[1].users")
	b.press(`button[value="add-phase:1.1"]`)
	b.appears("services[1].impacts[1].phases[1].end")
	b.press(`button[value="remove-service:1"]`)
	b.until(`!document.getElementById('services[1].kind')`)
	if value := eval[string](b, `document.getElementById('services[0].impacts[0].users').value`); value != "三万" {
		t.Errorf("what was typed came back as %q", value)
	}
}

func TestMistakesAreSummedUpAndTiedToTheirFieldsWithoutJavaScript(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.withoutScript()
	b.load(server.URL + "/")
	b.fill("occurred", "2020-02-30 12:00")
	b.fill("services[0].impacts[0].users", "たくさん")
	b.press(`.submit button`)
	b.appears("summary")
	if n := eval[int](b, `document.querySelectorAll('#summary a').length`); n < 2 {
		t.Errorf("the summary names %d fields", n)
	}
	for _, id := range []string{"occurred", "services[0].impacts[0].users"} {
		if !eval[bool](b, `(e => e.getAttribute('aria-invalid') === 'true' && e.getAttribute('aria-describedby').split(' ').some(id => document.getElementById(id)?.className === 'error' && document.getElementById(id).textContent))(document.getElementById('`+id+`'))`) {
			t.Errorf("%s does not say what is wrong", id)
		}
	}
	b.picture("mistakes-390")
}
