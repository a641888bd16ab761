package words

// standingJapanese is what Japanese says of how a filing stands.
var standingJapanese = Standing{
	AllDeadlines: "{report}の期限をすべて見る（{n}件）",
	DeadlinesOf:  "期限：{report}",
	NoDeadlines:  "まだ出していないものはありません。",
	IfSevere:     "重大な事故とわかった場合：{report}",
	FirstPage:    "最初のページ",
	Met:          "提出済み",

	Edition: "判定に使った基準", Program: "判定したプログラムの版",
	Kept:    "提出したときの判定",
	Differs: "いまのプログラムで判定し直すと、提出したときと違う答えになります。残っているのは提出したときの判定です。",
	DueNow:  "次は、いまのプログラムの答えによるものです。期限の一覧は、提出したときの判定によります。",
	Today:   "いまのプログラム（{version}）の答え",

	Belonging: "この報告を卸提供元の報告としている報告",
	Awaits:    "卸提供元の{carrier}の報告を待っています。受付番号がわかったら、訂正して書き入れてください。",
	NotToRead: "受付番号だけをお見せしています。中身を読めるのは、報告した事業者と総務省です。",
}
