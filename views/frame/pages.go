package frame

// The pages, by their address behind that of the calculator in either language.
const (
	SignIn  = "sign-in"
	SignOut = "sign-out"
	Account = "account"
)

// pages are what the menu offers to each role.
var pages = map[string][]string{
	"carrier": {Account},
	"staff":   {Account},
	"admin":   {Account},
}
