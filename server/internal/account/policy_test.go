package account

import "testing"

// people are principals of every kind.
var people = map[string]Principal{
	"nobody":                  {},
	"carrier":                 {Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeFile | ScopeRead, Session: "s"},
	"carrier's token":         {Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeFile | ScopeRead, Token: "t"},
	"carrier's filing token":  {Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeFile, Token: "t"},
	"carrier's reading token": {Login: "noto", Role: RoleCarrier, Carrier: company, Scopes: ScopeRead, Token: "t"},
	"carrier without company": {Login: "noto", Role: RoleCarrier, Scopes: ScopeFile | ScopeRead, Session: "s"},
	"staff":                   {Login: "staff", Role: RoleStaff, Scopes: ScopeRead, Session: "s"},
	"staff's token":           {Login: "staff", Role: RoleStaff, Scopes: ScopeRead, Token: "t"},
	"staff without scope":     {Login: "staff", Role: RoleStaff, Token: "t"},
	"admin":                   {Login: "admin", Role: RoleAdmin, Session: "s"},
	"admin with stray scopes": {Login: "admin", Role: RoleAdmin, Scopes: ScopeFile | ScopeRead, Session: "s"},
	"admin's token":           {Login: "admin", Role: RoleAdmin, Scopes: ScopeRead, Token: "t"},
	"operator":                Operator(),
	"unknown role":            {Login: "x", Role: "root", Carrier: company, Scopes: ScopeFile | ScopeRead, Session: "s"},
}

// allow checks that exactly the named people may.
func allow(t *testing.T, may func(Principal) bool, names ...string) {
	t.Helper()
	allowed := make(map[string]bool)
	for _, name := range names {
		if _, there := people[name]; !there {
			t.Fatalf("who is %s?", name)
		}
		allowed[name] = true
	}
	for name, p := range people {
		if may(p) != allowed[name] {
			t.Errorf("%s: %v", name, !allowed[name])
		}
	}
}

func TestOnlyCarriersFile(t *testing.T) {
	allow(t, Principal.CanFile, "carrier", "carrier's token", "carrier's filing token")
}

func TestACarrierAmendsItsOwnOnly(t *testing.T) {
	allow(t, func(p Principal) bool { return p.CanAmend(company) }, "carrier", "carrier's token", "carrier's filing token")
	allow(t, func(p Principal) bool { return p.CanAmend("another") })
	allow(t, func(p Principal) bool { return p.CanAmend("") })
}

func TestStaffHandleFilingsAndCarriersAnswerInASessionOnly(t *testing.T) {
	allow(t, Principal.CanHandle, "staff")
	allow(t, func(p Principal) bool { return p.CanAnswer(company) }, "carrier")
	allow(t, func(p Principal) bool { return p.CanAnswer("another") })
}

func TestACarrierReadsItsOwnAndStaffReadsAll(t *testing.T) {
	allow(t, func(p Principal) bool { return p.CanRead(company) },
		"carrier", "carrier's token", "carrier's reading token", "staff", "staff's token")
	allow(t, func(p Principal) bool { return p.CanRead("another") }, "staff", "staff's token")
	allow(t, func(p Principal) bool { return p.CanRead("") })
}

func TestASearchIsHeldToWhatMayBeSeen(t *testing.T) {
	allow(t, func(p Principal) bool { _, ok := p.Sees(); return ok },
		"carrier", "carrier's token", "carrier's reading token", "staff", "staff's token")
	allow(t, func(p Principal) bool { only, ok := p.Sees(); return ok && only == "" }, "staff", "staff's token")
	allow(t, func(p Principal) bool { only, _ := p.Sees(); return only == company },
		"carrier", "carrier's token", "carrier's reading token")
}

func TestOnlyAdministratorsInASessionAndTheOperatorKeepTheAccounts(t *testing.T) {
	allow(t, Principal.CanManageAccounts, "admin", "admin with stray scopes", "operator")
	allow(t, Principal.CanReadLedger, "admin", "admin with stray scopes", "operator")
}

func TestSessionsAndTokensAreManagedByTheirOwner(t *testing.T) {
	keepers := []string{"admin", "admin with stray scopes", "operator"}
	allow(t, func(p Principal) bool { return p.CanManageSessionsOf("noto") }, append(keepers, "carrier", "carrier without company")...)
	allow(t, func(p Principal) bool { return p.CanRevokeTokensOf("noto") }, append(keepers, "carrier", "carrier without company")...)
	allow(t, func(p Principal) bool { return p.CanIssueTokenFor("noto") }, "operator", "carrier", "carrier without company")
	allow(t, func(p Principal) bool { return p.CanIssueTokenFor("") }, "operator")
}
