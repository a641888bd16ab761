package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

const jsonType = "application/json"

// example is the question of the contract (FY2020 No. 3).
const example = `{"occurred":"2020-06-29T12:11+09:00","trigger":"telecom-equipment","facility":"ordinary","equipment":"other",
 "services":[{"kind":"emergency-voice","impacts":[
   {"area":"石川県","users":135000,"phases":[{"effect":"stop","minutes":156}]},
   {"area":"兵庫県","users":8000,"phases":[{"effect":"stop","from":"2020-06-29T12:11+09:00","to":"2020-06-29T16:32+09:00"}]}]}]}`

func judge(s *Site, body string, headers ...string) *httptest.ResponseRecorder {
	return ask(s, http.MethodPost, "/api/v1/judge", strings.NewReader(body), append([]string{"Content-Type", jsonType}, headers...)...)
}

func TestJudgeAnswersAsTheContractSays(t *testing.T) {
	w := judge(real(), example)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != jsonType || w.Header().Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	var got struct {
		Edition, Severe, Periodic string
		Forms                     []string
		Criteria                  []struct {
			Service, Impact          int
			Category, Met, Citation  string
			Minutes, Users           int64
			MinutesShort, UsersShort int64
		}
		Duties []struct{ Report, When, Nominal, Due string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Edition != "2019-04-01" || got.Severe != "yes" || got.Periodic != "yes" || !slices.Equal(got.Forms, []string{"severe-report", "periodic-detailed"}) {
		t.Errorf("%+v", got)
	}
	if len(got.Criteria) != 2 {
		t.Fatalf("criteria %+v", got.Criteria)
	}
	first, second := got.Criteria[0], got.Criteria[1]
	if first.Category != "1" || first.Minutes != 60 || first.Users != 30000 || first.Met != "yes" || first.MinutesShort != 0 || first.Citation == "" {
		t.Errorf("criterion %+v", first)
	}
	if second.Impact != 1 || second.Met != "no" || second.UsersShort != 22000 {
		t.Errorf("criterion %+v", second)
	}
	want := "[{severe-first promptly  } {severe-report  2020-07-29 2020-07-29} {periodic  2020-08-31 2020-08-31}]"
	if duties := fmt.Sprint(got.Duties); duties != want {
		t.Errorf("duties %s, want %s", duties, want)
	}
}

func TestJudgeCountsAnOngoingIncidentUpToNow(t *testing.T) {
	const ongoing = `{"occurred":"2020-07-01T11:30","services":[{"kind":"voice","impacts":[{"users":50000,"phases":[{"from":"2020-07-01T11:30"}]}]}]%s}`
	for more, want := range map[string]string{
		"":                           `"asOf":"2020-07-01T12:00+09:00","severe":"undetermined"`,
		`,"asOf":"2020-07-01T14:00"`: `"asOf":"2020-07-01T14:00+09:00","severe":"yes"`,
	} {
		w := judge(real(), fmt.Sprintf(ongoing, more))
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q: %d %s", more, w.Code, w.Body)
		}
	}
	later := strings.Replace(fmt.Sprintf(ongoing, ""), `{"from":"2020-07-01T11:30"`, `{"from":"2020-07-01T12:01"`, 1)
	fields := wantRefusal(t, judge(real(), later), http.StatusUnprocessableEntity, "invalid")
	if !slices.Equal(fields, []string{"services[0].impacts[0].phases[0].from in-future"}) {
		t.Errorf("fields %q", fields)
	}
}

func TestJudgeAnswersUnderAnotherEdition(t *testing.T) {
	w := judge(real(), `{"edition":"2008-04-01",`+example[1:])
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), `{"edition":"2008-04-01"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestJudgeRefusesWhatIsNotAQuestion(t *testing.T) {
	impact := func(members string) string {
		return `{"occurred":"2020-06-29T12:11","services":[{"kind":"voice","impacts":[{` + members + `}]}]}`
	}
	for _, test := range []struct {
		name, body, code string
		status           int
		field            string
	}{
		{"nothing", "", "empty", 400, ""},
		{"blanks", " \n ", "empty", 400, ""},
		{"a word", "severe", "malformed-json", 400, ""},
		{"a form", "v=1&t=2020", "malformed-json", 400, ""},
		{"half of it", example[:100], "malformed-json", 400, ""},
		{"twice", example + example, "malformed-json", 400, ""},
		{"a NUL byte", "{\x00}", "malformed-json", 400, ""},
		{"a NUL byte in a text", impact("\"area\":\"\x00\""), "malformed-json", 400, ""},
		{"bytes that are not UTF-8", impact("\"area\":\"\xff\""), "malformed-json", 400, ""},
		{"deep nesting", strings.Repeat("[", 100000), "malformed-json", 400, ""},
		{"deep nesting of objects", strings.Repeat(`{"a":`, 40000), "malformed-json", 400, ""},
		{"a list", "[]", "invalid", 422, " wrong-type"},
		{"null", "null", "invalid", 422, " wrong-type"},
		{"an unknown field", `{"occured":"2020-06-29T12:11",` + example[1:], "invalid", 422, "occured unknown-field"},
		{"the prototype of all things", `{"__proto__":{},` + example[1:], "invalid", 422, "__proto__ unknown-field"},
		{"a repeated field", `{"occurred":"2020-06-29T12:11",` + example[1:], "invalid", 422, "occurred repeated"},
		{"a text as a number", impact(`"users":"3","phases":[{"minutes":1}]`), "invalid", 422, "services[0].impacts[0].users wrong-type"},
		{"a fraction", impact(`"users":1.5,"phases":[{"minutes":1}]`), "invalid", 422, "services[0].impacts[0].users not-whole"},
		{"a number past 64 bits", impact(`"users":1,"phases":[{"minutes":99999999999999999999}]`), "invalid", 422, "services[0].impacts[0].phases[0].minutes too-large"},
		{"a control character", impact(`"users":1,"area":"\u0000","phases":[{"minutes":1}]`), "invalid", 422, "services[0].impacts[0].area control-character"},
		{"too large", impact(`"area":"` + strings.Repeat("a", judgeLimit) + `"`), "too-large", 413, ""},
		{"blanks without end", strings.Repeat(" ", 4<<20), "too-large", 413, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			fields := wantRefusal(t, judge(real(), test.body), test.status, test.code)
			if test.field != "" && !slices.Contains(fields, test.field) {
				t.Errorf("fields %q, want %q", fields, test.field)
			}
		})
	}
}

func TestJudgeTakesJSONOnly(t *testing.T) {
	for mediaType, want := range map[string]int{
		"":                                   http.StatusOK,
		"application/json":                   http.StatusOK,
		"application/json; charset=utf-8":    http.StatusOK,
		"APPLICATION/JSON;charset=\"UTF-8\"": http.StatusOK,
		"application/json; charset=sjis":     http.StatusBadRequest,
		"application/x-www-form-urlencoded":  http.StatusBadRequest,
		"multipart/form-data; boundary=x":    http.StatusBadRequest,
		"text/plain":                         http.StatusBadRequest,
		"text/json, application/json":        http.StatusBadRequest,
		";;;":                                http.StatusBadRequest,
	} {
		w := ask(real(), http.MethodPost, "/api/v1/judge", strings.NewReader(example), "Content-Type", mediaType)
		if w.Code != want {
			t.Errorf("%q: %d", mediaType, w.Code)
		}
		if w.Code != http.StatusOK {
			wantRefusal(t, w, want, "unsupported-media-type")
		}
	}
}

func TestABodyInAContentCodingIsRefused(t *testing.T) {
	for coding, want := range map[string]int{
		"": http.StatusOK, "identity": http.StatusOK, "Identity": http.StatusOK,
		"gzip": http.StatusBadRequest, "br": http.StatusBadRequest, "identity, gzip": http.StatusBadRequest, "x": http.StatusBadRequest,
	} {
		for _, address := range []string{"/api/v1/judge", "/api/v1/filings", attachmentsPath} {
			w := ask(real(), http.MethodPost, address, strings.NewReader(example), "Content-Encoding", coding)
			if want != http.StatusOK {
				wantRefusal(t, w, want, "unsupported-encoding")
			} else if strings.Contains(w.Body.String(), "unsupported-encoding") {
				t.Errorf("%s refuses %q", address, coding)
			}
		}
	}
}

// TestALargeBodyIsRefusedAudibly sends more than the limit over a real connection: the client must hear why.
func TestALargeBodyIsRefusedAudibly(t *testing.T) {
	server := httptest.NewServer(real())
	defer server.Close()
	for _, size := range []int{judgeLimit + 1, 1 << 20, 8 << 20} {
		answer, err := http.Post(server.URL+"/api/v1/judge", jsonType, bytes.NewReader(make([]byte, size)))
		if err != nil {
			t.Errorf("%d bytes: %v", size, err)
			continue
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%d bytes: %d", size, answer.StatusCode)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	s := real()
	for b.Loop() {
		if w := judge(s, example); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}
