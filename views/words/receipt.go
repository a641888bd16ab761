package words

// Receipt is the words of the confirmation that a filing was received.
type Receipt struct {
	Next  string // the report that is due next
	By    string // {report} {when}
	None  string // nothing more is due
	ToDue string // leads to what is due, and to the file for a calendar
}

// receiptJapanese is what Japanese says of a filing that was received.
var receiptJapanese = Receipt{
	Next:  "次に出す報告",
	By:    "{report}　{when}",
	None:  "ありません",
	ToDue: "期限の根拠を見る・カレンダーに入れる",
}

// receiptEnglish is what English says of a filing that was received.
var receiptEnglish = Receipt{
	Next:  "Due next",
	By:    "{report}, {when}",
	None:  "Nothing more is due",
	ToDue: "See the rules of the deadlines, or add them to a calendar",
}
