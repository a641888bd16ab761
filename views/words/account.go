package words

// Account is the words of the pages behind the sign-in, and of those that lead to them.
type Account struct {
	Menu          string // what the menu is called to those who do not see it
	Pages         map[string]string
	SignedInAs    string // {login}
	SignOut       string
	Demonstration string // on every page of a demonstration
	Roles         map[string]string

	SignIn          string
	SignInLead      string
	Login, Password Question
	NoAccounts      string // on an archive without accounts
	NoAccountsHelp  string

	Title, LoginIs, RoleIs, CarrierIs string

	SummaryTitle string            // above what is wrong with a form
	Problems     map[string]string // by the code of the refusal; {time} is how long to wait
}
