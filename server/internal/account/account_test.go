package account

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"jiko/server/internal/archive"
)

func TestAnAccountIsAddedWithItsCarrier(t *testing.T) {
	o := newOffice(t)
	a, err := o.Add(o.ctx, Operator(), NewAccount{Login: "Kaga-1", Password: good, Role: RoleCarrier, Carrier: " 加賀  通信 "})
	o.ok(err)
	want := Account{Login: "kaga-1", Role: RoleCarrier, Carrier: "加賀 通信", Added: o.time(), PasswordChanged: o.time()}
	equal(t, *a, want)
	equal(t, o.noted(archive.CarrierAdded, "加賀 通信"), 1)
	equal(t, o.noted(archive.AccountAdded, "kaga-1"), 1)
	equal(t, o.last().Detail, "carrier 加賀 通信")
	equal(t, o.last().Actor, CommandLine)

	o.add(NewAccount{Login: "kaga-2", Password: good, Role: RoleCarrier, Carrier: "加賀 通信"})
	equal(t, o.noted(archive.CarrierAdded, "加賀 通信"), 1)
	got, err := o.Account(o.ctx, Operator(), "kaga-1")
	o.ok(err)
	equal(t, *got, want)
}

func TestNamesThatDifferInWidthOrCaseAreOneCarrier(t *testing.T) {
	o := newOffice(t)
	for i, name := range []string{"株式会社NTTノト", "株式会社ＮＴＴノト", "株式会社nttﾉﾄ", "株式会社\u3000NTTノト"} {
		_, _, err := o.AddCarrier(o.ctx, Operator(), name)
		o.ok(err)
		equal(t, o.noted(archive.CarrierAdded, "株式会社NTTノト"), 1)
		if i == 3 {
			list, err := o.Carriers(o.ctx, Operator())
			o.ok(err)
			equal(t, len(list), 3) // the space makes another
		}
	}
	a, err := o.Add(o.ctx, Operator(), NewAccount{Login: "ntt", Password: good, Role: RoleCarrier, Carrier: "株式会社ＮＴＴノト"})
	o.ok(err)
	equal(t, a.Carrier, "株式会社NTTノト")
}

func TestWhatIsNoNameOfACarrierIsRefused(t *testing.T) {
	o := newOffice(t)
	for _, name := range []string{"", " ", "a\x00b", "能登\u202e通信", "能登\u200b通信", "\xff", strings.Repeat("長", 201), strings.Repeat("x", 1<<20)} {
		_, _, err := o.AddCarrier(o.ctx, Operator(), name)
		o.refused(err, CarrierInvalid)
	}
	_, _, err := o.AddCarrier(o.ctx, Operator(), strings.Repeat("長", 200))
	o.ok(err)
}

func TestAnAccountThatDoesNotFitIsRefusedAndNothingIsKept(t *testing.T) {
	o := newOffice(t)
	before := o.everything()
	for _, c := range []struct {
		n    NewAccount
		want Code
	}{
		{NewAccount{Login: "nоto", Password: good, Role: RoleStaff}, LoginInvalid},
		{NewAccount{Login: "Jiko", Password: good, Role: RoleStaff}, LoginInvalid},
		{NewAccount{Login: "noto", Password: good, Role: RoleStaff}, LoginTaken},
		{NewAccount{Login: "ＮＯＴＯ", Password: good, Role: RoleCarrier, Carrier: "新しい会社"}, LoginTaken},
		{NewAccount{Login: "new", Password: "short", Role: RoleStaff}, PasswordTooShort},
		{NewAccount{Login: "new", Password: "新しい通信会社2026!", Role: RoleCarrier, Carrier: "新しい通信会社"}, PasswordOwnName},
		{NewAccount{Login: "new", Password: good, Role: RoleCarrier}, CarrierMissing},
		{NewAccount{Login: "new", Password: good, Role: RoleCarrier, Carrier: "\u200b"}, CarrierInvalid},
		{NewAccount{Login: "new", Password: good, Role: RoleStaff, Carrier: company}, CarrierNotAsked},
		{NewAccount{Login: "new", Password: good, Role: RoleAdmin, Carrier: company}, CarrierNotAsked},
		{NewAccount{Login: "new", Password: good, Role: "root"}, RoleUnknown},
		{NewAccount{Login: "new", Password: good, Role: roleOperator}, RoleUnknown},
		{NewAccount{Login: "new", Password: good}, RoleUnknown},
	} {
		_, err := o.Add(o.ctx, Operator(), c.n)
		if CodeOf(err) != c.want {
			t.Errorf("%+v: %v", c.n, err)
		}
	}
	if o.everything() != before {
		t.Error("something was kept")
	}
}

func TestOfTwoWhoAddTheSameLoginAtOnceOneIsTold(t *testing.T) {
	o := newOffice(t)
	var added, told atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			_, err := o.Add(o.ctx, Operator(), NewAccount{Login: "new", Password: good, Role: RoleCarrier, Carrier: "新しい会社"})
			switch {
			case err == nil:
				added.Add(1)
			case CodeOf(err) == LoginTaken:
				told.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	equal(t, added.Load(), 1)
	equal(t, told.Load(), 19)
	equal(t, o.noted(archive.AccountAdded, "new"), 1)
	equal(t, o.noted(archive.CarrierAdded, "新しい会社"), 1)
}

func TestASuspendedAccountIsOutAtOnce(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	o.ok(o.Suspend(o.ctx, Operator(), "noto"))
	o.out(cookie, NotSignedIn)
	o.refused(o.try("noto", good, home), Suspended)
	o.refused(o.try("noto", wrong, home), WrongCredentials) // who does not know the password learns nothing
	equal(t, o.last().Detail, "from 192.0.2.1: wrong-credentials")
	o.ok(o.Suspend(o.ctx, Operator(), "noto"))
	equal(t, o.noted(archive.AccountChanged, "noto"), 1)

	o.ok(o.Resume(o.ctx, Operator(), "noto"))
	o.out(cookie, NotSignedIn)
	o.ok(o.try("noto", good, home))
}

func TestASuspendedCarrierIsOutAtOnceWithAllItsAccounts(t *testing.T) {
	o := newOffice(t)
	o.add(NewAccount{Login: "noto-2", Password: good, Role: RoleCarrier, Carrier: company})
	cookie, _ := o.signIn("noto")
	token := o.token("noto-2")
	staff, _ := o.signIn("staff")
	o.ok(o.SuspendCarrier(o.ctx, Operator(), company))
	o.out(cookie, CarrierSuspended)
	o.rejects(token, CarrierSuspended)
	o.refused(o.try("noto-2", good, home), CarrierSuspended)
	o.in(staff)
	o.ok(o.SuspendCarrier(o.ctx, Operator(), company))
	equal(t, o.noted(archive.CarrierChanged, company), 1)
	o.ok(o.ResumeCarrier(o.ctx, Operator(), company))
	o.in(cookie)
	o.takes(token)
	o.refused(o.SuspendCarrier(o.ctx, Operator(), "another"), NoSuchCarrier)
}

func TestOnlyWhoKeepsTheAccountsChangesThem(t *testing.T) {
	o := newOffice(t)
	_, noto := o.signIn("noto")
	_, staff := o.signIn("staff")
	before := o.everything()
	for _, p := range []Principal{{}, noto, staff, {Login: "admin", Role: RoleAdmin, Token: "t"}} {
		_, err := o.Add(o.ctx, p, NewAccount{Login: "new", Password: good, Role: RoleAdmin})
		o.refused(err, Forbidden)
		_, _, err = o.AddCarrier(o.ctx, p, "new")
		o.refused(err, Forbidden)
		_, err = o.List(o.ctx, p, "")
		o.refused(err, Forbidden)
		_, err = o.Carriers(o.ctx, p)
		o.refused(err, Forbidden)
		_, _, err = o.Find(o.ctx, p, Search{Limit: 1})
		o.refused(err, Forbidden)
		_, _, err = o.FindCarriers(o.ctx, p, Search{Limit: 1})
		o.refused(err, Forbidden)
		_, err = o.Locked(o.ctx, p, "noto")
		o.refused(err, Forbidden)
		o.refused(o.Suspend(o.ctx, p, "noto"), Forbidden)
		o.refused(o.Resume(o.ctx, p, "noto"), Forbidden)
		o.refused(o.SuspendCarrier(o.ctx, p, company), Forbidden)
		o.refused(o.ResumeCarrier(o.ctx, p, company), Forbidden)
		o.refused(o.ResetPassword(o.ctx, p, "noto", another), Forbidden)
	}
	_, err := o.Account(o.ctx, noto, "staff")
	o.refused(err, Forbidden)
	_, err = o.Account(o.ctx, noto, "noto")
	o.ok(err)
	if o.everything() != before {
		t.Error("something was kept")
	}
}

func TestAccountsAreListedByLoginAndByCarrier(t *testing.T) {
	o := newOffice(t)
	for i := range page + 3 {
		o.add(NewAccount{Login: "z" + strings.Repeat("x", i%60) + string(rune('a'+i%26)) + string(rune('a'+i/26)), Password: good, Role: RoleStaff})
	}
	o.add(NewAccount{Login: "kaga", Password: good, Role: RoleCarrier, Carrier: "加賀通信"})
	list, err := o.List(o.ctx, Operator(), "")
	o.ok(err)
	equal(t, len(list), page+3+4)
	if !slices.IsSortedFunc(list, func(x, y Account) int { return strings.Compare(x.Login, y.Login) }) {
		t.Error("not by login")
	}
	list, err = o.List(o.ctx, Operator(), "加賀通信")
	o.ok(err)
	equal(t, len(list), 1)
	_, err = o.List(o.ctx, Operator(), "無い会社")
	o.refused(err, NoSuchCarrier)
}

func TestAccountsAreFoundPageByPage(t *testing.T) {
	o := newOffice(t)
	o.add(NewAccount{Login: "kaga", Password: good, Role: RoleCarrier, Carrier: "加賀ＴＥＬ"})
	o.add(NewAccount{Login: "kaga-staff", Password: good, Role: RoleStaff})
	o.ok(o.Suspend(o.ctx, Operator(), "kaga-staff"))
	for _, test := range []struct {
		name string
		q    Search
		want string
		more bool
	}{
		{"all", Search{Limit: 9}, "admin kaga kaga-staff noto staff", false},
		{"exactly all", Search{Limit: 5}, "admin kaga kaga-staff noto staff", false},
		{"the first page", Search{Limit: 2}, "admin kaga", true},
		{"the next page", Search{Limit: 2, After: "kaga"}, "kaga-staff noto", true},
		{"the last page", Search{Limit: 2, After: "noto"}, "staff", false},
		{"behind the last", Search{Limit: 2, After: "staff"}, "", false},
		{"by a part of the login, in any width", Search{Limit: 9, Text: "ＫＡＧＡ"}, "kaga kaga-staff", false},
		{"by a part of the carrier, in any width", Search{Limit: 9, Text: "加賀tel"}, "kaga", false},
		{"by role", Search{Limit: 9, Role: RoleStaff}, "kaga-staff staff", false},
		{"by state", Search{Limit: 9, State: StateSuspended}, "kaga-staff", false},
		{"by all of them", Search{Limit: 9, Text: "staff", Role: RoleStaff, State: StateActive}, "staff", false},
		{"a page of a few among many", Search{Limit: 1, Text: "kaga"}, "kaga", true},
	} {
		list, more, err := o.Find(o.ctx, Operator(), test.q)
		o.ok(err)
		var logins []string
		for _, a := range list {
			logins = append(logins, a.Login)
		}
		if got := strings.Join(logins, " "); got != test.want || more != test.more {
			t.Errorf("%s: got %q, more: %v", test.name, got, more)
		}
	}
}

func TestCarriersAreFoundPageByPage(t *testing.T) {
	o := newOffice(t)
	for _, name := range []string{"Ａ通信", "b通信", "C通信"} {
		_, added, err := o.AddCarrier(o.ctx, Operator(), name)
		o.ok(err)
		equal(t, added, true)
	}
	_, added, err := o.AddCarrier(o.ctx, Operator(), "Ｂ通信")
	o.ok(err)
	equal(t, added, false)
	o.ok(o.SuspendCarrier(o.ctx, Operator(), "B通信"))
	for _, test := range []struct {
		q    Search
		want string
		more bool
	}{
		{Search{Limit: 2, Text: "通信"}, "Ａ通信 b通信", true},
		{Search{Limit: 3, Text: "通信", After: "B通信"}, "C通信 " + company, false},
		{Search{Limit: 2, State: StateSuspended}, "b通信", false},
	} {
		list, more, err := o.FindCarriers(o.ctx, Operator(), test.q)
		o.ok(err)
		var names []string
		for _, c := range list {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, " "); got != test.want || more != test.more {
			t.Errorf("%+v: got %q, more: %v", test.q, got, more)
		}
	}
}

func TestAnEmptyArchiveHasNoAccounts(t *testing.T) {
	o := newOffice(t)
	none, err := o.None(o.ctx)
	o.ok(err)
	equal(t, none, false)
	o.store.records = make(map[string]archive.Record)
	none, err = o.None(o.ctx)
	o.ok(err)
	equal(t, none, true)
}

func TestResettingAPasswordEndsTheSessions(t *testing.T) {
	o := newOffice(t)
	cookie, _ := o.signIn("noto")
	_, admin := o.signIn("admin")
	o.refused(o.ResetPassword(o.ctx, admin, "noto", "short"), PasswordTooShort)
	o.refused(o.ResetPassword(o.ctx, admin, "nobody", another), NoSuchAccount)
	o.in(cookie)
	o.ok(o.ResetPassword(o.ctx, admin, "noto", another))
	o.out(cookie, NotSignedIn)
	o.ok(o.try("noto", another, home))
	equal(t, o.noted(archive.PasswordChanged, "noto"), 1)
}

func TestADamagedAccountIsToldAndLetsNobodyIn(t *testing.T) {
	o := newOffice(t)
	for name, body := range map[string]string{
		"no JSON": "{", "no hash": `{"login":"noto","role":"carrier","password":"plain"}`,
		"an empty hash": `{"login":"noto","role":"staff","password":""}`,
	} {
		r := o.store.records[place(archive.Accounts, "noto")]
		r.Body = []byte(body)
		o.store.records[place(archive.Accounts, "noto")] = r
		for _, password := range []string{"plain", "", good} {
			err := o.try("noto", password, home)
			if err == nil || CodeOf(err) == "" && !errors.Is(err, archive.ErrCorrupt) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestEveryCodeIsListedOnce(t *testing.T) {
	codes := Codes()
	seen := make(map[Code]bool)
	for _, c := range codes {
		if c == "" || seen[c] {
			t.Errorf("%q", c)
		}
		seen[c] = true
	}
	if CodeOf(errors.New("other")) != "" || CodeOf(nil) != "" {
		t.Error("what is no refusal has a code")
	}
}
