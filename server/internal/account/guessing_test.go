package account

import (
	"errors"
	"fmt"
	"net/netip"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// host is one of many addresses, each in a network of its own.
func host(i int) netip.Addr {
	return netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})
}

// guess makes a wrong attempt as soon as it may, and tells how long it had to wait.
func (o *office) guess(login string, from netip.Addr) (waited time.Duration, err error) {
	for {
		err := o.try(login, wrong, from)
		var refused *Error
		if !errors.As(err, &refused) || refused.Code != TooManyAttempts {
			return waited, err
		}
		pause := refused.Until.Sub(o.time())
		waited += pause
		o.wait(pause)
	}
}

func TestGuessingFromManyAddressesAtOneLoginIsSlowedAndThenLocked(t *testing.T) {
	o := newOffice(t)
	var took time.Duration
	for i := range 100 {
		waited, err := o.guess("noto", host(i))
		o.refused(err, WrongCredentials)
		took += waited
	}
	if took < 72*time.Hour {
		t.Errorf("a hundred guesses took %v only", took)
	}
	o.wait(2 * time.Hour)
	o.refused(o.try("noto", wrong, host(1000)), Locked)
	o.refused(o.try("noto", good, host(1001)), Locked)
	equal(t, o.noted(archive.SignInFailed, "noto"), 100)
	o.locked("noto", true)
	o.locked("staff", false)
	o.ok(o.Resume(o.ctx, Operator(), "noto"))
	o.locked("noto", false)
	o.ok(o.try("noto", good, host(1002)))
}

// locked holds what whoever keeps the accounts is told of a login.
func (o *office) locked(login string, want bool) {
	o.t.Helper()
	got, err := o.Locked(o.ctx, Operator(), login)
	o.ok(err)
	if got != want {
		o.t.Errorf("%s is locked: %v", login, got)
	}
}

func TestALockedLoginIsLetInAgainByAnotherPassword(t *testing.T) {
	o := newOffice(t)
	for i := range 100 {
		_, err := o.guess("noto", host(i))
		o.refused(err, WrongCredentials)
	}
	o.wait(2 * time.Hour)
	o.refused(o.try("noto", good, home), Locked)
	o.ok(o.ResetPassword(o.ctx, Operator(), "noto", another))
	o.refused(o.try("noto", good, home), WrongCredentials)
	o.ok(o.try("noto", another, home))
}

func TestGuessingFromOneAddressAtManyLoginsIsSlowed(t *testing.T) {
	o := newOffice(t)
	start := o.time()
	guesses := 0
	for o.time().Sub(start) < 24*time.Hour {
		_, err := o.guess(fmt.Sprintf("login%d", guesses), elsewhere)
		o.refused(err, WrongCredentials)
		guesses++
	}
	if guesses > 20+24*12+15 {
		t.Errorf("%d guesses in a day", guesses)
	}
}

func TestAWholeNetworkOfOneSubscriberIsOneAddress(t *testing.T) {
	o := newOffice(t)
	prefix := netip.MustParseAddr("2001:db8:1:2::").As16()
	for i := range 21 {
		prefix[15] = byte(i)
		prefix[8] = byte(i)
		o.refused(o.try(fmt.Sprintf("login%d", i), wrong, netip.AddrFrom16(prefix)), WrongCredentials)
	}
	o.refused(o.try("noto", good, netip.MustParseAddr("2001:db8:1:2:ffff::1")), TooManyAttempts)
	o.ok(o.try("noto", good, netip.MustParseAddr("2001:db8:1:3::1")))
	equal(t, network(netip.MustParseAddr("::ffff:192.0.2.1")), network(home))
	equal(t, network(netip.MustParseAddr("fe80::1%eth0")), "fe80::/64")
	equal(t, network(netip.Addr{}), "invalid IP")
}

func TestManyGuessesAtTheSameMomentAreNoWayAroundTheWait(t *testing.T) {
	o := newOffice(t)
	var guessed atomic.Int64
	var all sync.WaitGroup
	for i := range 200 {
		all.Go(func() {
			switch code := CodeOf(o.try("noto", wrong, host(i))); code {
			case WrongCredentials:
				guessed.Add(1)
			case TooManyAttempts, Busy:
			default:
				t.Errorf("code %q", code)
			}
		})
	}
	all.Wait()
	if n := guessed.Load(); n < 1 || n > 6 {
		t.Errorf("%d passwords were tried at once", n)
	}
}

func TestWhoGuessesElsewhereDoesNotKeepTheOwnerOut(t *testing.T) {
	o := newOffice(t)
	o.signIn("noto")
	for i := range 100 {
		_, err := o.guess("noto", host(i))
		o.refused(err, WrongCredentials)
	}
	o.refused(o.try("noto", good, elsewhere), Locked)
	o.ok(o.try("noto", good, home))
	o.refused(o.try("noto", good, elsewhere), Locked)
}

func TestWhoGuessesAtTheSameAddressDoesNotKeepTheOwnerOut(t *testing.T) {
	o := newOffice(t)
	o.signIn("noto")
	for i := range 30 {
		_, err := o.guess(fmt.Sprintf("login%d", i), home)
		o.refused(err, WrongCredentials)
	}
	o.refused(o.try("staff", good, home), TooManyAttempts)
	o.ok(o.try("noto", good, home))
}

func TestGuessingFromATrustedNetworkIsSlowedAndLockedToo(t *testing.T) {
	o := newOffice(t)
	o.signIn("noto")
	var took time.Duration
	for range 100 {
		o.locked("noto", false)
		waited, err := o.guess("noto", home)
		o.refused(err, WrongCredentials)
		took += waited
	}
	o.locked("noto", true)
	if took < 72*time.Hour {
		t.Errorf("a hundred guesses took %v only", took)
	}
	o.wait(2 * time.Hour)
	o.refused(o.try("noto", good, home), Locked)
	o.ok(o.try("noto", good, elsewhere))
}

func TestSigningInWithAnAccountOfOnesOwnDoesNotHelpGuessing(t *testing.T) {
	o := newOffice(t)
	o.ok(o.try("staff", good, elsewhere)) // trusted there from now on
	for i := range 25 {
		_, err := o.guess(fmt.Sprintf("login%d", i), elsewhere)
		o.refused(err, WrongCredentials)
		o.ok(o.try("staff", good, elsewhere))
	}
	o.refused(o.try("noto", wrong, elsewhere), TooManyAttempts)
	o.ok(o.try("staff", good, elsewhere))
	o.refused(o.try("noto", wrong, elsewhere), TooManyAttempts)
}

func TestSomeMistakesAreForgivenOnceOneGetsIn(t *testing.T) {
	o := newOffice(t)
	for range 10 {
		for range 5 {
			o.refused(o.try("noto", wrong, home), WrongCredentials)
			o.wait(time.Hour) // so that the network forgets as well
		}
		o.ok(o.try("noto", good, home))
	}
}

func TestTheCountsSurviveARestart(t *testing.T) {
	o := newOffice(t)
	for range 7 {
		_, err := o.guess("noto", elsewhere)
		o.refused(err, WrongCredentials)
	}
	options := Standard(o.time)
	options.Hashing = quick
	o.Accounts = New(o.store, options)
	o.refused(o.try("noto", good, elsewhere), TooManyAttempts)
}

func TestWhoMustWaitCostsNoWriteAndNoHash(t *testing.T) {
	o := newOffice(t)
	for range 6 {
		o.refused(o.try("noto", wrong, elsewhere), WrongCredentials)
	}
	o.store.calls = nil
	o.hasher.desk <- struct{}{} // the desk is taken: hashing would wait for ever
	o.refused(o.try("noto", good, elsewhere), TooManyAttempts)
	for _, call := range o.store.calls {
		if !strings.HasPrefix(call, "record") {
			t.Errorf("calls %q", call)
		}
	}
}

func TestALoginThatIsNotThereIsTreatedAsOneThatIs(t *testing.T) {
	o := newOffice(t)
	asked := func(login string, from netip.Addr) []string {
		o.store.calls = nil
		o.refused(o.try(login, wrong, from), WrongCredentials)
		return slices.Clone(o.store.calls)
	}
	for i := range 5 {
		there, gone := asked("noto", host(1)), asked("nobody", host(2))
		if !slices.Equal(there, gone) {
			t.Fatalf("attempt %d:\n%q\n%q", i+1, there, gone)
		}
	}
	o.refused(o.try("noto", wrong, elsewhere), WrongCredentials)
	o.refused(o.try("nobody", wrong, elsewhere), WrongCredentials)
	o.refused(o.try("noto", wrong, elsewhere), TooManyAttempts)
	o.refused(o.try("nobody", wrong, elsewhere), TooManyAttempts)
}

// TestALoginThatIsNotThereCostsAsMuch looks at the memory that a hash takes, which other programs on the machine do not change as they
// change the time.
func TestALoginThatIsNotThereCostsAsMuch(t *testing.T) {
	o := newOffice(t)
	o.hasher.hashing = Recommended
	o.add(NewAccount{Login: "there", Password: good, Role: RoleStaff})
	for _, login := range []string{"there", "nobody", "no login at all"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		o.refused(o.try(login, wrong, elsewhere), WrongCredentials)
		runtime.ReadMemStats(&after)
		hashes := float64(after.TotalAlloc-before.TotalAlloc) / float64(Recommended.Memory<<10)
		if hashes < 1 || hashes > 1.1 {
			t.Errorf("%s: %.2f hashes", login, hashes)
		}
	}
}

func TestWhatWasTypedAsALoginIsNotWrittenDown(t *testing.T) {
	o := newOffice(t)
	o.refused(o.try("my.secret.password", good, elsewhere), WrongCredentials)
	entry := o.last()
	if entry.Action != archive.SignInFailed || entry.Actor != notKnown || entry.Subject != notKnown ||
		entry.Detail != "from 198.51.100.7: wrong-credentials" {
		t.Errorf("%+v", entry)
	}
}

func TestASignInIsRefusedWhenTheArchiveCannotWrite(t *testing.T) {
	o := newOffice(t)
	o.store.broken = archive.ErrUnavailable
	for _, password := range []string{good, wrong} {
		if err := o.try("noto", password, home); !errors.Is(err, archive.ErrUnavailable) {
			t.Errorf("got %v", err)
		}
	}
}
