package site

import (
	"net/http"
	"strings"
	"testing"
)

// budget is what a first visit may cost in bytes, compressed as a browser asks for it: the page and all that it loads.
const budget = 60_000

func TestAFirstVisitStaysInTheBudget(t *testing.T) {
	total := 0
	cost := func(address string) {
		w := get(real(), address, "Accept-Encoding", "gzip, deflate, br, zstd")
		if w.Code != http.StatusOK {
			t.Errorf("the page names %s, which answers %d", address, w.Code)
			return
		}
		t.Logf("%6d %s", w.Body.Len(), address)
		total += w.Body.Len()
	}
	cost("/")
	for address := range loads(t, get(real(), "/").Body.String()) {
		cost(address)
	}
	t.Logf("%6d of %d", total, budget)
	if total > budget {
		t.Errorf("a first visit costs %d bytes, the budget is %d", total, budget)
	}
}

// loads are the addresses that a page makes a browser load: by its elements, and by the addresses in its setup.
func loads(t *testing.T, page string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for element, attribute := range map[string]string{"link": "href", "script": "src", "img": "src"} {
		for _, attributes := range elements(t, strings.NewReader(page), element) {
			if address := attributes[attribute]; strings.HasPrefix(address, "/") && attributes["rel"] != "alternate" {
				found[address] = true
			}
		}
	}
	for piece := range strings.SplitSeq(page, `"`) {
		if strings.HasPrefix(piece, "/static/") || strings.HasPrefix(piece, "/sw.js") {
			found[piece] = true
		}
	}
	return found
}
