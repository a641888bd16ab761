package words

// caseJapanese is what Japanese says of what staff do with a filing.
var caseJapanese = Case{
	Title: "処理状況",
	States: map[string]string{
		"received": "受付", "questioned": "照会中", "answered": "回答あり", "checked": "確認済", "closed": "完了", "amended": "確認後に訂正あり",
	},
	Explained: map[string]string{
		"received": "受け付けました。まだ確認していません。", "questioned": "照会への回答を待っています。", "answered": "事業者が回答しました。",
		"checked": "内容を確認しました。", "closed": "処理を終えました。", "amended": "確認したあとで、事業者が報告を訂正しました。",
	},
	Settle:      map[string]string{"checked": "確認済にする", "closed": "完了にする", "received": "受付に戻す"},
	Ministry:    "総務省",
	Stamp:       "{time}　{who}",
	Question:    "照会 {n}",
	Answer:      "回答",
	Waits:       "回答待ち",
	Withdrawn:   "取り下げました。",
	Withdraw:    "取り下げる",
	AskTitle:    "事業者に照会する",
	AskLabel:    Question{"照会の内容", "事業者に見えます。2,000文字まで。"},
	Ask:         "照会を送る",
	AnswerLabel: Question{"回答の内容", "総務省の担当者に見えます。2,000文字まで。報告そのものを直すときは、訂正を出してください。"},
	Send:        "回答を送る",
	Notes:       "担当者のメモ",
	NotesHelp:   "事業者には見えません。",
	NoteTitle:   "メモを書く",
	NoteLabel:   Question{"メモの内容", "事業者には見えません。2,000文字まで。"},
	Keep:        "メモを残す",
	History:     "経過",
	Columns:     []string{"日時", "担当者", "状態", "確認した版"},
	Column:      "処理",
	Done: map[string]string{
		"state": "状態を変えました。", "note": "メモを残しました。", "question": "照会を送りました。", "withdraw": "照会を取り下げました。", "answer": "回答を送りました。",
	},
	Problems: map[string]string{
		"text-empty": "内容を書いてください。", "text-too-long": "長すぎます。2,000文字までにしてください。", "text-unreadable": "使えない文字が入っています。",
		"case-full":          "この報告には、これ以上書き加えられません。",
		"case-meanwhile":     "見ている間に、ほかの人がこの報告の処理を進めました。下がいまの状態です。書いた内容は残してあります。確かめてから、もう一度送ってください。",
		"question-open":      "回答待ちの照会があります。回答を待つか、照会を取り下げてください。",
		"question-not-open":  "この照会は、すでに回答されたか、取り下げられています。",
		"case-state-unknown": "その状態にはできません。",
	},
	Unanswered: "総務省からの照会", UnansweredHelp: "回答を待っている照会です。古いものから並べています。",
	Unread: "回答のあった照会", UnreadHelp: "事業者が回答し、まだ状態を変えていない報告です。古いものから並べています。",
	WaitingColumns: []string{"報告", "いつから", "事業者"},
}
