package words

// standingEnglish is what English says of how a filing stands.
var standingEnglish = Standing{
	AllDeadlines: "All deadlines of {report} ({n})",
	DeadlinesOf:  "Deadlines: {report}",
	NoDeadlines:  "Nothing is left to report.",
	FirstPage:    "First page",
	Met:          "filed",
}
