package words

// standingJapanese is what Japanese says of how a filing stands.
var standingJapanese = Standing{
	AllDeadlines: "{report}の期限をすべて見る（{n}件）",
	DeadlinesOf:  "期限：{report}",
	NoDeadlines:  "まだ出していないものはありません。",
	FirstPage:    "最初のページ",
	Met:          "提出済み",
}
