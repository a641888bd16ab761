package words

// attachmentJapanese is what Japanese says of attachments.
var attachmentJapanese = Attachment{
	Purposes: map[string]string{"diagram": "機器構成図", "notice": "利用者への周知文", "other": "その他"},
	Types:    map[string]string{"image/png": "PNG", "image/jpeg": "JPEG", "application/pdf": "PDF"},
	Choose:   Question{"添付するファイルを選ぶ", "PNG、JPEG、PDF。1つ {size} まで、全部で {n} 個まで。"},
	Preview:  "{name} の画像",
	Download: "{name} をダウンロードする",
	Facts:    "{type}、{size}",
	Of:       "{name}（{purpose}）",
	Problems: map[string]string{
		"file-missing":         "ファイルが選ばれていません。選んでから「添付する」を押してください。",
		"file-empty":           "「{name}」は空です。中身のあるファイルを選んでください。",
		"file-unknown-content": "「{name}」は PNG、JPEG、PDF のどれでもありません。どれかに変えてから添付してください。",
		"file-too-large":       "「{name}」は大きすぎます。小さくしてから添付してください。",
		"file-too-many":        "「{name}」は添付できません。添付の数が上限に達しています。",
		"not-sent":             "このファイルは保存されていません。取り除いてから、もう一度添付してください。",
	},
	Upload: Upload{
		Drop:    "この枠にファイルを落としても添付できます。",
		Sending: "「{name}」を送っています",
		Waiting: "「{name}」は順番を待っています",
		Done:    "「{name}」を添付しました。",
		Removed: "添付を取り除きました。",
		Cancel:  "中止",
		Retry:   "もう一度送る",
		Stopped: "「{name}」を中止しました。",
		Broken:  "「{name}」を送る途中で接続が切れました。",
		Ended:   "「{name}」を送れませんでした。ログインが切れています。別のタブでログインしてから、もう一度送ってください。",
		Large:   "「{name}」は大きすぎます。小さくしてから添付してください。",
		Hold:    "ファイルを送り終えたら、続けて進みます。",
	},
}
