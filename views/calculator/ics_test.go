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
			"UID:severe-report-20200629T031100Z@jiko\r\n", "DTSTAMP:20261125T030000Z\r\n", "END:VCALENDAR\r\n",
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
