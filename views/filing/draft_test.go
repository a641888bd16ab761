package filing

import (
	"net/url"
	"testing"
)

func TestRowsComeAndGo(t *testing.T) {
	d := Draft(url.Values{"annex.measures[0].title": {"一"}, "annex.measures[1].title": {"二"}, "annex.measures[1].state": {"done"}})
	if at, ok := d.Edit("add:annex.measures"); !ok || at != "annex-measures" || d.Rows("annex.measures") != 3 {
		t.Errorf("%s %v %v", at, ok, d)
	}
	if _, ok := d.Edit("remove:annex.measures:0"); !ok || d.Rows("annex.measures") != 2 || d.Get("annex.measures[0].title") != "二" || d.Get("annex.measures[0].state") != "done" {
		t.Errorf("%v", d)
	}
	for _, do := range []string{"", "add", "add:x", "add:summary", "remove:annex.measures", "remove:annex.measures:2", "remove:annex.measures:-1", "check"} {
		if _, ok := d.Edit(do); ok {
			t.Errorf("%q does something: %v", do, d)
		}
	}
}

func TestTidyingLetsGoOfEmptyRowsAndOfWhatNobodyAsked(t *testing.T) {
	d := Draft(url.Values{
		"annex.measures[0].title": {" "}, "annex.measures[3].title": {"三"}, "annex.measures[3].date": {"x"}, "annex.measures[100].title": {"x"},
		"annex.notices[0].at": {""}, "do": {"check"}, "summary": {"x"}, "carrier": {"x"}, "annex.measures[0].x": {"x"}, "[": {"x"}, "annex.measures[": {"x"},
	})
	d.Tidy()
	if d.Rows("annex.measures") != 1 || d.Get("annex.measures[0].title") != "三" || d.Get("annex.measures[0].date") != "x" || d.Get("summary") != "x" {
		t.Errorf("%v", d)
	}
	for _, name := range []string{"do", "carrier", "annex.notices[0].at", "annex.measures[100].title", "annex.measures[0].x", "["} {
		if _, there := d[name]; there {
			t.Errorf("%s stays: %v", name, d)
		}
	}
}
