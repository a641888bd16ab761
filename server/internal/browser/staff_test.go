package browser

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiko/views/filing"
)

// theirs is the filing of the demonstration that the tests of staff are about: that of 西日本電信電話.
const theirs = "filings/2020-000003-8"

// go to an address of the site, and wait until its page has what the selector names.
func (b *tab) goes(address, selector string) {
	b.Helper()
	b.run(chromedp.Navigate(address), chromedp.WaitReady(chromedp.CSS(selector)))
}

// sends writes a text into the form that is sent to an address ending so, behind its title where it has one, and sends it; the page
// that follows says what was done.
func (b *tab) sends(ending, text string) {
	b.Helper()
	form := `form[action$="` + ending + `"]`
	if !eval[bool](b, `document.querySelector('`+form+` textarea').checkVisibility()`) {
		b.press(`details:has(` + form + `) > summary`)
		b.until(`document.querySelector('` + form + ` textarea').checkVisibility()`)
	}
	b.run(chromedp.SendKeys(chromedp.CSS(form+` textarea`), text))
	b.press(form + ` button`)
	b.until(`location.search === '?done=` + ending[1:] + `' && document.querySelector('#case [role=status]')`)
}

// settles presses the button that sets a state.
func (b *tab) settles(state string) {
	b.Helper()
	button := `form:has([name=state][value=` + state + `]) button`
	b.press(button)
	b.until(`document.querySelector('#case [role=status]') && !document.querySelector('` + button + `')`)
}

// person opens a tab in which somebody is signed in.
func person(t *testing.T, server *httptest.Server, login string, width int64, script bool) *tab {
	t.Helper()
	b := open(t, width, 844)
	if !script {
		b.withoutScript()
	}
	b.signIn(server.URL, login)
	return b
}

// TestStaffFindReadAskAndClose goes the whole way of a question: staff find the filing, ask, the carrier answers, staff close.
func TestStaffFindReadAskAndClose(t *testing.T) {
	for _, test := range []struct {
		name, home           string
		script               bool
		questioned, answered string
	}{
		{"Japanese", "/", true, "照会中", "回答あり"}, {"English without JavaScript", "/en/", false, "Question open", "Answered"},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := serveDemonstration(t)
			staff := person(t, server, "demo-staff", 1280, test.script)
			staff.goes(server.URL+test.home+"filings", "#form")
			staff.run(chromedp.SendKeys(chromedp.CSS(`#q`), "誤着信\r"))
			staff.until(`location.search.includes('q=') && document.querySelectorAll('#list tbody tr').length === 1`)
			staff.press(`#list tbody a`)
			staff.until(`location.pathname.endsWith('` + theirs + `')`)
			staff.sends("/note", "担当者だけのメモ")
			staff.sends("/question", "影響した回線数の内訳を教えてください。")
			staff.tells("case", test.questioned)

			carrier := person(t, server, "demo-ntt-west", 1280, test.script)
			carrier.goes(server.URL+test.home+"filings", "#waiting")
			carrier.press(`#waiting a`)
			carrier.tells("case", "内訳を教えてください")
			if strings.Contains(carrier.answer(), "担当者だけ") {
				t.Error("the carrier sees a note of staff")
			}
			carrier.sends("/answer", "石川県13万5千、兵庫県8千です。")
			carrier.tells("case", "兵庫県8千です")

			staff.goes(server.URL+test.home+"filings", "#waiting")
			staff.tells("list", test.answered)
			staff.press(`#waiting a`)
			staff.tells("case", "兵庫県8千です")
			staff.settles("checked")
			staff.settles("closed")
			carrier.goes(server.URL+test.home+theirs, "#case")
			carrier.tells("case", map[string]string{"/": "完了", "/en/": "Closed"}[test.home])
		})
	}
}

func TestTheHandlingOfAFilingIsForEverybody(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for width, home := range map[int64]string{320: "/", 1280: "/en/"} {
		staff, carrier := person(t, server, "demo-staff", width, true), person(t, server, "demo-ntt-west", width, true)
		state := func(b *tab, name string) {
			t.Helper()
			name = fmt.Sprintf("%s-%d", name, width)
			b.narrow(width)
			b.check(source, name)
			b.picture(name)
		}
		staff.goes(server.URL+home+theirs, "#case")
		staff.sends("/note", "メモ "+strings.Repeat("長", 200))
		staff.sends("/question", "照会 "+strings.Repeat("x", 200))
		state(staff, "case-questioned")
		carrier.goes(server.URL+home+"filings", "#waiting")
		state(carrier, "case-waiting")
		carrier.goes(server.URL+home+theirs, "#case")
		carrier.press(`form[action$="/answer"] button`)
		carrier.until(`document.activeElement.id === 'summary'`)
		state(carrier, "case-refused")
		carrier.sends("/answer", "回答")
		staff.goes(server.URL+home+"filings", "#waiting")
		state(staff, "case-unread")
		staff.goes(server.URL+home+theirs, "#case")
		staff.settles("checked")
		carrier.amends(server.URL+home+theirs, "概要 "+home)
		staff.goes(server.URL+home+theirs+"?revision=2", "#changes")
		state(staff, "case-amended")
		staff.goes(server.URL+home+"filings?from=whenever&usersMin=x&stage=final", "#summary")
		state(staff, "list-refused")
		staff.goes(server.URL+home+"filings?q=nothing&not.stage=first", ".tags")
		state(staff, "list-empty")
	}
}

// amends gives a filing another summary.
func (b *tab) amends(address, summary string) {
	b.Helper()
	control := filing.ID("summary")
	b.goes(address+"/amend", "#form #"+control)
	b.set(control, summary)
	b.submit(filing.Check, `document.querySelector('[value=send]')`)
	b.submit(filing.Send, `document.getElementById('received')`)
}

// onPaper shows the page as it is printed.
func (b *tab) onPaper() {
	b.Helper()
	b.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
}

func TestTheSheetOfAFilingIsPrintedAsTheMinistryPrintsIt(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for _, width := range []int64{320, 1280} {
		b := person(t, server, "demo-staff", width, true)
		b.goes(server.URL+"/"+theirs+"/sheet", ".sheet")
		b.check(source, "sheet")
		b.narrow(width)
		b.picture(fmt.Sprintf("sheet-%d", width))
		boxes := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll('.sheet > div')].map(d => [d.children[0].innerText, d.children[1].innerText.trim()]))`)
		for name, want := range map[string]string{
			"事業者名": "西日本電信電話株式会社", "発生日時": "2020年6月29日（月）12:11頃", "継続時間": "①2時間36分\n②4時間21分", "影響利用者数": "①135,000回線\n②8,000回線",
			"影響地域":       "①石川県（金沢市、かほく市、河北郡の一部エリア）\n②兵庫県（丹波市の一部エリア）",
			"事業者への問合せ件数": "①発信43件、①着信93件、②発信9件、②着信18件\n（令和2年10月6日16時時点）", "重大な事故に該当する電気通信役務の区分": "一：緊急通報を取り扱う音声伝送役務（IP電話）",
		} {
			if boxes[name] != want {
				t.Errorf("%s is %q, want %q", name, boxes[name], want)
			}
		}
		if got := boxes["再発防止策"]; !strings.HasPrefix(got, "＜事前作業における対策＞\n(1) ") || !strings.Contains(got, "【令和2年7月22日実施済み】") || strings.Count(got, "＜事前作業") != 1 {
			t.Errorf("the measures are %q", got)
		}
	}
}

func TestWhatIsPrintedHasNoNavigation(t *testing.T) {
	server := serveDemonstration(t)
	b := person(t, server, "demo-staff", 1280, true)
	for _, path := range []string{theirs, theirs + "/sheet", "filings"} {
		b.goes(server.URL+"/"+path, "main h1")
		b.onPaper()
		shown := eval[[]string](b, `[...document.querySelectorAll('nav, form, button, select, textarea, #narrow, #files, .skip')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))`)
		if len(shown) > 0 {
			t.Errorf("%s prints %q", path, shown)
		}
		if !eval[bool](b, `document.querySelector('.band').checkVisibility()`) {
			t.Errorf("the print of %s does not say that it is a demonstration", path)
		}
		if columns := eval[string](b, `getComputedStyle(document.querySelector('main')).gridTemplateColumns`); strings.Contains(columns, " ") {
			t.Errorf("%s is printed in columns: %s", path, columns)
		}
		b.picture("paper-" + strings.ReplaceAll(path, "/", "-"))
	}
}

func TestTheListOfFilingsBreaksNoDateAndNoNumber(t *testing.T) {
	server := serveDemonstration(t)
	for _, width := range []int64{320, 390, 1000, 1200, 1280} {
		for _, home := range []string{"/", "/en/"} {
			b := person(t, server, "demo-staff", width, true)
			b.goes(server.URL+home+"filings", "#list .number")
			b.narrow(width)
			broken := eval[[]string](b, `[...document.querySelectorAll('#list th .text, #list .number')].filter(e => e.getClientRects().length > 1 || e.offsetHeight > 40).map(e => e.innerText)`)
			if len(broken) > 0 {
				t.Errorf("at %d pixels, %s breaks %q", width, home, broken)
			}
			if card := eval[string](b, `(e => e.scrollWidth > e.clientWidth ? e.scrollWidth + ' in ' + e.clientWidth : '')(document.getElementById('list'))`); card != "" {
				t.Errorf("at %d pixels, %s: the list is wider than its card: %s", width, home, card)
			}
			b.picture(fmt.Sprintf("list-%d%s", width, strings.ReplaceAll(home, "/", "-")))
		}
	}
}

func TestStaffFindAndAskWithTheKeyboardAlone(t *testing.T) {
	server := serveDemonstration(t)
	b := person(t, server, "demo-staff", 1280, true)
	b.goes(server.URL+"/filings", "#form")
	b.tabTo(`document.activeElement.matches('#q')`)
	b.keys("誤着信")
	b.tabTo(`document.activeElement.matches('#form button')`)
	b.keys(kb.Enter)
	b.until(`document.querySelectorAll('#list tbody tr').length === 1 && document.querySelector('.tags')`)
	b.tabTo(`document.activeElement.matches('#list tbody a')`)
	b.keys(kb.Enter)
	b.until(`location.pathname.endsWith('` + theirs + `') && document.querySelector('#case')`)
	b.tabTo(`document.activeElement.matches('details:has([action$="/question"]) > summary')`)
	b.keys(kb.Enter)
	b.tabTo(`document.activeElement.matches('#question')`)
	b.keys("内訳は？")
	b.tabTo(`document.activeElement.matches('[action$="/question"] button')`)
	b.keys(kb.Enter)
	b.until(`location.search === '?done=question'`)
	b.tells("case", "内訳は？")
	b.tabTo(`document.activeElement.matches('#revisions a, [action$="/withdraw"] button')`)
}
