package calculator

import (
	"strings"
	"testing"
)

func TestTheCalendarHasTheLastDays(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		in := input(lang, queries[3])
		file := string(AppendICS(nil, lang, in.Inquiry, noon, "https://jiko.example/?"+in.canonical()))
		for _, want := range []string{
			"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "DTSTART;VALUE=DATE:20200729\r\n", "DTSTART;VALUE=DATE:20200831\r\n",
			"UID:severe-report-" + digest([]byte(in.canonical())) + "@jiko\r\n", "DTSTAMP:20261125T030000Z\r\n", "TRANSP:TRANSPARENT\r\n", "TRIGGER:-P2DT15H\r\n", "END:VCALENDAR\r\n",
		} {
			if !strings.Contains(file, want) {
				t.Errorf("%s: the file lacks %q:\n%s", lang, want, file)
			}
		}
		if n := strings.Count(file, "BEGIN:VEVENT"); n != 2 {
			t.Errorf("%s: there are %d dates", lang, n)
		}
		for line := range strings.SplitSeq(file, "\r\n") {
			if len(line) > 75 || !strings.HasPrefix(line, " ") && line != "" && !strings.Contains(line, ":") {
				t.Errorf("%s: a line of %d bytes: %s", lang, len(line), line)
			}
		}
		unfolded := strings.ReplaceAll(file, "\r\n ", "")
		if !strings.Contains(unfolded, `\nhttps://jiko.example/?v=1&t=2020-06-29T12:11&`) {
			t.Errorf("%s: the file does not lead back to the page", lang)
		}
	}
}

// uids are the names of the entries of a query string's calendar file.
func uids(lang, query string) string {
	var found []string
	in := input(lang, query)
	for line := range strings.SplitSeq(string(AppendICS(nil, lang, in.Inquiry, noon, "/")), "\r\n") {
		if uid, ok := strings.CutPrefix(line, "UID:"); ok {
			found = append(found, uid)
		}
	}
	return strings.Join(found, " ")
}

func TestEntriesOfACalendarAreNamedByTheirIncident(t *testing.T) {
	const incident = "v=1&t=2020-06-29T12:11&k=voice&u=30000&e=stop&m=120"
	first := uids("ja", incident)
	if names := strings.Fields(first); len(names) != 2 || names[0] == names[1] {
		t.Errorf("the two entries of an incident are named %s", first)
	}
	for _, same := range []string{incident, "t=令和2年6月29日12時11分&k=voice&u=3万&m=2時間&do=judge"} {
		if got := uids("en", same); got != first {
			t.Errorf("%s is named %s, the first time it was %s", same, got, first)
		}
	}
	if other := uids("ja", "v=1&t=2020-06-29T12:11&k=other&u=30000&e=stop&m=120"); other == first {
		t.Errorf("another incident in the same minute has the names %s too", other)
	}
}

// The browser names the entries by the same digest: these are its known answers.
func TestTheDigestIsFNV(t *testing.T) {
	for text, want := range map[string]string{"": "cbf29ce484222325", "a": "af63dc4c8601ec8c", "foobar": "85944171f73967e8"} {
		if got := digest([]byte(text)); got != want {
			t.Errorf("%q has the digest %s, want %s", text, got, want)
		}
	}
}
