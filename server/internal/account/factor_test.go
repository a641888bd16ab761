package account

import (
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"jiko/server/internal/archive"
)

// codeOf is what the authenticator with that address shows now.
func (o *office) codeOf(address string) string {
	o.t.Helper()
	key, err := otp.NewKeyFromURL(address)
	o.ok(err)
	code, err := totp.GenerateCode(key.Secret(), o.time())
	o.ok(err)
	return code
}

// guarded sets up the second factor of a login, and gives its address and recovery codes.
func (o *office) guarded(login string) (address string, recovery []string) {
	o.t.Helper()
	_, p := o.signIn(login)
	address, err := o.BeginFactor(o.ctx, p, once(good))
	o.ok(err)
	recovery, err = o.ConfirmFactor(o.ctx, p, o.codeOf(address))
	o.ok(err)
	o.wait(time.Minute)
	return address, recovery
}

// once is that password, given once more.
func once(password string) Confirmation { return Confirmation{Password: password, From: home} }

// half gives the password of a login with a second factor, and the cookie that waits for the code.
func (o *office) half(login string) (cookie string) {
	o.t.Helper()
	cookie, p, err := o.SignIn(o.ctx, SignIn{Login: login, Password: good, From: home})
	o.refused(err, FactorNeeded)
	equal(o.t, p, Principal{})
	return cookie
}

func withFactor(t *testing.T) (o *office, address string, recovery []string) {
	o = newOffice(t)
	address, recovery = o.guarded("noto")
	return o, address, recovery
}

func TestTheSecondFactorIsAskedForAfterThePassword(t *testing.T) {
	o, address, _ := withFactor(t)
	signedIn := o.noted(archive.SignedIn, "noto")
	cookie := o.half("noto")
	o.out(cookie, NotSignedIn)
	equal(t, o.noted(archive.SignedIn, "noto"), signedIn)
	is, err := o.Pending(o.ctx, cookie)
	o.ok(err)
	equal(t, is, true)
	code := o.codeOf(address)
	whole, p, err := o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: " " + code[:3] + " " + code[3:], From: home})
	o.ok(err)
	equal(t, p.Login, "noto")
	o.in(whole)
	o.out(cookie, NotSignedIn)
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: code, From: home})
	o.refused(err, NotSignedIn) // it was completed
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: whole, Code: code, From: home})
	o.refused(err, NotSignedIn) // a whole session waits for nothing
	equal(t, o.noted(archive.SignedIn, "noto"), signedIn+1)
}

func TestACodeIsTakenOnce(t *testing.T) {
	o, address, _ := withFactor(t)
	code := o.codeOf(address)
	_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: code, From: home})
	o.ok(err)
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: code, From: home})
	o.refused(err, WrongCode)
	equal(t, o.noted(archive.SignInFailed, "noto"), 1)
}

func TestARecoveryCodeIsTakenOnce(t *testing.T) {
	o, _, recovery := withFactor(t)
	equal(t, len(recovery), recoveryCodes)
	if strings.Contains(o.everything(), recovery[0]) || strings.Contains(o.everything(), plainCode(recovery[0])) {
		t.Error("a recovery code is kept as it is")
	}
	for i, want := range []Code{"", WrongCode} {
		_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: strings.ToUpper(recovery[3]), From: home})
		if CodeOf(err) != want {
			t.Errorf("time %d: %v", i, err)
		}
	}
	_, p := Principal{}, Principal{Login: "noto", Role: RoleCarrier, Session: "x"}
	left, err := o.Factor(o.ctx, p, "noto")
	o.ok(err)
	equal(t, left, Factor{true, recoveryCodes - 1})
}

func TestAnEarlierOrLaterPeriodIsNear(t *testing.T) {
	o, address, _ := withFactor(t)
	for _, test := range []struct {
		late time.Duration
		want Code
	}{{2 * factorPeriod * time.Second, WrongCode}, {factorPeriod * time.Second, ""}} {
		o.wait(time.Hour)
		code := o.codeOf(address)
		o.wait(test.late)
		_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: code, From: home})
		if CodeOf(err) != test.want {
			t.Errorf("%s late: %v", test.late, err)
		}
	}
}

func TestWhoGuessesAtTheCodeWaits(t *testing.T) {
	o, address, _ := withFactor(t)
	cookie := o.half("noto")
	for range o.options.LoginThrottle.Free + 1 {
		_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: "000000", From: home})
		o.refused(err, WrongCode)
	}
	_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: o.codeOf(address), From: home})
	o.refused(err, TooManyAttempts)
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: o.codeOf(address), From: home})
	o.refused(err, TooManyAttempts) // the password is no way around
	o.wait(time.Minute)
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: o.codeOf(address), From: home})
	o.ok(err)
}

func TestTheCodeMustComeSoon(t *testing.T) {
	o, address, _ := withFactor(t)
	cookie := o.half("noto")
	o.wait(pendingLimit)
	_, _, err := o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: o.codeOf(address), From: home})
	o.refused(err, NotSignedIn)
	cookie = o.half("noto")
	o.ok(o.Suspend(o.ctx, Operator(), "noto"))
	_, _, err = o.SignInCode(o.ctx, SecondFactor{Cookie: cookie, Code: o.codeOf(address), From: home})
	if err == nil {
		t.Error("a suspended account completes its sign-in")
	}
	is, err := o.Pending(o.ctx, cookie)
	o.ok(err)
	equal(t, is, false)
}

func TestAFactorIsOnOnlyOnceItsCodeWasShown(t *testing.T) {
	o := newOffice(t)
	_, p := o.signIn("noto")
	_, err := o.PendingFactor(o.ctx, p)
	o.refused(err, NoFactor)
	_, err = o.ConfirmFactor(o.ctx, p, "123456")
	o.refused(err, NoFactor)
	address, err := o.BeginFactor(o.ctx, p, once(good))
	o.ok(err)
	again, err := o.PendingFactor(o.ctx, p)
	o.ok(err)
	equal(t, o.codeOf(again), o.codeOf(address))
	_, err = o.ConfirmFactor(o.ctx, p, "000000")
	o.refused(err, WrongCode)
	equal(t, o.last().Detail, "session "+p.Session)
	equal(t, o.noted(archive.CodeRefused, "noto"), 1)
	_, q := o.signIn("noto") // still without
	equal(t, q.Login, "noto")
	o.refused(o.RemoveFactor(o.ctx, p, "noto", "000000"), NoFactor)
	_, err = o.ConfirmFactor(o.ctx, p, o.codeOf(address))
	o.ok(err)
	_, err = o.BeginFactor(o.ctx, p, once(good))
	o.refused(err, FactorThere)
	_, err = o.ConfirmFactor(o.ctx, p, o.codeOf(address))
	o.refused(err, FactorThere)
	for _, nobody := range []Principal{{}, {Login: "noto", Role: RoleCarrier, Token: "t"}} {
		_, err = o.BeginFactor(o.ctx, nobody, once(good))
		o.refused(err, Forbidden)
		_, err = o.PendingFactor(o.ctx, nobody)
		o.refused(err, Forbidden)
		_, err = o.ConfirmFactor(o.ctx, nobody, "")
		o.refused(err, Forbidden)
		_, err = o.Factor(o.ctx, nobody, "noto")
		o.refused(err, Forbidden)
		o.refused(o.RemoveFactor(o.ctx, nobody, "noto", ""), Forbidden)
	}
}

func TestAFactorIsNotBegunInASessionThatSomebodyFound(t *testing.T) {
	o := newOffice(t)
	_, p := o.signIn("noto")
	for _, password := range []string{"", "wrong horse battery staple"} {
		_, err := o.BeginFactor(o.ctx, p, once(password))
		o.refused(err, WrongCredentials)
	}
	equal(t, o.noted(archive.SignInFailed, "noto"), 2)
	_, err := o.PendingFactor(o.ctx, p)
	o.refused(err, NoFactor)
}

func TestASecretThatWasLeftIsNotGoneOnWith(t *testing.T) {
	o := newOffice(t)
	_, p := o.signIn("noto")
	address, err := o.BeginFactor(o.ctx, p, once(good))
	o.ok(err)
	o.wait(setUpLimit - time.Millisecond)
	_, err = o.PendingFactor(o.ctx, p)
	o.ok(err)
	o.wait(time.Millisecond)
	_, err = o.PendingFactor(o.ctx, p)
	o.refused(err, NoFactor)
	_, err = o.ConfirmFactor(o.ctx, p, o.codeOf(address))
	o.refused(err, NoFactor)
}

func TestAFactorIsRemovedByItsCodeOrByWhoKeepsTheAccounts(t *testing.T) {
	o, address, recovery := withFactor(t)
	cookie, p, err := o.SignInCode(o.ctx, SecondFactor{Cookie: o.half("noto"), Code: recovery[0], From: home})
	o.ok(err)
	o.refused(o.RemoveFactor(o.ctx, p, "noto", "wrong"), WrongCode)
	equal(t, o.last().Detail, "session "+p.Session)
	equal(t, o.noted(archive.CodeRefused, "noto"), 1)
	o.ok(o.RemoveFactor(o.ctx, p, "noto", o.codeOf(address)))
	o.in(cookie)
	o.signIn("noto")
	o.guarded("noto")
	o.ok(o.RemoveFactor(o.ctx, Operator(), "noto", ""))
	o.signIn("noto")
	o.refused(o.RemoveFactor(o.ctx, Operator(), "noto", ""), NoFactor)
}
