package frame

// The pages, by their address behind that of the calculator in either language.
const (
	SignIn     = "sign-in"
	SignInCode = "sign-in/code"
	SignOut    = "sign-out"
	Account    = "account"
	Filings    = "filings"
)

// pages are what the menu offers to each role.
var pages = map[string][]string{
	"carrier": {Filings, Account},
	"staff":   {Filings, Account},
	"admin":   {Account},
}
