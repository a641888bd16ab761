package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheEnterKeyLeadsToTheNextStep(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), "A-1"+kb.Enter))
	b.until(`document.activeElement?.id === 'step-cause'`)
	b.toStep("rest")
	b.run(chromedp.SendKeys(chromedp.CSS("#wholesale-awaits"), kb.Enter)) // of the last step: the answers are checked
	b.until(`document.activeElement?.id === 'summary'`)
	if value := b.valueOf("carrierRef"); value != "A-1" {
		t.Errorf("the reference is %q", value)
	}
}

// What is right again loses its error, and with it a line: the button that is pressed meanwhile must not slip away.
func TestAnErrorThatGoesAwayDoesNotSwallowAPress(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.clicks("check", "#summary")
	b.until(`document.getElementById('summary') && document.getElementById('carrierRef-error').textContent`)
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), "A-1"))
	b.choose("stage", "first")
	b.until(`!document.getElementById('carrierRef-error').textContent`)
}
