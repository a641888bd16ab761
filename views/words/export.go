package words

// Export is the words of filings that are saved as files.
type Export struct {
	Title     string
	CSV, JSON string            // {n} filings
	One       string            // one filing, as JSON
	Columns   map[string]string // of the table, by their names in codes
}

var exportJapanese = Export{
	Title: "一覧を保存する", CSV: "CSV（{n}件）", JSON: "JSON（1行に1件、{n}件）", One: "この報告をJSONで保存する",
	Columns: map[string]string{
		"receipt": "受付番号", "carrierRef": "整理番号", "carrier": "事業者", "revision": "版", "stage": "段階", "nature": "報告の種類", "fy": "年度",
		"occurred": "発生日時", "severe": "重大な事故", "periodic": "定期の報告", "forms": "様式", "edition": "適用した基準", "kinds": "サービス",
		"users": "影響利用者数（最も多い組）", "minutes": "継続時間（分、最も長い組）", "groups": "組ごとの利用者数と継続時間", "regions": "都道府県", "cause": "発生要因",
		"failedEquipment": "故障設備", "summary": "障害内容の概要", "measures": "措置の概要", "belongsTo": "卸提供元の報告", "attachments": "添付（SHA-256）", "filedAt": "受付日時", "filedBy": "報告した人",
	},
}

var exportEnglish = Export{
	Title: "Save the list", CSV: "CSV (filings: {n})", JSON: "JSON (one filing a line, filings: {n})", One: "Save this filing as JSON",
	Columns: map[string]string{
		"receipt": "Receipt number", "carrierRef": "Reference", "carrier": "Carrier", "revision": "Revision", "stage": "Stage", "nature": "What is reported",
		"fy": "Fiscal year", "occurred": "Occurred", "severe": "Severe incident", "periodic": "Periodic report", "forms": "Forms", "edition": "Criteria applied",
		"kinds": "Services", "users": "Users affected (largest group)", "minutes": "Duration (minutes, longest group)", "groups": "Users and duration by group", "regions": "Prefectures", "cause": "Cause",
		"failedEquipment": "Failed equipment", "summary": "Summary", "measures": "Measures", "belongsTo": "Wholesaler’s filing", "attachments": "Attachments (SHA-256)",
		"filedAt": "Filed at", "filedBy": "Filed by",
	},
}
