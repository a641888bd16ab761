package browser

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheAnswerFollowsEveryKeystroke(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.visit(server.URL + "/")
	b.fill("occurred", "2026-11-01 12:00")
	b.choose("services[0].kind", "voice")
	b.choose("services[0].impacts[0].phases[0].end", "length")
	b.fill("services[0].impacts[0].phases[0].minutes", "2時間")
	b.fill("services[0].impacts[0].users", "29,99")
	b.run(chromedp.SendKeys(chromedp.CSS(control("services[0].impacts[0].users")), "9"))
	b.expect("重大な事故には該当しません")
	b.fill("services[0].impacts[0].users", "3万")
	b.expect("重大な事故に該当します")
}

func TestAnOngoingIncidentSaysWhenItBecomesSevere(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	b.fill("occurred", "今")
	b.choose("services[0].kind", "voice")
	b.fill("services[0].impacts[0].users", "3万")
	b.until(`document.querySelector('#answer [data-until]')?.textContent.length > 0`)
	before := eval[string](b, `document.querySelector('#answer [data-until]').textContent`)
	b.until(`document.querySelector('#answer [data-until]').textContent !== ` + quoted(before))
	b.picture("ongoing-390")
}

func TestThePermalinkGivesTheSameAnswer(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.visit(server.URL + "/")
	b.choose("services[0].kind", "emergency-voice")
	fy2020[2].type_(b)
	b.expect("重大な事故に該当します")
	b.until(`location.search.endsWith('16:32')`) // what was typed last
	said, address := b.answer(), eval[string](b, `location.href`)
	again := open(t, 1280, 900)
	again.visit(address)
	again.expect("重大な事故に該当します")
	if again.answer() != said {
		t.Errorf("the permalink %s answers\n%s\ninstead of\n%s", address, again.answer(), said)
	}
	if value := eval[string](again, `location.search`); value != eval[string](b, `location.search`) {
		t.Errorf("the address became %s", value)
	}
}

func TestTheUnitOfAnAddressStandsInTheFormInWords(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	for home, want := range map[string]string{"/": "135,000回線", "/en/": "135,000 lines"} {
		b.visit(server.URL + home + "?v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000lines&e=stop&m=156")
		if value := b.value("services[0].impacts[0].users"); value != want {
			t.Errorf("%s: the number stands in the form as %s", home, value)
		}
		b.fill("services[0].impacts[0].phases[0].minutes", "157")
		b.until(`location.search.includes("m=157")`)
		if address := eval[string](b, `location.search`); !strings.Contains(address, "u=135000lines&") {
			t.Errorf("%s: the address became %s", home, address)
		}
	}
}

// A page that stays open while an incident goes on must not read 今 as another moment each minute.
func TestAMomentMeantByTheClockIsWrittenOutOnceItsFieldIsLeft(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	for home, about := range map[string]string{"/": `^20\d\d-\d\d-\d\d 2:10頃$`, "/en/": `^about 20\d\d-\d\d-\d\d 2:10$`} {
		b.visit(server.URL + home)
		for typed, want := range map[string]string{
			"今": `^20\d\d-\d\d-\d\d \d+:\d\d$`, "2時10分頃": about, "令和2年6月29日 12時11分": `^令和2年6月29日 12時11分$`, "いつか": `^いつか$`,
		} {
			b.fill("occurred", typed)
			b.until(`document.getElementById('occurred').value === ` + quoted(typed)) // while it is typed, it stays
			b.run(chromedp.Focus(chromedp.CSS(control("services[0].impacts[0].users"))))
			b.until(`/` + want + `/.test(document.getElementById('occurred').value)`)
			b.until(`!document.getElementById('occurred-error').textContent === ` + strconv.FormatBool(typed != "いつか"))
		}
	}
}

// Whoever presses a link right behind the last keystroke goes on with that keystroke, and finds it again on the way back.
func TestALinkTakesWhatWasTypedLast(t *testing.T) {
	server := serve(t)
	const users = `document.getElementById('services[0].impacts[0].users')`
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	b.fill("occurred", "2020-06-29 12:11")
	b.choose("services[0].kind", "voice")
	for _, leadsTo := range []string{"en", "ja"} {
		typed := map[string]string{"en": "2345", "ja": "6789"}[leadsTo]
		eval[bool](b, `(`+users+`.value = '`+typed+`', `+users+`.dispatchEvent(new Event('input', {bubbles: true})), document.getElementById('language').click(), true)`)
		b.until(`document.documentElement.lang === '` + leadsTo + `' && document.documentElement.classList.contains('live')`)
		if value := b.value("services[0].impacts[0].users"); !strings.HasPrefix(strings.ReplaceAll(value, ",", ""), typed) {
			t.Errorf("%s was typed, and %q stands in the page in the other language", typed, value)
		}
		eval[bool](b, `(history.back(), true)`)
		b.until(`document.documentElement.lang !== '` + leadsTo + `' && document.documentElement.classList.contains('live')`)
		if value := b.value("services[0].impacts[0].users"); !strings.HasPrefix(strings.ReplaceAll(value, ",", ""), typed) {
			t.Errorf("%s was typed, and %q is found on the way back", typed, value)
		}
		b.visit(server.URL + "/en/?" + queries[0])
	}
}

// The field of the beginning of what goes on is folded and empty: what is wrong with it was typed above.
func TestAnIncidentThatLiesAheadIsRefusedWhereItWasTyped(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	b.choose("services[0].kind", "voice")
	b.fill("occurred", "2098-06-29 12:11")
	b.press(".submit button")
	b.until(`document.getElementById('occurred-error').textContent.includes('これから先')`)
	b.until(`document.querySelector('#summary a').hash === '#occurred'`)
	if n := eval[int](b, `document.querySelectorAll('#summary a').length`); n != 1 {
		t.Errorf("it is said %d times", n)
	}
}

func TestTheLinkToAMistakeShowsTheQuestionToo(t *testing.T) {
	server := serve(t)
	const users = "services[0].impacts[0].users"
	for _, height := range []int64{844, 400} {
		b := open(t, 390, height)
		b.visit(server.URL + "/")
		b.fill(users, "たくさん")
		b.press(".submit button")
		b.until(`document.querySelector('#summary [href="#` + users + `"]')`)
		b.press(`#summary [href="#` + users + `"]`)
		b.until(`document.activeElement.id === '` + users + `'`)
		if top := eval[float64](b, `document.getElementById('`+users+`-error').getBoundingClientRect().top`); top < 0 {
			t.Errorf("in a window of %d pixels, what is wrong stands %v above it", height, -top)
		}
	}
}

func TestATextThatIsTooLongIsNamedAndStaysOutOfTheAddress(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	b.choose("services[0].kind", "voice")
	b.until(`location.search.includes('voice')`)
	eval[bool](b, `(e => (e.value = 'あ'.repeat(10240), e.dispatchEvent(new Event('input', {bubbles: true}))))(document.getElementById('services[0].impacts[0].users'))`)
	b.press(".submit button")
	b.until(`document.getElementById('services[0].impacts[0].users-error').textContent.includes('長すぎます')`)
	b.until(`document.title.startsWith('入力の確認')`) // the page has settled
	if n := eval[int](b, `location.search.length`); n > 8192 {
		t.Errorf("the address has %d characters, which no server takes", n)
	}
	b.fill("services[0].impacts[0].users", "3万")
	b.until(`location.search.includes('u=3')`)
}

// A mistake shows once its field is left, and moves what stands below. The press that leaves the field must still be one.
func TestAMistakeThatShowsSwallowsNoPress(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	b.fill("services[0].impacts[0].users", "たくさん")
	b.until(`document.getElementById('answer').innerText.includes('読み取れ')`) // the core has answered
	const button = `button[value="add-service"]`
	b.run(chromedp.ScrollIntoView(chromedp.CSS(button)))
	at := eval[[]float64](b, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(`+quoted(button)+`).getBoundingClientRect())`)
	mouse := func(what input.DispatchMouseEventType) {
		b.run(chromedp.MouseEvent(what, at[0], at[1], chromedp.Button("left"), chromedp.ClickCount(1)))
	}
	mouse(input.DispatchMouseEventTypeMousePressed)
	eval[bool](b, `new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 50))`)
	if said := eval[string](b, `document.getElementById('services[0].impacts[0].users-error').textContent`); said != "" {
		t.Errorf("while the mouse is down, the page says %s", said)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased)
	b.appears("services[1].kind")
	b.until(`document.getElementById('services[0].impacts[0].users-error').textContent`)
}

// queries are asked for comparison between server and browser. None moves with the clock.
var queries = []string{
	"v=1&t=2020-04-30T14:07&k=other&u=166803&e=stop&m=120&e=degrade&m=4892",
	"v=1&t=2020-05-30T12:56&k=internet-access&u=^2200000&e=stop&m=336",
	"v=1&t=2020-06-29T12:11頃&k=emergency-voice&u=135000lines&a=石川県&e=stop&m=156&u=8000lines&a=兵庫県&e=stop&m=261",
	"v=1&t=2020-07-31T02:58&k=other&u=106027&e=stop&n=2020-07-31T11:05頃&e=degrade&b=2020-07-31T11:05頃&n=2020-08-01T02:00",
	"v=1&t=2020-07-31T02:58&k=free-internet&u=~100000&e=stop&m=1439",
	"v=1&t=2020-07-31T02:58&k=voice&u=20000&e=stop&m=130&u=15000&e=stop&m=130&k=lpwa&u=&e=degrade&d=unknown",
	"v=1&t=2007-07-31T02:58&k=voice&u=40000&e=degrade&m=130",
	"v=1&t=2024-01-01T16:10&f=submarine-cable&l=yes&e=stop&m=120&k=other&u=10&e=stop&m=120",
	"v=1&t=2024-01-01T16:10&f=satellite&l=unknown&e=stop&m=90..150&k=other&u=..29999&e=stop&m=90..150",
	"v=1&t=2024-01-01T16:10&f=satellite&l=no&k=other&u=10&e=stop&m=120",
	"v=1&t=2021-01-01T16:10&x=information-leak",
	"v=1&t=2021-01-01T16:10&x=other-equipment&k=internet-access&u=30000..&e=stop&m=10",
	"v=1&t=2021-01-01T16:10&g=base-station&k=internet-access&u=300&e=stop&m=200",
	"v=1&t=2026-05-01T10:00&k=free-messaging-large&u=100000&e=stop&m=239&e=stop&b=2026-05-01T15:00&n=2026-05-01T15:30",
	"v=1&t=2026-05-01T10:00&k=internet-access&u=100000&e=stop&m=60&c=2019-04-01",
	"v=1&t=2026-05-01T10:00&k=voice&u=&e=stop&m=60..180&k=lpwa&u=1000000&e=stop&m=100..900",
	"v=1&t=1990-05-03T10:00&k=voice&u=30000&e=stop&m=120",
	"v=1&t=2020-01-01T16:10&k=voice&u=10&e=stop&m=6000..7200&u=11&e=stop&n=2026-05-30T03:07",
	"v=1&t=2020-01-01T16:10&f=submarine-cable&l=yes&e=stop&m=120&k=other&u=10&e=stop&m=10&k=voice&y=yes&u=1&e=stop&m=120",
	"v=1&t=2020-01-01T16:10&g=base-station&f=satellite&l=unknown&e=stop&m=120&k=other&u=10&e=stop&m=10",
	"v=1&t=2020-01-01T16:10&g=customer-premises&k=other&u=10&e=stop&m=600",
	"v=1&t=2020-13-01&k=voice&u=x&e=stop&m=-1",
	"v=1&k=&u=3万&e=stop",
	"v=1&t=2026-05-01T10:00&k=voice&u=&a=石川県&e=stop&m=120&u=&e=stop&m=120&u=1&e=stop&m=120&k=lpwa&u=&e=stop&m=900",
}

// TestServerAndBrowserDrawTheSame compares the answer that the server draws without JavaScript with the one that the browser
// draws from the JSON of the core, node by node.
func TestServerAndBrowserDrawTheSame(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	for _, home := range []string{"/", "/en/"} {
		for _, query := range queries {
			address := server.URL + home + "?" + (&url.URL{RawQuery: query}).String()[1:]
			b.visit(address)
			b.until(`document.getElementById('answer').querySelector('h2')`)
			for _, id := range []string{"answer", "details"} {
				drawn := eval[string](b, outline(`document.getElementById('`+id+`')`))
				sent := eval[string](b, `fetch(location.origin + `+quoted(home+"?"+query)+`).then(r => r.text()).then(html => {
					const e = new DOMParser().parseFromString(html, 'text/html').getElementById('`+id+`'); return `+outline("e")+`})`)
				if sent != drawn {
					t.Errorf("%s #%s\nserver  %s\nbrowser %s", home+"?"+query, id, differing(sent, drawn), differing(drawn, sent))
				}
			}
		}
	}
}

// outline is an expression that writes down an element's nodes, without what only JavaScript offers.
func outline(element string) string {
	return `(() => { const walk = n => n.nodeType === 3 ? n.data.trim() : n.nodeType !== 1 || n.classList.contains('js') ? '' :
		'<' + n.nodeName.toLowerCase() + [...n.attributes].map(a => ' ' + a.name + '=' + a.value).sort().join('') + '>' +
		[...n.childNodes].map(walk).join('') + '</>'; return walk(` + element + `) })()`
}

// differing is where a text stops being like another one.
func differing(s, other string) string {
	i := 0
	for i < len(s) && i < len(other) && s[i] == other[i] {
		i++
	}
	return "…" + strings.ToValidUTF8(s[max(0, i-150):min(len(s), i+200)], "")
}

func TestThePageWorksWithTheKeyboardAlone(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.visit(server.URL + "/")
	b.tabTo(`document.activeElement.id === 'occurred'`)
	b.keys("2026-11-01 12:00")
	b.tabTo(`document.activeElement.name?.startsWith('k')`)
	b.keys(" ") // the first kind, emergency voice, or the one below
	for range 10 {
		if eval[bool](b, `document.activeElement.checked && document.activeElement.value === 'voice'`) {
			break
		}
		b.keys(kb.ArrowDown)
	}
	b.tabTo(`document.activeElement.id === 'services[0].impacts[0].users'`)
	b.keys("10万")
	b.tabTo(`document.activeElement.name?.startsWith('d')`)
	for range 5 {
		if eval[bool](b, `document.activeElement.value === 'length'`) {
			break
		}
		b.keys(kb.ArrowDown)
	}
	b.tabTo(`document.activeElement.id === 'services[0].impacts[0].phases[0].minutes'`)
	b.keys("1時間")
	b.expect("重大な事故に該当します")
	b.tabTo(`document.activeElement.value === 'add-service'`)
	b.keys(kb.Enter)
	b.until(`document.getElementById('services[1].kind')?.closest('.service').contains(document.activeElement)`)
}

// tabTo presses the tabulator until a condition holds, and fails where the focus cannot be seen on the way.
func (b *tab) tabTo(condition string) {
	b.Helper()
	for range 80 {
		b.keys(kb.Tab)
		if !eval[bool](b, `(e => e === document.body || e.matches(':focus-visible'))(document.activeElement)`) {
			b.Errorf("the focus cannot be seen on %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
		}
		if eval[bool](b, `!!(`+condition+`)`) {
			return
		}
	}
	b.Fatalf("the tabulator never came to %s", condition)
}

func (b *tab) keys(keys string) {
	b.Helper()
	b.run(chromedp.KeyEvent(keys))
}
