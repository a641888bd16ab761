package words

// Case is the words of what staff do with a filing (処理状況).
type Case struct {
	Title       string
	States      map[string]string
	Explained   map[string]string // what a state means, by state
	Settle      map[string]string // sets a state, by state
	Ministry    string            // who writes to a carrier, whoever it is
	Stamp       string            // {time} {who}
	Question    string            // {n}
	Answer      string
	Waits       string // beside a question without an answer
	Withdrawn   string // before when and by whom
	Withdraw    string
	AskTitle    string
	AskLabel    Question
	Ask         string
	AnswerLabel Question
	Send        string // an answer
	Notes       string
	NotesHelp   string
	NoteTitle   string
	NoteLabel   Question
	Keep        string // a note
	History     string
	Columns     []string // of the history: when, who, state, revision
	Column      string   // of the list of filings
	Done        map[string]string
	Problems    map[string]string // by the code of the refusal

	Unanswered, UnansweredHelp string   // above the filings with questions that wait for the carrier
	Unread, UnreadHelp         string   // above the filings with answers that staff have not looked at
	WaitingColumns             []string // filing, since when, and of staff the carrier
}
