package words

// caseEnglish is what English says of what staff do with a filing.
var caseEnglish = Case{
	Title: "Handling",
	States: map[string]string{
		"received": "Received (受付)", "questioned": "Question open (照会中)", "answered": "Answered (回答あり)", "checked": "Checked (確認済)",
		"closed": "Closed (完了)", "amended": "Amended after check",
	},
	Explained: map[string]string{
		"received": "It has arrived and has not been checked yet.", "questioned": "An answer is awaited.", "answered": "The carrier has answered.",
		"checked": "It has been checked.", "closed": "Nothing more is to be done.", "amended": "The carrier amended the filing after it was checked.",
	},
	Settle:      map[string]string{"checked": "Mark as checked", "closed": "Close", "received": "Put back to received"},
	Ministry:    "The ministry",
	Stamp:       "{time}, {who}",
	Question:    "Question {n}",
	Answer:      "Answer",
	Waits:       "Not answered yet",
	Withdrawn:   "Withdrawn: ",
	Withdraw:    "Withdraw",
	AskTitle:    "Ask the carrier",
	AskLabel:    Question{"Your question", "The carrier sees it. Up to 2,000 characters."},
	Ask:         "Send the question",
	AnswerLabel: Question{"Your answer", "The ministry’s staff see it. Up to 2,000 characters. To correct the filing itself, amend it."},
	Send:        "Send the answer",
	Notes:       "Notes of staff",
	NotesHelp:   "The carrier does not see them.",
	NoteTitle:   "Write a note",
	NoteLabel:   Question{"Your note", "The carrier does not see it. Up to 2,000 characters."},
	Keep:        "Keep the note",
	History:     "History",
	Columns:     []string{"When", "Who", "State", "Revision looked at"},
	Column:      "Handling",
	Done: map[string]string{
		"state": "The state is changed.", "note": "The note is kept.", "question": "The question is sent.", "withdraw": "The question is withdrawn.",
		"answer": "The answer is sent.",
	},
	Problems: map[string]string{
		"text-empty": "Write something.", "text-too-long": "This is too long. Write up to 2,000 characters.", "text-unreadable": "This has characters that cannot be used.",
		"case-full": "Nothing more can be added to this filing.",
		"case-meanwhile": "Somebody else worked on this filing meanwhile. Below is how it stands now. What you typed is kept: look, and send it " +
			"again.",
		"question-open":      "A question waits for its answer. Wait for it, or withdraw the question.",
		"question-not-open":  "This question has been answered or withdrawn.",
		"case-state-unknown": "This state cannot be set.",
	},
	Unanswered: "Questions of the ministry", UnansweredHelp: "They wait for your answer, the oldest first.",
	Unread: "Answers to questions", UnreadHelp: "The carrier has answered, and the state has not been changed since. The oldest first.",
	WaitingColumns: []string{"Filing", "Since", "Carrier"},
}
