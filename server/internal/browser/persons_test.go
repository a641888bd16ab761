package browser

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"jiko/server/internal/account"
)

// signIn signs an account of the demonstration in.
func (b *tab) signIn(address, login string) {
	b.Helper()
	b.run(chromedp.Navigate(address+"/sign-in"), chromedp.WaitVisible(chromedp.CSS(`[name=password]`)),
		chromedp.SendKeys(chromedp.CSS(`[name=login]`), login),
		chromedp.SendKeys(chromedp.CSS(`[name=password]`), account.DemonstrationPassword+"\r"))
	b.until(`document.querySelector('form[action$="sign-out"]')`)
}

// pages are the pages of each role.
var pages = map[string][]string{
	"demo-canon": {"account", "filings", "filings/deadlines?report=periodic", "filings/2020-000001-4", "filings/new?" + queries[0], "filings/2020-000001-4/amend", "unreached"},
	"demo-staff": {"account", "filings", "filings?severe=yes&not.stage=first&sort=-users", "filings?q=nothing&usersMin=3", theirs + "?revision=1&against=1", "filings?q=" + url.QueryEscape("メール"), "filings/2020-000003-8"},
	"demo-admin": {"admin/accounts", "admin/account?login=demo-canon", "admin/carriers", "admin/ledger", "admin/ledger?action=sign-in-failed"},
}

func TestEveryPageOfAPersonIsForEverybody(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for login, paths := range pages {
		for _, width := range []int64{320, 1280} {
			b := open(t, width, 844)
			b.signIn(server.URL, login)
			for _, path := range paths {
				for _, home := range []string{"/", "/en/"} {
					b.run(chromedp.Navigate(server.URL+home+path), chromedp.WaitVisible(chromedp.CSS("main h1")))
					if status := eval[int](b, `performance.getEntriesByType('navigation')[0].responseStatus`); status != 200 {
						t.Errorf("%s is answered %d on %s", login, status, path)
					}
					if wide := eval[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
						t.Errorf("at %d pixels, %s is %d wide", width, home+path, wide)
					}
					b.check(source, home+path)
					if home == "/" {
						b.picture(fmt.Sprintf("%s-%d-%s", login, width, strings.NewReplacer("/", "-", "?", "-", "&", "-").Replace(path[:min(len(path), 24)])))
					}
				}
			}
		}
	}
}

func TestACarrierDoesNotSeeTheFilingOfAnother(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 844)
	b.signIn(server.URL, "demo-canon")
	for _, path := range []string{"/filings/2020-000003-8", "/filings/2020-000003-8/amend", "/admin/accounts"} {
		if status := eval[int](b, `fetch(`+quoted(path)+`).then(r => r.status)`); status != 404 {
			t.Errorf("%s answers %d", path, status)
		}
	}
}
