package site

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/server/internal/casework"
	"jiko/views/filing"
	"jiko/views/words"
)

// formTo is the form of a page that is sent to an address ending so, nil for none.
func formTo(root *html.Node, ending string) *html.Node {
	for _, n := range all(root, "form") {
		if strings.HasSuffix(attribute(n, "action"), ending) {
			return n
		}
	}
	return nil
}

// writes fills a form of the page with a text and sends it as a browser would; the form must be there.
func (b *browser) writes(root *html.Node, ending, text string) *httptest.ResponseRecorder {
	b.Helper()
	n := formTo(root, ending)
	if n == nil {
		b.Fatalf("no form to %s", ending)
	}
	sent := valuesOf(n, "")
	if text != "" {
		sent.Set("text", text)
	}
	return b.do(http.MethodPost, attribute(n, "action"), sent)
}

// settles presses the button that sets a state.
func (b *browser) settles(root *html.Node, s casework.State) *httptest.ResponseRecorder {
	b.Helper()
	for _, n := range all(root, "form") {
		if sent := valuesOf(n, ""); sent.Get("state") == string(s) {
			return b.do(http.MethodPost, attribute(n, "action"), sent)
		}
	}
	b.Fatalf("no button for %s", s)
	return nil
}

func TestStaffAskAndTheCarrierAnswersInBothLanguages(t *testing.T) {
	for _, home := range []string{"/", "/en/"} {
		d := newDesk(t, nil)
		alpha, staff := d.signs("alpha"), d.signs("staff")
		alpha.files("A-6", "first", 6)
		w := words.In(map[string]string{"/": "ja", "/en/": "en"}[home])
		address := home + "filings/" + archive.Receipt(2020, 1)
		state := func(b *browser) string { return textOf(b.byID(b.page(b.get(address), http.StatusOK), "case")) }

		root := staff.page(staff.get(address), http.StatusOK)
		staff.leads(staff.writes(root, "/note", "社内の\r\nメモ"), address+"?done=note#case")
		root = staff.page(staff.get(address+"?done=note"), http.StatusOK)
		if got := textOf(staff.byID(root, "case")); !strings.Contains(got, w.Case.Done["note"]) || !strings.Contains(got, "社内の\nメモ") {
			t.Errorf("staff see %s", got)
		}
		staff.leads(staff.writes(root, "/question", "何回線ですか"), address+"?done=question#case")
		if got := state(staff); !strings.Contains(got, w.Case.States["questioned"]) || strings.Contains(got, w.Case.Settle["closed"]) {
			t.Errorf("staff see %s", got)
		}

		root = alpha.page(alpha.get(home+"filings"), http.StatusOK)
		if got := hrefs(alpha.byID(root, "waiting")); !slices.Equal(got, []string{address + "#case"}) {
			t.Errorf("the carrier is led to %v", got)
		}
		root = alpha.page(alpha.get(address), http.StatusOK)
		if got := textOf(root); !strings.Contains(got, "何回線ですか") || strings.Contains(got, "メモ") || strings.Contains(got, words.Fill(w.Case.Stamp, "time", "", "who", "staff")) {
			t.Errorf("the carrier sees %s", textOf(alpha.byID(root, "case")))
		}
		for _, ending := range []string{"/state", "/note", "/question", "/withdraw"} {
			if formTo(root, ending) != nil {
				t.Errorf("the carrier has a form to %s", ending)
			}
		}
		alpha.leads(alpha.writes(root, "/answer", "三万回線です"), address+"?done=answer#case")
		if root = alpha.page(alpha.get(home+"filings"), http.StatusOK); has(root, "waiting") {
			t.Error("the question still waits")
		}

		root = staff.page(staff.get(home+"filings"), http.StatusOK)
		if got := hrefs(staff.byID(root, "waiting")); !slices.Equal(got, []string{address + "#case"}) || !strings.Contains(textOf(staff.byID(root, "list")), w.Case.States["answered"]) {
			t.Errorf("staff are led to %v", got)
		}
		root = staff.page(staff.get(address), http.StatusOK)
		if got := textOf(staff.byID(root, "question-1")); !strings.Contains(got, "三万回線です") || formTo(root, "/answer") != nil {
			t.Errorf("staff see %s", got)
		}
		staff.leads(staff.settles(root, casework.Closed), address+"?done=state#case")
		if got := state(alpha); !strings.Contains(got, w.Case.States["closed"]) {
			t.Errorf("the carrier sees %s", got)
		}
	}
}

func TestAnAmendmentShowsOnWhatWasChecked(t *testing.T) {
	d := newDesk(t, nil)
	alpha, staff := d.signs("alpha"), d.signs("staff")
	alpha.files("A-6", "first", 6)
	address := "/filings/" + archive.Receipt(2020, 1)
	before := staff.page(staff.get(address), http.StatusOK)
	staff.leads(staff.settles(before, casework.Checked), address+"?done=state#case")
	seen := staff.page(staff.get(address), http.StatusOK)
	alpha.amendsTo("final")
	want := words.Japanese.Case.States["amended"]
	root := staff.page(staff.get(address), http.StatusOK)
	if got := textOf(staff.byID(root, "case")); !strings.Contains(got, want) {
		t.Errorf("the page says %s", got)
	}
	if got := textOf(staff.byID(staff.page(staff.get("/filings"), http.StatusOK), "list")); !strings.Contains(got, want) {
		t.Errorf("the list says %s", got)
	}
	if got := hrefs(staff.byID(root, "case")); !slices.Contains(got, address+"?revision=2&against=1#changes") {
		t.Errorf("what was amended is not led to: %v", got)
	}
	refused := staff.page(staff.settles(seen, casework.Closed), http.StatusConflict)
	if got := textOf(staff.byID(refused, "summary")); !strings.Contains(got, words.Japanese.Case.Problems["case-meanwhile"]) {
		t.Errorf("a revision that nobody looked at is closed: %s", got)
	}
	staff.leads(staff.settles(root, casework.Closed), address+"?done=state#case")
}

// amendsTo amends the first filing of 2020 to another stage.
func (b *browser) amendsTo(stage string) {
	b.Helper()
	form, to := b.amends("")
	sent := filled(form, "send")
	sent.Set("stage", stage)
	if w := b.do(http.MethodPost, to, sent); w.Code != http.StatusSeeOther {
		b.Fatalf("%d %.500s", w.Code, w.Body)
	}
}

func TestTheSecondOfTwoStaffIsToldAndKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, nil)
	d.account("chief", "staff", "")
	alpha, staff, chief := d.signs("alpha"), d.signs("staff"), d.signs("chief")
	alpha.files("A-6", "first", 6)
	for _, home := range []string{"/", "/en/"} {
		address := home + "filings/" + archive.Receipt(2020, 1)
		root := staff.page(staff.get(address), http.StatusOK)
		chief.leads(chief.writes(root, "/question", "先の照会"), address+"?done=question#case")
		for _, path := range []string{"note", "question"} {
			refused := staff.page(staff.writes(root, "/"+path, "後の文 <b>"), http.StatusConflict)
			if got := hrefs(staff.byID(refused, "summary")); !slices.Equal(got, []string{"#" + path}) {
				t.Errorf("the summary leads to %v", got)
			}
			if got := textOf(staff.byID(refused, path)); got != "後の文 <b>" {
				t.Errorf("kept is %q", got)
			}
			if got := textOf(staff.byID(refused, "case")); !strings.Contains(got, "先の照会") {
				t.Error("how it stands now is not shown")
			}
			if got := attribute(staff.byID(refused, "language"), "href"); !strings.HasSuffix(got, "filings/"+archive.Receipt(2020, 1)) {
				t.Errorf("the other language is at %s", got)
			}
			if path == "note" {
				root = staff.page(staff.get(address), http.StatusOK)
				chief.leads(chief.writes(root, "/withdraw", ""), address+"?done=withdraw#case")
			}
		}
		root = staff.page(staff.get(address), http.StatusOK)
		staff.leads(staff.writes(root, "/note", "後の文"), address+"?done=note#case")
	}
}

func TestWhatCannotBeKeptIsRefusedWithItsText(t *testing.T) {
	d := newDesk(t, nil)
	alpha, staff := d.signs("alpha"), d.signs("staff")
	alpha.files("A-6", "first", 6)
	address := "/en/filings/" + archive.Receipt(2020, 1)
	problems := words.English.Case.Problems
	long := strings.Repeat("x", casework.LongestText+1)
	root := staff.page(staff.get(address), http.StatusOK)
	for text, code := range map[string]string{" ": "text-empty", long: "text-too-long", "a\x00": "text-unreadable"} {
		refused := staff.page(staff.writes(root, "/question", text), http.StatusUnprocessableEntity)
		if got := textOf(staff.byID(refused, "question-error")); got != problems[code] {
			t.Errorf("%s: %q", code, got)
		}
		if got := textOf(staff.byID(refused, "question")); code == "text-too-long" && got != long {
			t.Errorf("kept is %.20q", got)
		}
		if textOf(staff.byID(refused, "note-error")) != "" {
			t.Error("the other form is wrong too")
		}
	}
	staff.writes(root, "/question", "A?")
	root = staff.page(staff.get(address), http.StatusOK)
	staff.writes(root, "/question", "B?")
	page := alpha.page(alpha.get(address), http.StatusOK)
	refused := alpha.page(alpha.post(address+"/answer", "question", "2", "text", long), http.StatusUnprocessableEntity)
	if textOf(alpha.byID(refused, "answer-2-error")) != problems["text-too-long"] || textOf(alpha.byID(refused, "answer-1-error")) != "" || textOf(alpha.byID(refused, "answer-1")) != "" {
		t.Error("the refusal stands at another question")
	}
	alpha.leads(alpha.writes(page, "/answer", "yes"), address+"?done=answer#case")
	refused = alpha.page(alpha.writes(page, "/answer", "again"), http.StatusUnprocessableEntity)
	if got := textOf(alpha.byID(refused, "summary")); !strings.Contains(got, problems["question-not-open"]) || !slices.Equal(hrefs(alpha.byID(refused, "summary")), []string{"#case"}) {
		t.Errorf("answered twice: %s", got)
	}
	for _, sent := range [][]string{{"version", "x"}, {"version", "-1"}, {"question", "99999999999999999999"}} {
		if w := staff.post(address+"/note", append(sent, "text", "x")...); w.Code != http.StatusBadRequest {
			t.Errorf("%v: %d", sent, w.Code)
		}
	}
	if w := staff.post(address+"/state", "version", "2", "state", "closed"); w.Code != http.StatusBadRequest {
		t.Errorf("no revision: %d", w.Code)
	}
	if w := staff.post(address+"/note", "version", "2", "text", strings.Repeat("x", formLimit)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", w.Code)
	}
}

func TestACaseIsForWhoMay(t *testing.T) {
	d := newDesk(t, nil)
	alpha, staff := d.signs("alpha"), d.signs("staff")
	alpha.files("A-6", "first", 6)
	address := "/filings/" + archive.Receipt(2020, 1)
	staff.writes(staff.page(staff.get(address), http.StatusOK), "/question", "何回線ですか")
	staffs := []string{filing.StatePath, filing.NotePath, filing.QuestionPath, filing.WithdrawPath}
	for login, paths := range map[string][]string{
		"alpha": staffs, "staff": {filing.AnswerPath}, "beta": append(staffs, filing.AnswerPath), "admin": append(staffs, filing.AnswerPath),
	} {
		b := d.signs(login)
		for _, path := range paths {
			w := b.post(address+"/"+path, "version", "1", "revision", "1", "state", "closed", "question", "1", "text", "x")
			if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), alphaName) {
				t.Errorf("%s: %s answers %d", login, path, w.Code)
			}
		}
	}
	for _, path := range append(staffs, filing.AnswerPath) {
		b := d.browser()
		b.leads(b.post(address+"/"+path, "text", "x"), "/sign-in")
		if w := staff.get(address + "/" + path); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("GET %s: %d", path, w.Code)
		}
		if w := staff.post("/filings/"+archive.Receipt(2020, 9)+"/"+path, "text", "x"); w.Code != http.StatusNotFound {
			t.Errorf("a filing that is not there: %s answers %d", path, w.Code)
		}
		r := httptest.NewRequest(http.MethodPost, address+"/"+path, strings.NewReader(url.Values{"text": {"x"}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		if d.ServeHTTP(w, r); w.Code != http.StatusForbidden {
			t.Errorf("from another site, %s answers %d", path, w.Code)
		}
	}
	one, err := d.cases.Of(t.Context(), &archive.Filing{Receipt: archive.Receipt(2020, 1)})
	if err != nil || one.Version != 1 || len(one.Notes) > 0 || one.Open() != 1 {
		t.Errorf("%+v, %v", one, err)
	}
}

func TestEveryStateAndRefusalOfACaseHasItsWords(t *testing.T) {
	for _, w := range []*words.Case{&words.Japanese.Case, &words.English.Case} {
		for _, s := range casework.States() {
			if w.States[string(s)] == "" || w.Explained[string(s)] == "" {
				t.Errorf("no words for the state %s", s)
			}
		}
		for _, s := range casework.Settlements() {
			if w.Settle[string(s)] == "" {
				t.Errorf("no button for %s", s)
			}
		}
		for _, r := range casework.Refusals() {
			if w.Problems[string(r)] == "" {
				t.Errorf("no words for %s", r)
			}
		}
		for _, path := range []string{filing.StatePath, filing.NotePath, filing.QuestionPath, filing.WithdrawPath, filing.AnswerPath} {
			if w.Done[path] == "" {
				t.Errorf("nothing is said after %s", path)
			}
		}
	}
}
