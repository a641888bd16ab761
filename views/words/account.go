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
	Done                              map[string]string // what was done, by its name in the address

	PasswordTitle            string
	OldPassword, NewPassword Question
	Confirmation             Question // the own password, once more
	ChangePassword           string

	CodeTitle                               string // of the page for the code of a sign-in
	Code                                    Question
	FactorTitle, FactorOff, FactorOn        string // {n} recovery codes are left
	FactorBegin, FactorSteps, FactorConfirm string
	FactorPicture, FactorSecret             string
	FactorRemove                            string
	RecoveryTitle, RecoveryHelp             string

	TokensTitle, TokensHelp, NoTokens string
	TokenColumns                      []string // label, may, issued, expires, used, and what can be done
	TokenLabel                        Question
	TokenScope                        Question
	Scopes                            map[string]string
	TokenDays                         Question
	Days                              map[string]string // by the number of days
	IssueToken                        string
	TokenSecret, TokenSecretHelp      string // above a token, which is shown once
	Revoke, Unnamed, Never            string

	SessionsTitle, SessionsHelp string
	SessionColumns              []string // browser, from, began, seen, and what can be done
	BrowserOn                   string   // {browser} {system}
	UnknownBrowser              string
	ThisSession                 string
	EndSession                  string
	EndSessions                 string

	SummaryTitle string            // above what is wrong with a form
	Problems     map[string]string // by the code of the refusal; {time} is how long to wait
}
