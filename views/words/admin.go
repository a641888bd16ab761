package words

// Admin is the words of the pages of whoever keeps the accounts.
type Admin struct {
	Done map[string]string // what was done, by its name in the address

	Any, Filter, Clear  string
	NextPage, FirstPage string
	State               string
	States              map[string]string
	Locked              string // guessed at too often
	FactorOn, FactorOff string

	AccountsTitle          string
	FindAccount            string
	AccountColumns         []string // login, role, state, second factor, added
	NoAccounts             string   // that match
	AddTitle, Add          string
	LoginHelp, CarrierHelp string
	FirstPassword          string

	AccountTitle                   string
	Added                          string
	LedgerBy, LedgerAbout          string
	OwnAccount                     string
	AccessTitle, AccessHelp        string
	Suspend, Resume                string
	ResetTitle, ResetHelp, Reset   string
	RemoveFactor, RemoveFactorHelp string
	NoSessions, EndSessions        string

	CarriersTitle, CarriersHelp     string
	CarrierColumns                  []string // name, state, added, and what can be done
	NoCarriers                      string   // that match
	CarrierAddTitle, CarrierAddHelp string

	LedgerTitle          string
	LedgerColumns        []string // when, who, what, about what, more
	FailedSignIns        string
	Actor, ActorHelp     string
	Action               string
	Subject, SubjectHelp string
	From, To, DateHelp   string
	Problems             map[string]string // why a date cannot be looked for, by its code
	NoEntries            string
	Actions              map[string]string
}
