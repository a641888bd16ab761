package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiko/views/words"
)

func TestWhatHasNotHappenedCannotBeFiled(t *testing.T) {
	d := newDesk(t, nil) // it is 2020-07-01T12:00
	b := d.signs("alpha")
	for about, test := range map[string]struct {
		query string
		paths string // of what lies in the future
	}{
		"the last moment that a clock may be ahead": {"v=1&t=2020-07-01T12:14&k=voice&u=30000&e=stop&m=1", ""},
		"a minute later":           {"v=1&t=2020-07-01T12:16&k=voice&u=30000&e=stop&m=1", "occurred services[0].impacts[0].phases[0].minutes"},
		"a mistyped year":          {"v=1&t=2021-06-29T12:11&k=voice&u=30000&e=stop&m=156", "occurred services[0].impacts[0].phases[0].minutes"},
		"a length until now":       {"v=1&t=2020-07-01T10:00&k=voice&u=30000&e=stop&m=135", ""},
		"a length into the future": {"v=1&t=2020-07-01T10:00&k=voice&u=30000&e=stop&m=136", "services[0].impacts[0].phases[0].minutes"},
		"an end until now":         {"v=1&t=2020-07-01T10:00&k=voice&u=30000&e=stop&b=2020-07-01T10:00&n=2020-07-01T12:15", ""},
		"an end in the future":     {"v=1&t=2020-07-01T10:00&k=voice&u=30000&e=stop&b=2020-07-01T10:00&n=2020-07-01T12:16", "services[0].impacts[0].phases[0].to"},
		"an end of the facility's": {"v=1&t=2020-07-01T10:00&f=satellite&l=yes&e=stop&b=2020-07-01T10:00&n=2021-07-01T12:00&k=voice&u=30000&e=stop&m=1", "phases[0].to"},
		"what goes on":             {"v=1&t=2020-07-01T10:00&k=voice&u=30000&e=stop&b=2020-07-01T10:00", ""},
	} {
		t.Run(about, func(t *testing.T) {
			in := d.asked(&visit{catalog: &words.Japanese}, test.query)
			if !in.Inquiry.Answered {
				t.Fatalf("%+v", in.Inquiry.Reading)
			}
			var paths []string
			for _, p := range ahead(&in.Inquiry.Incident, in.Now) {
				paths = append(paths, strings.TrimPrefix(p.Name, "incident."))
			}
			if got := strings.Join(paths, " "); got != test.paths {
				t.Errorf("%q, want %q", got, test.paths)
			}
		})
	}
	for _, do := range []string{"check", "send"} {
		form := url.Values{"do": {do}, "carrierRef": {"A-1"}, "stage": {"first"}}
		root := b.page(b.do(http.MethodPost, "/filings/new?v=1&t=2021-06-29T12:11&k=voice&u=30000&e=stop&m=156", form), http.StatusUnprocessableEntity)
		if got := textOf(b.byID(root, "summary")); !strings.Contains(got, words.Japanese.Result.Problems["in-future"]) {
			t.Errorf("%s: %s", do, got)
		}
	}
}
