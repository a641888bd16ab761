package filing

import (
	"maps"
	"slices"
	"testing"
)

// draftWith is a draft with those controls: names and values by turns.
func draftWith(namesAndValues ...string) Draft {
	d := Draft{}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		d[namesAndValues[i]] = append(d[namesAndValues[i]], namesAndValues[i+1])
	}
	return d
}

func TestWhatWasTypedIsBroughtToTheNewestRevision(t *testing.T) {
	const one, two = "annex.measures[0].title", "annex.measures[1].title"
	for name, c := range map[string]struct{ typed, began, newest, want Draft }{
		"nobody changed it":                    {draftWith("summary", "一"), draftWith("summary", "一"), draftWith("summary", "一"), draftWith("summary", "一")},
		"the other changed it":                 {draftWith("summary", "一"), draftWith("summary", "一"), draftWith("summary", "二"), draftWith("summary", "二")},
		"who typed changed it":                 {draftWith("summary", "二"), draftWith("summary", "一"), draftWith("summary", "一"), draftWith("summary", "二")},
		"both changed it":                      {draftWith("summary", "三"), draftWith("summary", "一"), draftWith("summary", "二"), draftWith("summary", "三")},
		"who typed emptied it":                 {draftWith("summary", ""), draftWith("summary", "一"), draftWith("summary", "一"), draftWith("summary", "")},
		"the other emptied it":                 {draftWith("summary", "一"), draftWith("summary", "一"), draftWith(), draftWith()},
		"a browser writes lines otherwise":     {draftWith("summary", "一\r\n二"), draftWith("summary", "一\n二"), draftWith("summary", "三"), draftWith("summary", "三")},
		"an empty control is none":             {draftWith("summary", ""), draftWith(), draftWith("summary", "三"), draftWith("summary", "三")},
		"regions in another order":             {draftWith("regions", "兵庫県", "regions", "石川県"), draftWith("regions", "石川県", "regions", "兵庫県"), draftWith("regions", "石川県"), draftWith("regions", "石川県")},
		"the other added a row":                {draftWith(one, "一"), draftWith(one, "一"), draftWith(one, "一", two, "二"), draftWith(one, "一", two, "二")},
		"who typed added a row":                {draftWith(one, "一", two, "二"), draftWith(one, "一"), draftWith(one, "一"), draftWith(one, "一", two, "二")},
		"both changed rows of a list":          {draftWith(one, "三"), draftWith(one, "一"), draftWith(one, "一", two, "二"), draftWith(one, "三")},
		"who typed removed a row":              {draftWith(one, "二"), draftWith(one, "一", two, "二"), draftWith(one, "一", two, "二"), draftWith(one, "二")},
		"who typed has just added a blank row": {draftWith(one, "一", two, ""), draftWith(one, "一"), draftWith(one, "二"), draftWith(one, "一", two, "")},
	} {
		if got := Merge(c.typed, c.began, c.newest); !maps.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestARowIsBlankUntilSomethingIsTypedIntoIt(t *testing.T) {
	d := draftWith("annex.measures[0].title", " ", "annex.measures[1].text", "x", "summary", "")
	for name, want := range map[string]bool{
		"annex.measures[0].title": true, "annex.measures[1].title": false, "annex.measures[2].title": true, "summary": false, "x[0].title": false, "annex.measures[x].title": false,
	} {
		if got := d.Blank(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
