package account

import (
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"jiko/views/frame"
	"jiko/views/uitest"
	"jiko/views/words"
)

var (
	languages = []*words.Catalog{&words.Japanese, &words.English}
	spring    = time.Date(2026, 3, 31, 15, 0, 59, 0, time.UTC) // 2026-04-01 in Japan
)

// visit is that of somebody with a role, nobody where it is empty.
func visit(w *words.Catalog, role, page string) frame.Visit {
	v := frame.Visit{Lang: w.Lang, Path: w.Home + page, Asset: func(name string) string { return "/static/" + name }, Accounts: true}
	if role != "" {
		v.Login, v.Role = "noto", role
	}
	if role == "carrier" {
		v.Carrier = "能登通信"
	}
	return v
}

func homeOf(w *words.Catalog, role string) *HomeInput {
	return &HomeInput{
		Visit:    visit(w, role, frame.Account),
		Tokens:   []Token{{ID: "t1", Scopes: "file,read", Issued: spring, Expires: spring, Used: spring}, {ID: "t2", Label: "夜間", Scopes: "read"}},
		Sessions: []Session{{ID: "s1", Browser: "Firefox", System: "Linux", Current: true}, {ID: "s2", Agent: "curl/8.5.0"}},
	}
}

// everyPage draws each page of the package in each of its states.
func everyPage(t *testing.T, w *words.Catalog) map[string]*html.Node {
	t.Helper()
	wrong, done, issued := homeOf(w, "carrier"), homeOf(w, "staff"), homeOf(w, "carrier")
	wrong.Code, wrong.Form, wrong.FactorOn, wrong.RecoveryLeft = "wrong-code", FactorRemovePath, true, 3
	done.Done, done.Recovery = "password", []string{"aaaa-bbbb"}
	issued.Secret = "jiko_secret"
	drawn := map[string]*html.Node{}
	for name, page := range map[string]templ.Component{
		"sign-in":           SignIn(&SignInInput{Visit: visit(w, "", frame.SignIn), Next: "/filings"}),
		"sign-in, wrong":    SignIn(&SignInInput{Visit: visit(w, "", frame.SignIn), Login: "noto", Code: "too-many-attempts", Wait: time.Second}),
		"sign-in to nobody": SignIn(&SignInInput{Visit: visit(w, "", frame.SignIn), None: true}),
		"code":              SignInCode(&CodeInput{Visit: visit(w, "", frame.SignInCode), Next: "/filings"}),
		"code, wrong":       SignInCode(&CodeInput{Visit: visit(w, "", frame.SignInCode), Code: "wrong-code"}),
		"factor":            Factor(&FactorInput{Visit: visit(w, "staff", frame.Account), Picture: "data:image/png;base64,AA==", Secret: "ABC"}),
		"home":              Home(homeOf(w, "carrier")),
		"home of staff":     Home(done),
		"home of an admin":  Home(&HomeInput{Visit: visit(w, "admin", frame.Account)}),
		"home, wrong":       Home(wrong),
		"home with a token": Home(issued),
	} {
		drawn[name] = uitest.Draw(t, page)
	}
	return drawn
}

func TestEveryPageHoldsToWhatHoldsForAll(t *testing.T) {
	for _, w := range languages {
		for name, root := range everyPage(t, w) {
			t.Run(w.Lang+" "+name, func(t *testing.T) { uitest.Check(t, root) })
		}
	}
}

func TestWhatIsWrongIsInTheTitleTheSummaryAndAtItsField(t *testing.T) {
	for _, test := range []struct{ form, code, field string }{
		{PasswordPath, "wrong-credentials", "old"},
		{PasswordPath, "too-many-attempts", "old"},
		{PasswordPath, "locked", "old"},
		{PasswordPath, "busy", "old"},
		{PasswordPath, "password-too-short", "new"},
		{PasswordPath, "password-same", "new"},
		{FactorRemovePath, "wrong-code", "code"},
		{TokenPath, "label-invalid", "label"},
		{SessionEndPath, "no-such-session", "main"},
		{TokenRevokePath, "no-such-token", "main"},
	} {
		for _, w := range languages {
			in := homeOf(w, "carrier")
			in.Form, in.Code, in.Wait = test.form, test.code, 90*time.Second
			m := newHome(in)
			why := Problem(w, test.code, in.Wait)
			if why == "" || len(m.Summary.Items) != 1 || m.Summary.Items[0].Text != why || m.Summary.Items[0].Href != "#"+test.field {
				t.Errorf("%s %s: the summary is %+v", test.form, test.code, m.Summary)
			}
			for id, said := range map[string]string{"old": m.Old.Error, "new": m.New.Error, "code": m.FactorCode.Error, "label": m.Label.Error} {
				if (said != "") != (id == test.field) {
					t.Errorf("%s %s: at %s stands %q", test.form, test.code, id, said)
				}
			}
			if !strings.HasPrefix(m.Title, w.Site.ErrorPrefix) {
				t.Errorf("the title is %s", m.Title)
			}
		}
	}
}

func TestNoPageGivesAPasswordBack(t *testing.T) {
	for name, root := range everyPage(t, &words.Japanese) {
		for _, input := range uitest.All(root, "input") {
			if uitest.Attribute(input, "type") == "password" && uitest.Attribute(input, "value") != "" {
				t.Errorf("%s does", name)
			}
		}
	}
}

func TestASignInLeadsBackToWhereOneWas(t *testing.T) {
	drawn := everyPage(t, &words.English)
	for name, want := range map[string]string{"sign-in": "/filings", "code": "/filings", "sign-in, wrong": "", "code, wrong": ""} {
		got := ""
		for _, input := range uitest.All(uitest.ByID(drawn[name], "form"), "input") {
			if uitest.Attribute(input, "name") == "next" {
				got = uitest.Attribute(input, "value")
			}
		}
		if got != want {
			t.Errorf("%s leads to %q", name, got)
		}
	}
}

func TestASignInThatFailedKeepsTheLogin(t *testing.T) {
	root := everyPage(t, &words.English)["sign-in, wrong"]
	if got := uitest.Attribute(uitest.ByID(root, "login"), "value"); got != "noto" {
		t.Errorf("the login is %q", got)
	}
}

func TestAnArchiveWithoutAccountsTellsHowToMakeTheFirst(t *testing.T) {
	for _, w := range languages {
		drawn := everyPage(t, w)
		if got := uitest.Text(uitest.ByID(drawn["sign-in to nobody"], "none")); !strings.Contains(got, FirstAccount) {
			t.Errorf("it says %q", got)
		}
		if uitest.ByID(drawn["sign-in"], "none") != nil {
			t.Error("an archive with accounts does too")
		}
	}
}

func TestTheWaitIsNeverToldTooShort(t *testing.T) {
	for wait, want := range map[time.Duration]string{
		0: "1", time.Millisecond: "1", time.Second: "1", 1001 * time.Millisecond: "2", time.Minute: "60", time.Minute + 1: "2", time.Hour: "1",
		time.Hour + time.Second: "1",
	} {
		if got := duration(&words.English.Result, wait); !strings.Contains(got, want) {
			t.Errorf("%v: %q", wait, got)
		}
	}
}

func TestOnlyWhoFilesOrReadsByProgramHasTokens(t *testing.T) {
	for role, want := range map[string]int{"carrier": 3, "staff": 1, "admin": 0} {
		root := uitest.Draw(t, Home(homeOf(&words.English, role)))
		tokens := uitest.ByID(root, "tokens")
		if (tokens != nil) != (want > 0) {
			t.Errorf("%s has tokens: %v", role, tokens != nil)
		}
		if tokens != nil && len(uitest.All(uitest.All(tokens, "select")[0], "option")) != want {
			t.Errorf("%s may choose of %s", role, uitest.Text(uitest.All(tokens, "select")[0]))
		}
	}
}

func TestATokenIsShownOnceWhereItWasIssued(t *testing.T) {
	drawn := everyPage(t, &words.Japanese)
	if got := uitest.Text(uitest.ByID(drawn["home with a token"], "secret")); !strings.Contains(got, "jiko_secret") {
		t.Errorf("it is shown as %q", got)
	}
	if uitest.ByID(drawn["home"], "secret") != nil {
		t.Error("it is shown again")
	}
}

func TestEveryTokenSaysItsNameAndWhenItWasUsed(t *testing.T) {
	w := &words.English
	rows := newHome(homeOf(w, "carrier")).TokenTable.Rows
	if unnamed := rows[0].Cells; unnamed[0].Text != w.Account.Unnamed || unnamed[4].Text != Moment(w, spring) {
		t.Errorf("a token without a name: %+v", unnamed)
	}
	if unused := rows[1].Cells; unused[0].Text != "夜間" || unused[4].Text != w.Account.Never {
		t.Errorf("a token that was not used: %+v", unused)
	}
}

func TestTheSessionThatLooksIsNotEndedAmongTheOthers(t *testing.T) {
	w := &words.Japanese
	rows := newHome(homeOf(w, "staff")).SessionTable.Rows
	if last := rows[0].Cells[4]; last.Press != nil || last.Text != w.Account.ThisSession || !rows[0].Current {
		t.Errorf("this session: %+v", last)
	}
	if last := rows[1].Cells[4]; last.Press == nil || last.Press.Hidden[0].Value != "s2" {
		t.Errorf("another session: %+v", last)
	}
}

func TestASessionIsCalledByItsBrowserAsFarAsThatIsKnown(t *testing.T) {
	for _, test := range []struct {
		session Session
		ja, en  string
	}{
		{Session{Browser: "Chrome", System: "Windows", Agent: "Mozilla/5.0"}, "WindowsのChrome", "Chrome on Windows"},
		{Session{Browser: "Chrome", Agent: "Mozilla/5.0"}, "Chrome", "Chrome"},
		{Session{Agent: "curl/8.5.0"}, "curl/8.5.0", "curl/8.5.0"},
		{Session{}, "不明なブラウザー", "Unknown browser"},
	} {
		if ja, en := test.session.name(&words.Japanese.Account), test.session.name(&words.English.Account); ja != test.ja || en != test.en {
			t.Errorf("%+v: %q, %q", test.session, ja, en)
		}
	}
}

func TestAMomentIsToldInJapan(t *testing.T) {
	for _, w := range languages {
		if got := Moment(w, spring); !strings.Contains(got, "2026") || !strings.Contains(got, "00:00") && !strings.Contains(got, "0:00") {
			t.Errorf("%s: %s", w.Lang, got)
		}
	}
}

func TestWhatWasDoneAndWhatCanBeChosenHasWords(t *testing.T) {
	for _, w := range languages {
		for _, done := range []string{"password", "factor-removed", "token-revoked", "session-ended"} {
			if w.Account.Done[done] == "" {
				t.Errorf("%s: no words for %s", w.Lang, done)
			}
		}
		for _, days := range Days {
			if w.Account.Days[days] == "" {
				t.Errorf("%s: no words for %s days", w.Lang, days)
			}
		}
		for _, role := range []string{"carrier", "staff", "admin"} {
			for _, scopes := range scopesOf(role) {
				if w.Account.Scopes[scopes] == "" {
					t.Errorf("%s: no words for %s", w.Lang, scopes)
				}
			}
		}
	}
}
