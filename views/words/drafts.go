package words

// Drafts is the words of filings that are still being written.
type Drafts struct {
	Title, Help string   // of the list
	Columns     []string // draft, saved, and what can be done
	New         string   // {time}: of an incident at that time, to be filed anew
	Amending    string   // {time} {receipt}
	SavedBy     string   // {time} {who}
	Delete      string   // leads to the question whether to
	OfferTitle  string   // of the drafts with which an incident can go on
	OfferHelp   string

	DeleteTitle, DeleteHelp string // of that question
	DeleteNow               string
	GoOn, Keep              string // ways to leave the draft as it is: to it, and to the list
	Deleted                 string // said afterwards

	Save      string
	Saved     string // {time}
	NotYet    string // nothing is saved yet
	Split     string // another page saved the draft first, so that this one became a draft of its own
	SplitLink string
	Held      string // on the sign-in that a form led to

	Correcting    string // {name}: on the page that corrects the incident of a draft
	LeaveIncident string // as it was
	TakeIncident  string // as corrected

	MeanwhileTitle, MeanwhileHelp string // {n}: what others filed while one was writing
	Then                          string // {n}: what stood in the revision that one wrote from
	Problems                      map[string]string

	// What the page says by itself while one types and sends.
	Trying  string
	Ended   string
	SignIn  string
	Sending string
	Asking  string
	Arrived string
	SendAs  string // the session ended when it was to be sent
}
