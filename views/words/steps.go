package words

// Steps is the words of the steps in which a filing is written.
type Steps struct {
	Label      string            // of all steps
	Names      map[string]string // in the order of the annex
	Check      string            // the last step
	Title      string            // {n} {of} {step} {title}: of the page
	Next, Back string
	Change     string // leads from an answer to its step
}

var stepsJapanese = Steps{
	Label: "報告の手順",
	Names: map[string]string{"report": "報告と概要", "cause": "原因", "response": "問合せ・再発防止策・周知", "rest": "その他・卸・添付"},
	Check: "確認", Title: "（{n}/{of}）{step}｜{title}", Next: "次へ進む", Back: "前へ戻る", Change: "直す",
}

var stepsEnglish = Steps{
	Label: "Steps of the filing",
	Names: map[string]string{"report": "Report and summary", "cause": "Cause", "response": "Inquiries, measures, notices", "rest": "Other, wholesale, attachments"},
	Check: "Check", Title: "({n}/{of}) {step} | {title}", Next: "Continue", Back: "Back", Change: "Change",
}
