package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheCalendarFileHoldsTheLastDays(t *testing.T) {
	const query = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&e=stop&m=156"
	for path, says := range map[string]string{"/duties.ics": "重大な事故", "/en/duties.ics": "severe"} {
		answer := get(real(), path+"?"+query)
		if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/calendar") {
			t.Fatalf("%s: %d %s", path, answer.Code, answer.Header().Get("Content-Type"))
		}
		if !strings.HasPrefix(answer.Header().Get("Content-Disposition"), "attachment") {
			t.Errorf("%s is not a download", path)
		}
		for _, line := range []string{"DTSTART;VALUE=DATE:20200729", "DTSTART;VALUE=DATE:20200831", says} {
			if !strings.Contains(strings.ReplaceAll(answer.Body.String(), "\r\n ", ""), line) {
				t.Errorf("%s lacks %q:\n%s", path, line, answer.Body)
			}
		}
	}
}

func TestAnIncidentThatCannotBeJudgedHasNoCalendarFile(t *testing.T) {
	for _, query := range []string{"", "k=voice&u=3", "t=2020-06-29T12:11&k=nothing"} {
		if answer := get(real(), "/duties.ics?"+query); answer.Code != http.StatusNotFound {
			t.Errorf("%q: %d", query, answer.Code)
		}
	}
}

func TestTheCalendarFileRepeatsNoHostThatAClientMadeUp(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/duties.ics?v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&e=stop&m=156", nil)
	r.Host = "evil.example"
	w := httptest.NewRecorder()
	real().ServeHTTP(w, r)
	if unfolded := strings.ReplaceAll(w.Body.String(), "\r\n ", ""); w.Code != http.StatusOK || strings.Contains(unfolded, "evil") || !strings.Contains(unfolded, `\n/?v=1&t=2020`) {
		t.Errorf("%d:\n%s", w.Code, w.Body)
	}
}
