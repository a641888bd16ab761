package browser

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"jiko/views/words"
)

func TestThePageWorksOfflineAfterTheFirstVisit(t *testing.T) {
	server := serve(t)
	b := open(t, 390, 844)
	b.visit(server.URL + "/")
	eval[bool](b, `navigator.serviceWorker.ready.then(() => true)`)
	b.until(`navigator.serviceWorker.controller !== null`)
	server.CloseClientConnections()
	server.Close()
	b.visit(server.URL + "/?v=1&t=2020-05-30T12:56&k=internet-access&u=^2200000lines&e=stop&m=336")
	b.expect("重大な事故に該当します")
	if value := b.value("services[0].impacts[0].users"); value != "最大2,200,000回線" {
		t.Errorf("the number of the address stands in the form as %s", value)
	}
	b.fill("services[0].impacts[0].users", "1000人")
	b.expect("重大な事故には該当しません")
	b.visit(server.URL + "/en/")
	b.until(`document.documentElement.lang === 'en'`)
	for address, catalog := range map[string]*words.Catalog{"/filings/new?v=1": &words.Japanese, "/en/filings": &words.English} {
		b.run(chromedp.Navigate(server.URL + address)) // what needs the server says so, in the language of its address
		b.until(`document.querySelector('h1')?.textContent === "` + catalog.Site.Unreached.Title + `"`)
		if again := eval[string](b, `document.querySelector('main a').href`); again != server.URL+address {
			t.Errorf("%s is tried again at %s", address, again)
		}
		b.picture("unreached-" + catalog.Lang)
	}
}

func TestNothingIsWiderThanANarrowTelephone(t *testing.T) {
	server := serve(t)
	for _, width := range []int64{320, 390, 1280} {
		b := open(t, width, 700)
		for i, query := range append(queries, "") {
			for _, home := range []string{"/", "/en/"} {
				b.visit(server.URL + home + "?" + query)
				b.until(`document.getElementById('answer').querySelector('h2')`)
				if wide := eval[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
					t.Errorf("at %d pixels, %s?%s is %d wide: %s", width, home, query, wide, eval[string](b, fmt.Sprintf(
						`[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > %d).map(e => e.outerHTML.slice(0, 80)).slice(0, 3).join('\n')`, width)))
				}
				if i == 2 || query == "" {
					b.picture(fmt.Sprintf("page-%d-%d-%s", width, i, map[string]string{"/": "ja", "/en/": "en"}[home]))
				}
			}
		}
	}
}

func TestBothLanguagesSayTheAnswerAndLeadToEachOther(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.visit(server.URL + "/?" + queries[3])
	b.expect("重大な事故に該当します")
	b.press("#language")
	b.until(`document.documentElement.lang === 'en' && document.documentElement.classList.contains('live')`)
	b.expect("severe incident")
	b.expect("電気通信事業法施行規則") // the official words stay beside
	b.press("#language")
	b.until(`document.documentElement.lang === 'ja'`)
	b.expect("重大な事故に該当します")
}

func TestNothingIsAskedOfAnotherHost(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.visit(server.URL + "/?" + queries[2])
	foreign := eval[[]string](b, `performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))`)
	if len(foreign) > 0 {
		t.Errorf("asked of other hosts: %v", foreign)
	}
}

// dark sets the colours that the browser prefers.
func (b *tab) dark(on bool) {
	value := "light"
	if on {
		value = "dark"
	}
	b.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
		})
		return err
	}))
}
