package words

// Filing is the words of filing an incident, and of what was filed.
type Filing struct {
	Title, Lead    string
	Incident       string // heading of the incident as it was understood
	Change         string // leads back to change it
	Check          string
	CheckTitle     string
	CheckLead      string
	FinalOngoing   string // of a final report on what goes on
	Send           string
	Choose         string              // of a list, before anything is chosen
	Sections       map[string]Question // in the order of the annex
	Fields         map[string]Question // by path, without the numbers of rows
	Rows           map[string]string   // heading of one of several, with {n}, by list
	Add            map[string]string   // adds one more, by list
	Stages         map[string]string
	Natures        map[string]string
	States         map[string]string // of a measure
	Terms          map[string]string // causes and failed equipment, by code of the group or the term
	Regions        map[string]string // by the Japanese name
	Problems       map[string]string // what only the archive tells
	Received       string            // {receipt}
	ReceivedHelp   string
	Verdict        string
	Revision       string // {n}
	Revisions      string
	Earlier        string // beside an earlier revision
	Receipt        string
	Carrier        string
	FiledAt        string
	Linked         string
	BelongingTo    string
	Print          string
	Columns        map[string]string
	ListTitle      string
	ListTitleStaff string
	None           string
	NoneHelp       string
	NoMatch        string
	Total          string // {n}
	New            string
	Next           string
	Filter         string
	Clear          string
	Sort           string
	Sorts          map[string]string
	Filters        map[string]string
	Deadlines      string
	Amend          string
	AmendTitle     string // {receipt}
	Newest         string
	EarlierTitle   string
	EarlierHelp    string
	Changes        string
	NoChanges      string
	Changed        string
	Before, After  string
	Nothing        string
	DeadlinesHelp  string
	Overdue        string // {n}
}
