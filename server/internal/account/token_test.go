package account

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

func (o *office) takes(token string) Principal {
	o.t.Helper()
	p, err := o.ByToken(o.ctx, token, home)
	o.ok(err)
	return p
}

func (o *office) rejects(token string, why Code) {
	o.t.Helper()
	p, err := o.ByToken(o.ctx, token, home)
	o.refused(err, why)
	equal(o.t, p, Principal{})
}

func TestATokenIsItsAccountWithinItsScopes(t *testing.T) {
	o := newOffice(t)
	secret, shown, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto", Scopes: ScopeRead, Label: "夜間バッチ"})
	o.ok(err)
	if !regexp.MustCompile(`^jiko_[a-z2-7]{56}$`).MatchString(secret) {
		t.Errorf("token %q", secret)
	}
	want := Principal{Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeRead, Token: shown.ID}
	equal(t, o.takes(secret), want)
	equal(t, shown.Expires, o.time().Add(365*24*time.Hour))
	equal(t, o.last().Detail, "token "+shown.ID+" read until 2027-04-01T09:00:00Z")
	equal(t, o.noted(archive.TokenIssued, "noto"), 1)
}

func TestAMistypedTokenIsRefusedWithoutALook(t *testing.T) {
	o := newOffice(t)
	secret := o.token("noto")
	o.store.calls = nil
	for name, s := range map[string]string{
		"empty": "", "the prefix": tokenPrefix, "no prefix": secret[5:], "in capitals": strings.ToUpper(secret), "a part": secret[:60],
		"more": secret + "a", "a space": secret + " ", "a line more": secret + "\n", "a line within": secret[:30] + "\n" + secret[30:],
		"swapped": secret[:20] + secret[21:22] + secret[20:21] + secret[22:], "the digest": digest(secret),
		"huge": tokenPrefix + strings.Repeat("a", 1<<20),
	} {
		if s == secret {
			continue // the two that were swapped are the same
		}
		if _, err := o.ByToken(o.ctx, s, home); CodeOf(err) != TokenMalformed {
			t.Errorf("%s: got %v", name, err)
		}
	}
	equal(t, len(o.store.calls), 0)
}

func TestEveryWrongLetterOfATokenShows(t *testing.T) {
	o := newOffice(t)
	secret := o.token("noto")
	for i := len(tokenPrefix); i < len(secret); i++ {
		for _, c := range "abcdefghijklmnopqrstuvwxyz234567" {
			other := secret[:i] + string(c) + secret[i+1:]
			if other != secret && wellFormed(other) {
				t.Fatalf("%s passes for %s", other, secret)
			}
		}
	}
}

func TestAnUnknownTokenIsRefusedAndNotedOnceInAWhile(t *testing.T) {
	o := newOffice(t)
	for range 50 {
		unknown, err := o.newToken()
		o.ok(err)
		o.rejects(unknown, TokenRefused)
	}
	equal(t, o.noted(archive.TokenRefused, notKnown), 1)
	o.wait(time.Hour)
	unknown, err := o.newToken()
	o.ok(err)
	o.rejects(unknown, TokenRefused)
	equal(t, o.noted(archive.TokenRefused, notKnown), 2)
	if strings.Contains(o.everything(), unknown) {
		t.Error("the unknown token is written down")
	}
}

func TestATokenEndsWithItsTime(t *testing.T) {
	o := newOffice(t)
	secret, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto", Life: time.Hour})
	o.ok(err)
	o.wait(time.Hour - time.Millisecond)
	o.takes(secret)
	o.wait(time.Millisecond)
	o.rejects(secret, TokenRefused)
	list, err := o.Tokens(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, len(list), 0)
}

func TestARevokedTokenIsRefused(t *testing.T) {
	o := newOffice(t)
	first, second, other := o.token("noto"), o.token("noto"), o.token("staff")
	id := o.takes(first).Token
	o.refused(o.RevokeToken(o.ctx, Operator(), "staff", id), NoSuchToken)
	o.ok(o.RevokeToken(o.ctx, Operator(), "noto", id))
	o.rejects(first, TokenRefused)
	o.takes(second)
	o.refused(o.RevokeToken(o.ctx, Operator(), "noto", id), NoSuchToken)
	n, err := o.RevokeTokens(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, n, 1)
	o.rejects(second, TokenRefused)
	o.takes(other)
	equal(t, o.noted(archive.TokenRevoked, "noto"), 2)
}

func TestTheTokensOfASuspendedAccountAreRefusedAtOnceAndNotedOnceInAWhile(t *testing.T) {
	o := newOffice(t)
	secret := o.token("noto")
	o.takes(secret)
	o.ok(o.Suspend(o.ctx, Operator(), "noto"))
	for range 20 {
		o.rejects(secret, Suspended)
	}
	equal(t, o.noted(archive.TokenRefused, "noto"), 1)
	o.ok(o.Resume(o.ctx, Operator(), "noto"))
	o.takes(secret)
}

func TestATokenUsedForWhatItMayNotDoIsNotedOnceInAWhile(t *testing.T) {
	o := newOffice(t)
	p := o.takes(o.token("staff"))
	for range 20 {
		o.refused(o.Denied(o.ctx, p, "POST /api/v1/filings", home), Forbidden)
	}
	equal(t, o.noted(archive.TokenRefused, "staff"), 1)
	o.refused(o.Denied(o.ctx, p, "POST /api/v1/attachments", home), Forbidden)
	equal(t, o.noted(archive.TokenRefused, "staff"), 2)
}

func TestTheUseOfATokenIsWrittenDown(t *testing.T) {
	o := newOffice(t)
	secret := o.token("noto")
	list, err := o.Tokens(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, list[0].Used, time.Time{})
	o.wait(time.Hour)
	o.takes(secret)
	used := o.time()
	o.wait(time.Second)
	o.takes(secret)
	list, err = o.Tokens(o.ctx, Operator(), "noto")
	o.ok(err)
	equal(t, list[0].Used, used)
}

func TestATokenIsNotMadeForWhatItsRoleCannotDo(t *testing.T) {
	o := newOffice(t)
	for _, n := range []NewToken{
		{Login: "staff", Scopes: ScopeFile}, {Login: "staff", Scopes: ScopeFile | ScopeRead}, {Login: "admin"},
		{Login: "admin", Scopes: ScopeRead}, {Login: "noto", Scopes: 128},
	} {
		_, _, err := o.IssueToken(o.ctx, Operator(), n)
		o.refused(err, ScopeNotOfRole)
	}
	for _, life := range []time.Duration{-time.Hour, 1, 100 * 365 * 24 * time.Hour} {
		_, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto", Life: life})
		o.refused(err, ExpiryInvalid)
	}
	for _, label := range []string{strings.Repeat("a", 101), "a\nb", "\u202ea", "\xff"} {
		_, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "noto", Label: label})
		o.refused(err, LabelInvalid)
	}
	_, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: "nobody"})
	o.refused(err, NoSuchAccount)
}

func TestATokenMakesNoTokensAndManagesNothing(t *testing.T) {
	o := newOffice(t)
	p := o.takes(o.token("noto"))
	_, _, err := o.IssueToken(o.ctx, p, NewToken{Login: "noto"})
	o.refused(err, Forbidden)
	_, err = o.Tokens(o.ctx, p, "noto")
	o.refused(err, Forbidden)
	o.refused(o.RevokeToken(o.ctx, p, "noto", p.Token), Forbidden)
	_, err = o.Sessions(o.ctx, p, "noto")
	o.refused(err, Forbidden)
	o.refused(o.EndSessions(o.ctx, p, "noto"), Forbidden)
}

func TestOneMakesTokensForOneselfOnly(t *testing.T) {
	o := newOffice(t)
	_, noto := o.signIn("noto")
	_, admin := o.signIn("admin")
	_, _, err := o.IssueToken(o.ctx, noto, NewToken{Login: "noto", Confirmation: once(good)})
	o.ok(err)
	_, _, err = o.IssueToken(o.ctx, noto, NewToken{Login: "staff"})
	o.refused(err, Forbidden)
	_, _, err = o.IssueToken(o.ctx, admin, NewToken{Login: "staff"})
	o.refused(err, Forbidden)
	_, err = o.Tokens(o.ctx, noto, "")
	o.refused(err, Forbidden)
	_, err = o.RevokeTokens(o.ctx, admin, "")
	o.refused(err, Forbidden)
	n, err := o.RevokeTokens(o.ctx, admin, "noto")
	o.ok(err)
	equal(t, n, 1)
}

func TestATokenIsNotMadeInASessionThatSomebodyFound(t *testing.T) {
	o := newOffice(t)
	_, p := o.signIn("noto")
	for range o.options.LoginThrottle.Free + 1 {
		_, _, err := o.IssueToken(o.ctx, p, NewToken{Login: "noto", Confirmation: once("wrong horse battery staple")})
		o.refused(err, WrongCredentials)
	}
	_, _, err := o.IssueToken(o.ctx, p, NewToken{Login: "noto", Confirmation: once(good)})
	o.refused(err, TooManyAttempts)
	list, err := o.Tokens(o.ctx, p, "noto")
	o.ok(err)
	equal(t, len(list), 0)
}

func TestScopesOfATokenDoNotOutgrowTheRole(t *testing.T) {
	k := kept{Login: "x", Role: RoleStaff}
	equal(t, k.principalOf("key", ScopeFile|ScopeRead).Scopes, ScopeRead)
	k.Role = RoleAdmin
	equal(t, k.principalOf("key", ScopeFile|ScopeRead).Scopes, Scopes(0))
}

func TestTheBearerOfAHeaderIsFound(t *testing.T) {
	for header, want := range map[string]string{
		"Bearer abc": "abc", "bearer abc": "abc", "BEARER  abc ": "abc", "": "", "Bearer": "", "Bearer ": "", "Basic abc": "", "abc": "",
	} {
		got, ok := Bearer(header)
		if got != want && ok || ok != (want != "") {
			t.Errorf("%q: %q, %v", header, got, ok)
		}
	}
}

func TestScopesAreKeptByName(t *testing.T) {
	for scopes, want := range map[Scopes]string{0: `""`, ScopeFile: `"file"`, ScopeRead: `"read"`, ScopeFile | ScopeRead: `"file,read"`} {
		body, err := scopes.MarshalJSON()
		if err != nil || string(body) != want {
			t.Errorf("%s, %v", body, err)
		}
		var back Scopes = 77
		if err := back.UnmarshalJSON(body); err != nil || back != scopes && scopes != 0 {
			t.Errorf("%s: %v, %v", body, back, err)
		}
	}
	for _, bad := range []string{"", "file,", "write", "File"} {
		if _, err := ParseScopes(bad); CodeOf(err) != ScopeUnknown {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzATokenIsWellFormedOnlyAsItWasMade(f *testing.F) {
	o := Accounts{options: Options{Random: strings.NewReader(strings.Repeat("random bytes, 31", 4))}}
	seed, err := o.newToken()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, s string) {
		if wellFormed(s) && (len(s) != len(seed) || s != strings.ToLower(s)) {
			t.Errorf("%q", s)
		}
	})
}
