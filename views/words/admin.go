package words

// Admin is the words of the pages of whoever keeps the accounts.
type Admin struct {
	Done map[string]string // what was done, by its name in the address

	AccountsTitle            string
	AccountColumns           []string // login, role, state, added, and what can be done
	Active, Suspended        string
	Suspend, Resume          string
	RemoveFactor             string
	AddTitle, Add            string
	LoginHelp, CarrierHelp   string
	FirstPassword            string
	ResetTitle, ResetHelp    string
	Reset                    string
	CarriersTitle            string
	CarriersHelp             string
	CarrierColumns           []string // name, state, added, and what can be done
	LedgerTitle              string
	LedgerColumns            []string // when, who, what, about what, more
	Actor, Action, AnyAction string
	Subject, Filter, Older   string
	NoEntries                string
	Actions                  map[string]string
}
