package words

// draftsEnglish is what English says of drafts.
var draftsEnglish = Drafts{
	Title:      "Filings in progress",
	Help:       "Not sent yet. You can go on from any machine. They are kept for 90 days after the last save.",
	Columns:    []string{"Incident", "Saved", "Action"},
	New:        "Incident of {time}",
	Amending:   "Incident of {time}, amending {receipt}",
	SavedBy:    "{time}, {who}",
	Delete:     "Delete",
	OfferTitle: "Is this for a filing in progress?",
	OfferHelp:  "The form then has what you wrote before, with the incident that you have just checked.",

	DeleteTitle: "Delete this draft?",
	DeleteHelp:  "A deleted draft cannot be brought back. Filings that were sent stay.",
	DeleteNow:   "Delete the draft",
	GoOn:        "Keep it, and go on writing",
	Keep:        "Keep it, and go back to the list",
	Deleted:     "The draft is deleted.",

	Save:      "Save as a draft",
	Saved:     "Draft saved at {time}.",
	NotYet:    "What you write becomes a draft when you check your answers or press save.",
	Split:     "This draft was saved on another page first. What you wrote here was saved as a draft of its own.",
	SplitLink: "See the draft that was saved first",
	Held:      "Your session ended. This page holds what you wrote: once you sign in it becomes a draft, and you can go on. Choose again any file that was not sent yet.",

	Correcting:    "You are correcting the incident of a filing in progress: {name}.",
	LeaveIncident: "Back to the filing, without changes",
	TakeIncident:  "Back to the filing, with this incident",

	MeanwhileTitle: "What changed while you were writing",
	MeanwhileHelp:  "Where you changed nothing, the form has the new content. What you changed yourself stays as you wrote it.",
	Then:           "When you began (revision {n})",
	Problems: map[string]string{
		"too-many-drafts": "There are too many drafts to save this one. Delete those that you do not need.",
		"not-kept":        "The draft could not be saved. What you wrote is still on this page. Save again in a while.",
	},

	Trying:  "Not saved yet. What you wrote is still on this page, and is saved as soon as there is a connection.",
	Ended:   "Your session ended. What you wrote is still on this page. Sign in in another tab, and saving goes on.",
	SignIn:  "Sign in in another tab",
	Sending: "Sending.",
	Asking:  "No answer yet. Asking whether the filing was received; it cannot be filed twice.",
	Arrived: "It was received. You are led to the receipt.",
	SendAs:  "Your session ended, so the filing was not sent. Sign in in another tab, then send it again.",
}
