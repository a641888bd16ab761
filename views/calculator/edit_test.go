package calculator

import (
	"testing"

	"jiko/shared/caseline"
)

func TestButtonsAddAndRemoveParts(t *testing.T) {
	const one, two = "v=1&t=12%3A00&k=voice&u=3%E4%B8%87&e=stop&m=60", "v=1&t=12%3A00&k=voice&u=1&e=stop&k=lpwa&u=2&a=x&e=degrade&n=14%3A00&u=3&e=stop&d=unknown&e=stop&m=5"
	for _, row := range []struct{ query, action, want, id string }{
		{one, "add-service", one + "&k=&u=&e=stop&m=60", "services[1]"},
		{one, "add-impact:0", one + "&u=&e=stop&m=60", "services[0].impacts[1]"},
		{one, "add-phase:0.0", one + "&e=stop&d=until", "services[0].impacts[0].phases[1]"},
		{two, "remove-service:0", "v=1&t=12%3A00&k=lpwa&u=2&a=x&e=degrade&n=14%3A00&u=3&e=stop&d=unknown&e=stop&m=5", "services[0]"},
		{two, "remove-impact:1.0", "v=1&t=12%3A00&k=voice&u=1&e=stop&k=lpwa&u=3&e=stop&d=unknown&e=stop&m=5", "services[1].impacts[0]"},
		{two, "remove-phase:1.1.0", "v=1&t=12%3A00&k=voice&u=1&e=stop&k=lpwa&u=2&a=x&e=degrade&n=14%3A00&u=3&e=stop&m=5", "services[1].impacts[1].phases[0]"},
		{"", "add-service", "v=1&k=&u=", "services[0]"},
		{"v=1&f=satellite&l=yes&e=stop&m=3&g=dslam&x=other-equipment&k=voice&y=yes&c=2019-04-01", "add-service", "v=1&x=other-equipment&g=dslam&f=satellite&l=yes&e=stop&m=3&k=voice&y=yes&k=&u=&c=2019-04-01", "services[1]"},
	} {
		got, id, ok := Edit(row.query + "&do=" + row.action)
		if !ok || got != row.want || id != row.id {
			t.Errorf("%s\n got %s %s %t\nwant %s %s", row.action, got, id, ok, row.want, row.id)
		}
	}
}

func TestWhatNoButtonAsksForIsNotDone(t *testing.T) {
	for _, do := range []string{
		"", "judge", "add-service:0", "add-impact:", "add-impact:7", "add-phase:0", "add-phase:0.0.0", "remove-service", "remove-service:-1",
		"remove-impact:0.9", "remove-phase:0.0.9", "remove-phase:0.x.0", "remove-service:0.0", "add-impact:0.0", "explode", "explode:0.0.0",
	} {
		if got, _, ok := Edit("v=1&k=voice&u=1&e=stop&do=" + do); ok {
			t.Errorf("%q made %s", do, got)
		}
	}
}

func TestTheQueryStringOfADraftIsReadAsTheSameDraft(t *testing.T) {
	for _, query := range queries {
		var d, again caseline.Draft
		d.Parse(query, new(caseline.Reading))
		again.Parse(Query(&d), new(caseline.Reading))
		if Query(&d) != Query(&again) {
			t.Errorf("%s\nbecame %s", Query(&d), Query(&again))
		}
	}
}
