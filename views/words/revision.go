package words

// Revision is the words of the revisions of a filing, and of what is not the same in two of them.
type Revision struct {
	Columns []string // number, stage, when, by whom, what changed
	Changed string   // leads to what a revision changed; {n} is the one before
	Title   string   // {a} {b}
	None    string   // two revisions that say the same
	Compare string
	This    string
	Against string
	Close   string // leads back from a comparison
}

var revisionJapanese = Revision{
	Columns: []string{"版", "段階", "受付日時", "報告した人", "変わったところ"},
	Changed: "第{n}版との違い", Title: "第{a}版と第{b}版の違い", None: "違いはありません。",
	Compare: "違いを見る", This: "見る版", Against: "比べる版", Close: "違いを閉じる",
}

var revisionEnglish = Revision{
	Columns: []string{"Revision", "Stage", "Received", "By", "What changed"},
	Changed: "Changes since revision {n}", Title: "Revision {a} against revision {b}", None: "They say the same.",
	Compare: "Compare", This: "Revision to see", Against: "Compare it with", Close: "Close the comparison",
}
