package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiko/server/internal/account"
	"jiko/views/filing"
	"jiko/views/words"
)

// newFiling is where the first incident of the tests is filed, amendedFiling where one of the demonstration is amended.
var (
	newFiling     = "/filings/new?" + queries[0]
	amendedFiling = "/filings/2020-000001-4/amend"
)

// valueOf is what stands in the control of that id.
func (b *tab) valueOf(id string) string {
	b.Helper()
	return eval[string](b, `document.getElementById(`+quoted(id)+`).value`)
}

// tells waits until a part of the page says a sentence, up to its first place for a value.
func (b *tab) tells(id, sentence string) {
	b.Helper()
	for piece := range strings.SplitSeq(sentence, "{time}") {
		b.until(`document.getElementById(` + quoted(id) + `)?.textContent.includes(` + quoted(piece) + `)`)
	}
}

// saved waits until everything that was typed is saved.
func (b *tab) saved() {
	b.Helper()
	b.tells("saving", words.Japanese.Drafts.Saved)
}

// endSession ends the session of the browser without its page, as time does.
func (b *tab) endSession() {
	b.Helper()
	b.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.ClearBrowserCookies, cdp.Empty{})
		return err
	}))
}

// beginSession signs in as if in another tab of the browser.
func (b *tab) beginSession(login string) {
	b.Helper()
	eval[bool](b, `fetch('/sign-in', {method: 'POST', body: new URLSearchParams({login: `+quoted(login)+`, password: `+quoted(account.DemonstrationPassword)+`})}).then(r => r.ok)`)
	eval[bool](b, `dispatchEvent(new Event('focus'))`)
}

// clicks presses the button of that value, which loads another page, and waits for a part of that.
func (b *tab) clicks(value, then string) {
	b.Helper()
	eval[bool](b, `window.before = true`)
	b.press(`button[value=` + value + `]:not(.unseen)`)
	b.until(`!window.before && document.querySelector(` + quoted(then) + `)?.offsetParent`)
}

func TestADraftIsSavedWithoutAPressAndGoneOnWithInAnotherBrowser(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("summary-text", "書きかけの概要")
	b.saved()
	if got := eval[string](b, `document.activeElement.id`); got != "summary-text" {
		t.Errorf("saving moved the focus to %q", got)
	}
	if got := eval[string](b, `location.pathname`); !strings.HasPrefix(got, "/filings/drafts/") {
		t.Errorf("loading the page again would not bring the draft back: %s", got)
	}
	b.run(chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS("#form")))
	if got := b.valueOf("summary-text"); got != "書きかけの概要" {
		t.Errorf("loaded again, the form says %q", got)
	}

	other := open(t, 390, 844)
	other.signIn(server.URL, "demo-canon")
	other.goes(server.URL+"/filings", "#drafts")
	other.press("#drafts a")
	other.appears("summary-text")
	if got := other.valueOf("summary-text"); got != "書きかけの概要" {
		t.Errorf("in another browser, the form says %q", got)
	}
	other.fill("summary-text", "ほかの端末で直した")
	other.saved()
	b.fill("summary-text", "こちらでも直した")
	b.tells("saving", words.Japanese.Drafts.Split)
	if got := b.valueOf("summary-text"); got != "こちらでも直した" {
		t.Errorf("who was slower now reads %q", got)
	}
	b.run(chromedp.Navigate(server.URL + "/filings"))
	b.until(`document.querySelectorAll('#drafts tbody tr').length === 2`)
	drafts := eval[[]string](b, `[...document.querySelectorAll('#drafts tbody a')].map(a => a.href)`)
	b.endSession()
	b.signIn(server.URL, "demo-docomo")
	for _, address := range drafts {
		if status := eval[int](b, `fetch(`+quoted(address)+`).then(r => r.status)`); status != 404 {
			t.Errorf("another carrier asks for a draft and is answered %d", status)
		}
	}
}

func TestWhatIsTypedIsSavedWhenThePageIsLeft(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("summary-text", "すぐに離れた")
	b.run(chromedp.Navigate(server.URL + "/filings"))
	b.until(`(fetch('/filings').then(r => r.text()).then(t => { window.listed = t.includes('id="drafts"') }), window.listed)`)
	b.run(chromedp.Reload())
	b.press("#drafts a")
	b.appears("summary-text")
	if got := b.valueOf("summary-text"); got != "すぐに離れた" {
		t.Errorf("the form says %q", got)
	}
}

func TestASessionThatEndsWhileTypingGoesOnAfterSigningIn(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.endSession()
	b.fill("summary-text", "期限が切れたあとの言葉")
	b.tells("saving", words.Japanese.Drafts.Ended)
	if got := eval[string](b, `document.querySelector('#saving a').target + document.activeElement.id`); got != "_blanksummary-text" {
		t.Errorf("signing in leads away, or the focus moved: %q", got)
	}
	b.beginSession("demo-canon")
	b.saved()
	b.run(chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS("#form")))
	if got := b.valueOf("summary-text"); got != "期限が切れたあとの言葉" {
		t.Errorf("the form says %q", got)
	}
	b.fill("carrierRef", "期限切れ")
	b.choose("stage", "first")
	b.clicks("check", "#sending")
	b.endSession()
	b.press(`button[value=send]`)
	b.tells("sending", words.Japanese.Drafts.SendAs)
	b.beginSession("demo-canon")
	b.clicks("send", "#received")
}

func TestASessionThatEndsInTheMiddleLosesNothingWithoutJavaScript(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 320, 844)
	b.withoutScript()
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("summary-text", "スクリプトなしの言葉")
	b.endSession()
	b.clicks("check", "#held")
	b.run(chromedp.SendKeys(chromedp.CSS(`[name=login]`), "demo-canon"),
		chromedp.SendKeys(chromedp.CSS(`[name=password]`), account.DemonstrationPassword+"\r"))
	b.appears("incident")
	if got := b.valueOf("summary-text"); got != "スクリプトなしの言葉" {
		t.Errorf("the form says %q", got)
	}
	b.clicks("save", "#saving")
	b.run(chromedp.Navigate(server.URL+"/filings"), chromedp.WaitVisible(chromedp.CSS("#drafts")))
	b.press(`#drafts a[href$="/delete"]`)
	b.press(`form[action$="/delete"] button`)
	b.appears("list")
	if there := eval[bool](b, `document.getElementById('drafts') !== null`); there {
		t.Error("the draft is still there")
	}
}

func TestTwoWhoAmendAtOnceLoseNothing(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	fast, slow := open(t, 1280, 900), open(t, 390, 844)
	for _, b := range []*tab{fast, slow} {
		b.signIn(server.URL, "demo-canon")
		b.load(server.URL + amendedFiling)
	}
	fast.toStep("rest")
	slow.toStep("rest")
	fast.fill("annex-pressRelease", "先の人の報道発表")
	slow.fill("annex-other", "あとの人のその他")
	fast.clicks("check", "#changes")
	fast.clicks("send", "#received")
	slow.clicks("check", "#meanwhile")
	slow.check(source, "what changed meanwhile")
	slow.tells("meanwhile", "先の人の報道発表")
	if mine, theirs := slow.valueOf("annex-other"), slow.valueOf("annex-pressRelease"); mine != "あとの人のその他" || theirs != "先の人の報道発表" {
		t.Errorf("the form says %q and %q", mine, theirs)
	}
	slow.clicks("check", "#changes")
	slow.check(source, "the changes of the second")
	slow.clicks("send", "#received")
	slow.tells("main", "あとの人のその他")
	slow.tells("main", "先の人の報道発表")
}

func TestRowsAreAddedAndRemovedWithTheKeyboardAlone(t *testing.T) {
	server := serveDemonstration(t)
	for _, script := range []bool{true, false} {
		b := open(t, 1280, 900)
		if !script {
			b.withoutScript()
		}
		b.signIn(server.URL, "demo-canon")
		b.load(server.URL + newFiling)
		b.toStep("response")
		b.tabTo(`document.activeElement.value === 'add:annex.measures'`)
		b.keys(kb.Enter)
		b.appears("annex-measures-0-title")
		b.tabTo(`document.activeElement.id === 'annex-measures-0-title'`)
		b.keys("残る")
		b.tabTo(`document.activeElement.value === 'add:annex.measures'`)
		b.keys(kb.Enter)
		b.appears("annex-measures-1-title")
		b.tabTo(`document.activeElement.value === 'remove:annex.measures:1'`)
		b.keys(kb.Enter)
		b.until(`!document.getElementById('annex-measures-1-title') && document.getElementById('annex-measures-0-title')?.value === '残る'`)
		b.tabTo(`document.activeElement.value === 'remove:annex.measures:0'`)
	}
}

func TestWhatIsWrongIsSaidOnceTheFieldIsLeft(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("known", "きのう")
	b.saved()
	if got := eval[string](b, `document.getElementById('known-error').textContent`); got != "" {
		t.Errorf("said while it is typed: %q", got)
	}
	b.keys(kb.Tab)
	b.until(`document.getElementById('known-error').textContent && document.getElementById('known').getAttribute('aria-invalid') === 'true'`)
	if got := eval[string](b, `document.getElementById('stage-error').textContent`); got != "" {
		t.Errorf("said of a question that nobody has come to: %q", got)
	}
	if focused := eval[bool](b, `document.activeElement.id !== 'known' && document.activeElement !== document.body`); !focused {
		t.Error("the focus moved")
	}
	b.fill("known", "2026-04-05")
	b.until(`!document.getElementById('known-error').textContent && !document.getElementById('known').hasAttribute('aria-invalid')`)
}

// cutting is a server that cuts the connection after a filing was received, as often as it is told.
func cutting(t *testing.T, behind http.Handler, cuts *atomic.Int32) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/filings") && cuts.Add(-1) >= 0 {
			behind.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		}
		behind.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestAFilingWhoseAnswerIsLostLeadsToItsReceipt(t *testing.T) {
	var cuts atomic.Int32
	server := cutting(t, serveDemonstration(t).Config.Handler, &cuts)
	b := open(t, 1280, 900)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	b.fill("carrierRef", "切れた回線")
	b.choose("stage", "first")
	cuts.Store(2)
	b.fill("summary-text", "切れても残る")
	b.saved()
	b.clicks("check", "#sending")
	cuts.Store(2)
	b.clicks("send", "#received")
	b.tells("main", "切れても残る")
	b.run(chromedp.Navigate(server.URL+"/filings"), chromedp.WaitVisible(chromedp.CSS("#list")))
	if n := eval[int](b, `[...document.querySelectorAll('#list .small')].filter(e => e.textContent.includes('切れた回線')).length`); n != 1 {
		t.Errorf("filed %d times", n)
	}
}

func TestAPressWithoutAConnectionShowsWhyNothingHappens(t *testing.T) {
	var cuts atomic.Int32
	server := cutting(t, serveDemonstration(t).Config.Handler, &cuts)
	b := open(t, 390, 844)
	b.signIn(server.URL, "demo-canon")
	b.load(server.URL + newFiling)
	cuts.Store(1000)
	b.fill("carrierRef", "切れた回線")
	eval[bool](b, `scrollTo(0, 0), true`)
	b.press(`button[value="show:rest"]`)
	b.until(`(r => r.top >= 0 && r.bottom <= innerHeight && r.height > 0)(document.getElementById('saving').getBoundingClientRect())`)
	b.tells("saving", words.Japanese.Drafts.Trying)
	cuts.Store(0)
	b.saved()
}

func TestAxeFindsNothingOnThePagesOfDrafts(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for _, width := range []int64{320, 1280} {
		b := open(t, width, 844)
		b.signIn(server.URL, "demo-canon")
		b.load(server.URL + "/en" + newFiling)
		b.fill("summary-text", "a draft")
		b.until(`location.pathname.startsWith('/en/filings/drafts/')`)
		b.fill("known", "yesterday")
		b.keys(kb.Tab)
		b.until(`document.getElementById('known-error').textContent`)
		b.check(source, "a form with a mistake")
		b.run(chromedp.Navigate(server.URL+"/en/filings"), chromedp.WaitVisible(chromedp.CSS("#drafts")))
		b.check(source, "the list with a draft")
		if wide := eval[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
			t.Errorf("at %d pixels, the list is %d wide", width, wide)
		}
		b.picture(fmt.Sprintf("drafts-%d", width))
		b.press(`#drafts a[href$="/delete"]`)
		b.until(`document.querySelector('#draft form')`)
		b.check(source, "the question whether to delete a draft")
		b.narrow(width)
		b.picture(fmt.Sprintf("discard-%d", width))
		b.load(server.URL + newFiling)
		b.until(`document.getElementById('offers')`)
		b.fill("known", "2026-04-05")
		b.fill("carrierRef", fmt.Sprint("A-", width))
		b.choose("stage", "first")
		b.saved()
		b.picture(fmt.Sprintf("draft-%d", width))
		b.clicks("check", "#sending")
		b.check(source, "the answers before they are sent")
		b.endSession()
		b.press(`[value="` + filing.Show + `rest"]`)
		b.until(`document.getElementById('held')`)
		b.check(source, "the sign-in that holds a form")
	}
}
