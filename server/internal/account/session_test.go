package account

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

func (o *office) in(cookie string) {
	o.t.Helper()
	_, err := o.BySession(o.ctx, cookie)
	o.ok(err)
}

func (o *office) out(cookie string, why Code) {
	o.t.Helper()
	p, err := o.BySession(o.ctx, cookie)
	o.refused(err, why)
	equal(o.t, p, Principal{})
}

func TestASessionIsItsAccount(t *testing.T) {
	o := newOffice(t)
	cookie, p := o.signIn("noto")
	want := Principal{Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeFile | ScopeRead, Session: p.Session}
	equal(t, p, want)
	got, err := o.BySession(o.ctx, cookie)
	o.ok(err)
	equal(t, got, want)
	equal(t, o.noted(archive.SignedIn, "noto"), 1)
	equal(t, o.last().Detail, "from 192.0.2.1")
}

func TestTheArchiveHoldsNothingThatOneCouldSignInWith(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	token := o.token("noto")
	all := o.everything()
	for _, secret := range []string{cookie, token, strings.TrimPrefix(token, tokenPrefix), good} {
		if strings.Contains(all, secret) {
			t.Errorf("%s is in the archive", secret)
		}
	}
}

func TestACookieHas256RandomBits(t *testing.T) {
	o := newOffice(t)
	seen := make(map[string]bool)
	for range 100 {
		cookie, _ := o.signIn("noto")
		equal(t, len(cookie), 43)
		seen[cookie] = true
	}
	equal(t, len(seen), 100)
}

func TestWithoutRandomnessNobodySignsIn(t *testing.T) {
	o := newOffice(t)
	o.options.Random = strings.NewReader("too short")
	if _, _, err := o.SignIn(o.ctx, SignIn{Login: "noto", Password: good, From: home}); err == nil {
		t.Fatal("signed in")
	}
	if _, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto"}); err == nil {
		t.Fatal("issued")
	}
	o.options.Random = rand.Reader
}

func TestWhatIsNoCookieIsNotSignedIn(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	for _, other := range []string{"", "x", cookie[1:], cookie + "A", strings.Repeat("A", 43), digest(cookie), strings.ToLower(cookie)} {
		o.out(other, NotSignedIn)
	}
}

func TestASessionEndsWhenItIsNotUsed(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	o.wait(29 * time.Minute)
	o.in(cookie)
	o.wait(29 * time.Minute)
	o.in(cookie)
	o.wait(30 * time.Minute)
	o.out(cookie, NotSignedIn)
}

func TestASessionEndsHoweverMuchItIsUsed(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	for range 12*6 - 1 {
		o.wait(10 * time.Minute)
		o.in(cookie)
	}
	o.wait(10 * time.Minute)
	o.out(cookie, NotSignedIn)
}

func TestTheUseOfASessionIsWrittenDownNowAndThen(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	o.store.calls = nil
	writes := func() int { return strings.Count(strings.Join(o.store.calls, " "), "replace session") }
	for range 100 {
		o.in(cookie)
	}
	equal(t, writes(), 0)
	for range 10 {
		o.wait(31 * time.Second)
		o.in(cookie)
	}
	equal(t, writes(), 5)
}

func TestASessionGoesOnWhileTheArchiveCannotWrite(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	o.store.broken = archive.ErrUnavailable
	o.wait(10 * time.Minute)
	o.in(cookie)
}

func TestASessionThatWasPlantedIsNotTheOneSignedInWith(t *testing.T) {
	o := newOffice(t)
	planted, _ := o.signIn("staff") // the attacker's own, set in the victim's browser
	cookie, p, err := o.SignIn(o.ctx, SignIn{Login: "noto", Password: good, From: home, Cookie: planted})
	o.ok(err)
	if cookie == planted {
		t.Fatal("the planted cookie was kept")
	}
	equal(t, p.Login, "noto")
	o.out(planted, NotSignedIn)
	invented := strings.Repeat("B", 43)
	cookie, _, err = o.SignIn(o.ctx, SignIn{Login: "noto", Password: good, From: home, Cookie: invented})
	o.ok(err)
	if cookie == invented {
		t.Fatal("the invented cookie was kept")
	}
	o.out(invented, NotSignedIn)
}

func TestWhoSignsOutIsOutAlsoWithACopyOfTheCookie(t *testing.T) {
	o := newOffice(t)
	cookie, p := o.signIn("noto")
	o.ok(o.SignOut(o.ctx, cookie))
	o.out(cookie, NotSignedIn)
	equal(t, o.noted(archive.SignedOut, "noto"), 1)
	equal(t, o.last().Detail, "session "+p.Session)
	o.ok(o.SignOut(o.ctx, cookie))
	o.ok(o.SignOut(o.ctx, ""))
	equal(t, o.noted(archive.SignedOut, "noto"), 1)
}

func TestSessionsAreListedAndEndedOneByOne(t *testing.T) {
	o := newOffice(t)
	first, p := o.signIn("noto")
	o.wait(time.Minute)
	second, _ := o.signIn("noto")
	o.signIn("staff")
	list, err := o.Sessions(o.ctx, p, "noto")
	o.ok(err)
	equal(t, len(list), 2)
	equal(t, list[0].Current, false)
	equal(t, list[1].Current, true)
	equal(t, list[0].Agent, "Test/1.0")
	equal(t, list[0].From, "192.0.2.1")
	equal(t, list[0].Ends, o.time().Add(30*time.Minute))

	o.refused(o.EndSession(o.ctx, p, "noto", "000000000000"), NoSuchSession)
	o.ok(o.EndSession(o.ctx, p, "noto", list[0].ID))
	o.out(second, NotSignedIn)
	o.in(first)
	equal(t, o.noted(archive.SessionRevoked, "noto"), 1)
}

func TestNobodyEndsTheSessionsOfOthersButWhoKeepsTheAccounts(t *testing.T) {
	o := newOffice(t)
	cookie, noto := o.signIn("noto")
	_, staff := o.signIn("staff")
	_, admin := o.signIn("admin")
	_, err := o.Sessions(o.ctx, staff, "noto")
	o.refused(err, Forbidden)
	o.refused(o.EndSession(o.ctx, staff, "noto", noto.Session), Forbidden)
	o.refused(o.EndSession(o.ctx, staff, "staff", noto.Session), NoSuchSession)
	o.refused(o.EndSessions(o.ctx, staff, "noto"), Forbidden)
	o.refused(o.EndSessions(o.ctx, Principal{}, ""), Forbidden)
	o.in(cookie)
	o.ok(o.EndSessions(o.ctx, admin, "noto"))
	o.out(cookie, NotSignedIn)
	equal(t, o.last().Actor, "admin")
}

func TestAllSessionsEndAtOnce(t *testing.T) {
	o := newOffice(t)
	first, p := o.signIn("noto")
	second, _ := o.signIn("noto")
	other, _ := o.signIn("staff")
	o.ok(o.EndSessions(o.ctx, p, "noto"))
	o.out(first, NotSignedIn)
	o.out(second, NotSignedIn)
	o.in(other)
	list, err := o.Sessions(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, len(list), 0)
}

func TestARevokedSessionThatIsPutBackDoesNotHoldAgain(t *testing.T) {
	o := newOffice(t)
	cookie, p := o.signIn("noto")
	stale, err := o.store.Record(o.ctx, archive.Sessions, digest(cookie))
	o.ok(err)
	o.ok(o.EndSessions(o.ctx, p, "noto"))
	o.ok(o.store.Insert(o.ctx, *stale, nil))
	o.out(cookie, NotSignedIn)
}

func TestWritingDownTheUseOfASessionDoesNotBringItBack(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	o.wait(2 * time.Minute)
	record, s, _, err := o.session(o.ctx, cookie)
	o.ok(err)
	o.ok(o.SignOut(o.ctx, cookie))
	o.seen(o.ctx, record, s)
	o.out(cookie, NotSignedIn)
}

func TestChangingThePasswordMakesNoSessionYounger(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	for range 23 {
		o.wait(29 * time.Minute)
		o.in(cookie)
	}
	renewed, err := o.ChangePassword(o.ctx, PasswordChange{Old: good, New: another, From: home, Cookie: cookie})
	o.ok(err)
	o.in(renewed)
	o.wait(12*time.Hour - 23*29*time.Minute)
	o.out(renewed, NotSignedIn)
}

func TestChangingThePasswordEndsTheOtherSessionsAndRenewsThisOne(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	other, _ := o.signIn("noto")
	token := o.token("noto")
	renewed, err := o.ChangePassword(o.ctx, PasswordChange{Old: good, New: another, From: home, Cookie: cookie})
	o.ok(err)
	o.in(renewed)
	o.out(cookie, NotSignedIn)
	o.out(other, NotSignedIn)
	o.refused(o.try("noto", good, home), WrongCredentials)
	o.ok(o.try("noto", another, home))
	_, err = o.ByToken(o.ctx, token, home)
	o.ok(err)
	equal(t, o.noted(archive.PasswordChanged, "noto"), 1)
}

func TestAPasswordIsNotChangedWithoutTheOldOneOrToABadOne(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	for want, c := range map[Code]PasswordChange{
		WrongCredentials: {Old: wrong, New: another}, PasswordSame: {Old: good, New: good}, PasswordTooShort: {Old: good, New: "short"},
		PasswordOwnName: {Old: good, New: company + "2026!"},
	} {
		c.From, c.Cookie = home, cookie
		_, err := o.ChangePassword(o.ctx, c)
		o.refused(err, want)
	}
	_, err := o.ChangePassword(o.ctx, PasswordChange{Old: good, New: another, From: home})
	o.refused(err, NotSignedIn)
	o.in(cookie)
	equal(t, o.noted(archive.PasswordChanged, "noto"), 0)
	o.ok(o.try("noto", good, home))
}

func TestWhoFoundAnOpenSessionCannotGuessThePasswordInIt(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	change := PasswordChange{Old: wrong, New: another, From: home, Cookie: cookie}
	for range 6 {
		_, err := o.ChangePassword(o.ctx, change)
		o.refused(err, WrongCredentials)
	}
	_, err := o.ChangePassword(o.ctx, change)
	o.refused(err, TooManyAttempts)
	equal(t, o.noted(archive.SignInFailed, "noto"), 6)
}

func TestASignInThatTheOldPasswordBeganEndsWithIt(t *testing.T) {
	o := newOffice(t)
	account, err := o.authenticate(o.ctx, "noto", good, elsewhere) // and then it stops for a while
	o.ok(err)
	o.ok(o.ResetPassword(o.ctx, Operator(), "noto", another))
	now := o.time()
	late, _, err := o.beginSession(o.ctx, session{Login: "noto", Epoch: account.Epoch, Began: now, Seen: now}, nil)
	o.ok(err)
	o.out(late, NotSignedIn)
	_, err = o.setPassword(o.ctx, "noto", "a third long secret", account.Password, nil)
	o.refused(err, WrongCredentials)
}

func TestACookieIsBuiltToStayWhereItBelongs(t *testing.T) {
	for secure, want := range map[bool]string{
		true:  "__Host-jiko=value; Path=/; HttpOnly; Secure; SameSite=Lax",
		false: "jiko=value; Path=/; HttpOnly; SameSite=Lax",
	} {
		c := Cookies{Secure: secure}
		equal(t, c.Set("value").String(), want)
		equal(t, c.Clear().MaxAge, -1)
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		equal(t, c.Read(r), "")
		r.AddCookie(c.Set("value"))
		equal(t, c.Read(r), "value")
		r.AddCookie(c.Set("planted"))
		equal(t, c.Read(r), "")
	}
}

func TestALongAgentIsCutBetweenCharacters(t *testing.T) {
	equal(t, shorten("ああ", 4), "あ")
	equal(t, shorten("abc", 3), "abc")
	equal(t, shorten("a\xffb", 10), "ab")
}
