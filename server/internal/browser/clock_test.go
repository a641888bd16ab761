package browser

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"jiko/shared/civil"
)

// The clock of the page, which stands until the test sets it forward, and what the page says aloud and when it has settled.
const clockwork = `
	window.clock = %d
	Date.now = () => window.clock
	window.settled = 0
	const replace = history.replaceState
	history.replaceState = function () { window.settled++; return replace.apply(this, arguments) }
	window.said = []
	addEventListener('DOMContentLoaded', () => {
		const live = document.getElementById('live')
		new MutationObserver(() => window.said.push(live.textContent)).observe(live, {childList: true, characterData: true, subtree: true})
	})`

// withClockwork stops the clock of the pages that are loaded from now on, at the beginning of this minute: what a test says of minutes
// must not hang on the seconds that a page takes to load.
func (b *tab) withClockwork() (now time.Time) {
	b.Helper()
	now = time.Now().Truncate(time.Minute)
	b.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: fmt.Sprintf(clockwork, now.UnixMilli()),
		})
		return err
	}))
	return now
}

// hearing does something and waits until the page has said what there is to say about it.
func (b *tab) hearing(do func()) {
	b.Helper()
	before := eval[int](b, `window.settled`)
	do()
	b.until(fmt.Sprintf(`window.settled > %d`, before))
}

// later sets the clock of the page forward.
func (b *tab) later(by time.Duration) {
	eval[bool](b, fmt.Sprintf(`!!(window.clock += %d)`, by.Milliseconds()))
}

// said are the sentences that a screen reader was given since the last time.
func (b *tab) said() []string { return eval[[]string](b, `window.said.splice(0)`) }

// inAddress is a moment as an address writes it.
func inAddress(moment time.Time) string {
	return string(civil.FromUnix(moment.Unix()).Append(nil))[:len("2006-01-02T15:04")]
}

func TestTheClockGoesOnAndIsHeardOnlyOnceItChangesTheAnswer(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	now := b.withClockwork()
	b.visit(server.URL + "/?v=1&k=voice&u=30000&e=stop&t=" + inAddress(now.Add(-50*time.Minute)))
	b.expect("まだ重大な事故ではありません")
	b.until(`window.settled > 0`)
	b.hearing(func() { b.later(5 * time.Minute) })
	b.expect("55分（継続中）")
	if said := b.said(); len(said) != 0 {
		t.Errorf("five minutes later, before anything changed, the page says %q", said)
	}
	b.hearing(func() { b.later(70 * time.Minute) })
	b.expect("重大な事故に該当します")
	if said := b.said(); len(said) != 1 {
		t.Errorf("once it is severe, the page says %q", said)
	}
	b.hearing(func() { b.later(time.Hour) })
	b.expect("3時間")
	if said := b.said(); len(said) != 0 {
		t.Errorf("an hour later, still severe, the page says %q", said)
	}
	b.hearing(func() { b.fill("services[0].impacts[0].users", "4万") })
	if said := b.said(); len(said) == 0 {
		t.Error("another number goes unheard")
	}
}

func TestATabBehindOthersSaysInItsTitleThatItBecameSevere(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	now := b.withClockwork()
	b.visit(server.URL + "/?v=1&k=voice&u=30000&e=stop&t=" + inAddress(now.Add(-50*time.Minute)))
	b.until(`document.title.startsWith('まだ重大な事故ではありません')`)
	eval[bool](b, `!!Object.defineProperty(document, 'hidden', {get: () => true})`)
	b.later(70 * time.Minute)
	b.until(`document.title.startsWith('重大な事故に該当します')`)
}

func TestDaysLeftGoOnOverMidnight(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	now := b.withClockwork()
	b.visit(server.URL + "/?v=1&k=voice&u=30000&e=stop&m=120&t=" + inAddress(now.Add(-24*time.Hour)))
	b.expect("重大な事故に該当します")
	const left = `Number(document.querySelector('.left').textContent.match(/\d+/)[0])`
	before := eval[int](b, left)
	b.later(24 * time.Hour)
	b.until(fmt.Sprintf(`%s === %d`, left, before-1))
}

func TestAMistakeIsHeardWithWhatToDo(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	now := b.withClockwork()
	b.visit(server.URL + "/?v=1&k=voice&u=30000&e=stop&m=120&t=" + inAddress(now.Add(-24*time.Hour)))
	b.until(`window.settled > 0`)
	b.fill("services[0].impacts[0].users", "たくさん")
	b.until(`window.said.at(-1)?.includes('「たくさん」を読み取れません')`)
}
