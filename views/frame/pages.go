package frame

// The pages, by their address behind that of the calculator in either language.
const (
	SignIn     = "sign-in"
	SignInCode = "sign-in/code"
	SignOut    = "sign-out"
	Account    = "account"
	Accounts   = "admin/accounts"
	Carriers   = "admin/carriers"
	Ledger     = "admin/ledger"
	Filings    = "filings"
	Unreached  = "unreached"
)

// pages are what the menu offers to each role.
var pages = map[string][]string{
	"carrier": {Filings, Account},
	"staff":   {Filings, Account},
	"admin":   {Accounts, Carriers, Ledger, Account},
}

// Start is the page that somebody of a role begins with: the first one of the menu.
func Start(role string) string {
	if offered := pages[role]; len(offered) > 0 {
		return offered[0]
	}
	return Account
}
