package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheEnterKeyChecksTheFiling(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), "A-1"+kb.Enter))
	b.until(`document.getElementById('summary')`)
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
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), kb.Enter))
	b.until(`document.getElementById('summary') && document.getElementById('carrierRef-error').textContent`)
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), "A-1"))
	b.choose("stage", "first")
	b.until(`!document.getElementById('carrierRef-error').textContent`)
}
