package site

import (
	"testing"

	"jiko/server/internal/account"
	pages "jiko/views/account"
)

func TestBrowsersAreKnownByHowTheyNameThemselves(t *testing.T) {
	for agent, want := range map[string]pages.Session{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36":                         {Browser: "Chrome", System: "Windows"},
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0":           {Browser: "Edge", System: "Windows"},
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                                  {Browser: "Firefox", System: "Linux"},
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1": {Browser: "Safari", System: "iOS"},
		"curl/8.5.0": {}, "": {}, "\x00漢\xff": {},
	} {
		want.Agent = agent
		if got := shownSessions([]account.Session{{Agent: agent}}); got[0] != want {
			t.Errorf("%q: %+v", agent, got[0])
		}
	}
}
