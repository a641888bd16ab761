package words

// standingEnglish is what English says of how a filing stands.
var standingEnglish = Standing{
	AllDeadlines: "All deadlines of {report} ({n})",
	DeadlinesOf:  "Deadlines: {report}",
	NoDeadlines:  "Nothing is left to report.",
	IfSevere:     "Should it turn out to be severe: {report}",
	FirstPage:    "First page",
	Met:          "filed",

	Edition: "Criteria applied", Program: "Version of the program that judged",
	Kept:    "Verdict when it was filed",
	Differs: "Judged again by the program of today, the answer is not the one that was given when this was filed. The verdict of then is the one on record.",
	DueNow:  "The following is by the answer of today. The list of deadlines goes by the verdict of then.",
	Today:   "Answer of today’s program ({version})",

	Belonging: "Filings that name this one as the wholesaler’s",
	Awaits:    "It waits for the filing of the wholesaler {carrier}. Amend it with the receipt once that is known.",
	NotToRead: "Only the receipts are shown. What they hold is for the carriers that filed them and for the ministry.",
}
