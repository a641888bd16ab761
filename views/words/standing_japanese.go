package words

// standingJapanese is what Japanese says of how a filing stands.
var standingJapanese = Standing{
	AllDeadlines: "{report}の期限をすべて見る（{n}件）",
	DeadlinesOf:  "期限：{report}",
	NoDeadlines:  "まだ出していないものはありません。",
	FirstPage:    "最初のページ",
	Met:          "提出済み",

	Edition: "判定に使った基準", Program: "判定したプログラムの版",
	Kept:    "提出したときの判定",
	Differs: "いまのプログラムで判定し直すと、提出したときと違う答えになります。残っているのは提出したときの判定です。",
	Today:   "いまのプログラム（{version}）の答え",
}
