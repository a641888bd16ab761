package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiko/views/filing"
)

// toStep goes to another step of the form, by the way at its head.
func (b *tab) toStep(name string) {
	b.Helper()
	b.leadsTo(`.stages [value="`+filing.Show+name+`"]`, "step-"+name)
}

// leadsTo presses a button that loads another page, and waits until the part of that with that id has the focus.
func (b *tab) leadsTo(selector, id string) {
	b.Helper()
	eval[bool](b, `window.before = true`)
	b.press(selector)
	b.until(`!window.before && document.activeElement?.id === ` + quoted(id))
}

// onward presses the button that leads to the next step; the last one checks the answers.
func (b *tab) onward(to string) {
	b.Helper()
	b.leadsTo("#form .button", "step-"+to)
}

// whole are the steps with the one that checks the answers, each with a control of it and what is typed there.
var whole = []struct{ step, control, text string }{
	{"report", "summary-text", "つながらない"}, {"cause", "annex-causeDetail", "電源が切れた"}, {"response", "measures", "二重にする"},
	{"rest", "annex-other", "なし"}, {filing.Check, "", ""},
}

func TestEveryStepIsForEverybody(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for _, width := range []int64{320, 1280} {
		for _, home := range []string{"", "/en"} {
			b := open(t, width, 844)
			b.signIn(server.URL, "demo-canon")
			for name, address := range map[string]string{"new": newFiling, "amend": amendedFiling} {
				b.load(server.URL + home + address)
				if name == "new" {
					b.fill("carrierRef", fmt.Sprint("A-", width, home))
					b.choose("stage", "first")
				}
				for i, s := range whole {
					if i > 0 {
						b.onward(s.step)
					}
					b.narrow(width)
					b.check(source, s.step)
					b.picture(fmt.Sprintf("steps-%s-%d%s-%d-%s", name, width, strings.TrimPrefix(home, "/"), i+1, s.step))
				}
			}
		}
	}
}

func TestAFilingIsWrittenStepByStepWithoutJavaScript(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 320, 844)
	b.withoutScript()
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("carrierRef", "一歩ずつ")
	b.choose("stage", "first")
	for i, s := range whole {
		if i > 0 {
			b.onward(s.step)
		}
		if s.control != "" {
			b.fill(s.control, s.text)
		}
	}
	b.leadsTo(`.part-head [value="`+filing.Show+`response"]`, "step-response")
	b.fill("measures", "三重にする")
	b.leadsTo(`#form [value="`+filing.Show+`cause"]`, "step-cause") // back
	if got := b.valueOf("annex-causeDetail"); got != "電源が切れた" {
		t.Errorf("the cause is now %q", got)
	}
	b.leadsTo(`.stages [value=check]`, "step-check")
	b.clicks("send", "#received")
	for _, said := range []string{"一歩ずつ", "つながらない", "電源が切れた", "三重にする", "なし"} {
		b.tells("main", said)
	}
}

func TestAFilingIsWrittenStepByStepWithTheKeyboardAlone(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.tabTo(`document.activeElement.id === 'carrierRef'`)
	b.keys("鍵盤")
	b.tabTo(`document.activeElement.name === 'stage'`)
	b.keys(" ")
	for i, s := range whole {
		if i > 0 {
			b.tabTo(`document.activeElement.matches('#form .button')`)
			b.keys(kb.Enter)
			b.until(`document.activeElement?.id === 'step-` + s.step + `'`)
		}
		if s.control != "" {
			b.tabTo(`document.activeElement.id === '` + s.control + `'`)
			b.keys(s.text)
		}
	}
	b.tabTo(`document.activeElement.value === 'send'`)
	b.keys(kb.Enter)
	b.until(`document.getElementById('received')`)
	for _, said := range []string{"鍵盤", "つながらない", "電源が切れた", "二重にする", "なし"} {
		b.tells("main", said)
	}
}

func TestAMistakeOnAnotherStepIsOneButtonAway(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for _, script := range []bool{true, false} {
		b := open(t, 320, 844)
		if !script {
			b.withoutScript()
		}
		b.signIn(server.URL, "demo-canon")
		b.load(server.URL + newFiling)
		b.fill("known", "きのう")
		b.toStep("rest")
		b.fill("wholesale-belongsTo", "きのう")
		b.leadsTo(`#form .button`, "summary")
		if script {
			b.check(source, "mistakes on two steps")
		}
		b.narrow(320)
		b.picture(fmt.Sprint("steps-mistakes-", script))
		if got := eval[[]string](b, `[...document.querySelectorAll('#summary a')].map(a => a.hash)`); !slices.Equal(got, []string{"#carrierRef", "#stage", "#known"}) {
			t.Errorf("the summary leads to %q", got)
		}
		b.leadsTo(`#summary button`, "wholesale-belongsTo")
		if wrong := eval[bool](b, `!!document.getElementById('wholesale-belongsTo-error').textContent`); !wrong || b.valueOf("wholesale-belongsTo") != "きのう" {
			t.Error("the field does not say what is wrong, or what was typed is gone")
		}
		b.fill("wholesale-belongsTo", "")
		b.leadsTo(`#summary button:not([formaction$="#known"], [formaction$="#stage"])`, "carrierRef")
		b.fill("carrierRef", "A-1")
		b.choose("stage", "first")
		b.fill("known", "2020-06-30")
		b.leadsTo(`.stages [value=check]`, "step-check")
	}
}

// goesBack goes the way back of the browser, without waiting for a page: it may have kept the one before.
func (b *tab) goesBack() {
	b.Helper()
	eval[bool](b, `(history.back(), true)`)
}

// says waits until a control says something. The page may be loaded again meanwhile.
func (b *tab) says(id, text string) {
	b.Helper()
	b.until(`document.getElementById(` + quoted(id) + `)?.value === ` + quoted(text))
}

func TestTheWayBackOfTheBrowserLeadsToTheStepBefore(t *testing.T) {
	server := serveDemonstration(t)
	for _, script := range []bool{true, false} {
		b := open(t, 390, 844)
		if !script {
			b.withoutScript()
		}
		b.signIn(server.URL, "demo-canon")
		b.load(server.URL + newFiling)
		b.onward("cause")
		b.fill("annex-causeDetail", "電源が切れた")
		b.onward("response")
		b.fill("measures", "二重にする")
		b.onward("rest")
		b.goesBack()
		b.says("measures", "二重にする")
		b.goesBack()
		b.says("annex-causeDetail", "電源が切れた")
		if !script {
			continue // what is typed into a page that the browser kept is a draft of its own
		}
		b.until(`performance.getEntriesByType('navigation')[0].type !== 'navigate'`) // one that was kept is loaded again
		b.fill("annex-causeDetail", "雷が落ちた")
		b.onward("response")
		if got := b.valueOf("measures"); got != "二重にする" {
			t.Errorf("the next step now says %q", got)
		}
		if split := eval[bool](b, `!!document.getElementById('split')`); split {
			t.Error("there are two drafts now")
		}
	}
}

func TestAPageThatTheBrowserKeptKnowsWhatWasTypedBehindIt(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.onward("cause") // nothing is typed there, so that the browser may keep the page
	b.onward("response")
	b.fill("measures", "二重にする")
	b.onward("rest")
	b.goesBack()
	b.until(`document.getElementById('step-response')`)
	b.goesBack()
	b.until(`document.getElementById('step-cause') && document.querySelector('[type=hidden][name=measures]')?.value === '二重にする'`)
}

func TestAPageThatAnswersAButtonIsLoadedAgainWithoutSendingTheForm(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.toStep("response")
	b.press(`[value="add:annex.measures"]`)
	b.appears("annex-measures-0-title")
	b.until(`location.pathname.endsWith('/response')`)
	b.run(chromedp.Reload())
	b.appears("annex-measures-0-title")
}

func TestADraftReopensOnItsStep(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.onward("cause")
	version := eval[string](b, `document.getElementById('form').elements.version.value`)
	b.fill("annex-causeDetail", "書きかけ")
	b.until(`document.getElementById('form').elements.version.value !== ` + quoted(version)) // it was saved
	b.run(chromedp.Reload())
	b.appears("annex-causeDetail")
	other := open(t, 1280, 900)
	other.signIn(server.URL, "demo-canon")
	other.goes(server.URL+"/filings", "#drafts")
	other.press("#drafts a")
	other.appears("annex-causeDetail")
	for _, tab := range []*tab{b, other} {
		if got := tab.valueOf("annex-causeDetail"); got != "書きかけ" {
			t.Errorf("the step says %q", got)
		}
	}
}
