package words

// Sheet is the words of a filing as the ministry prints a severe incident (別紙).
type Sheet struct {
	Title   string // {receipt}
	Open    string // leads to the sheet
	Back    string
	Print   string
	Names   map[string]string // of the boxes
	Scale   string            // heads why it became large
	Length  string            // heads why it lasted long
	Count   string            // {channel} {n}
	AsOf    string            // {time}
	Measure string            // {title}
	State   string            // {date} {state}

	Attached string // {name}: a diagram that is no picture
}

var sheetJapanese = Sheet{
	Title: "別紙（{receipt}）", Open: "別紙の形で見る・印刷する", Back: "報告のページに戻る", Print: "印刷するときは、ブラウザーの印刷を使ってください。見出しと案内は印刷されません。",
	Names: map[string]string{
		"carrier": "事業者名", "occurred": "発生日時", "length": "継続時間", "users": "影響利用者数", "area": "影響地域", "inquiries": "事業者への問合せ件数",
		"disruption": "障害内容", "category": "重大な事故に該当する電気通信役務の区分", "cause": "発生原因", "diagram": "機器構成図", "measures": "再発防止策",
		"notices": "情報周知", "press": "報道発表", "other": "その他",
	},
	Scale: "＜大規模化した原因＞", Length: "＜長時間化した原因＞", Count: "{channel}{n}件", AsOf: "（{time}）", Measure: "＜{title}＞", State: "【{date}{state}】", Attached: "添付ファイル：{name}",
}

var sheetEnglish = Sheet{
	Title: "Sheet (別紙) of {receipt}", Open: "See and print it as a sheet (別紙)", Back: "Back to the filing", Print: "To print it, use the print command of the browser. The head and this line are left out.",
	Names: map[string]string{
		"carrier": "Carrier (事業者名)", "occurred": "Occurred (発生日時)", "length": "Duration (継続時間)", "users": "Users affected (影響利用者数)",
		"area": "Area affected (影響地域)", "inquiries": "Inquiries (事業者への問合せ件数)", "disruption": "Disruption (障害内容)",
		"category": "Category of the service (役務の区分)", "cause": "Cause (発生原因)", "diagram": "Equipment (機器構成図)", "measures": "Measures (再発防止策)",
		"notices": "Notices (情報周知)", "press": "Press release (報道発表)", "other": "Other (その他)",
	},
	Scale: "Why it became large", Length: "Why it lasted long", Count: "{channel} {n}", AsOf: "(as of {time})", Measure: "{title}", State: "({date} {state})", Attached: "Attached file: {name}",
}
