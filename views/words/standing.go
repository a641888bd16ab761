package words

// Standing is the words of how a filing stands: what is still due, what was judged when it was filed, and whose it belongs to.
type Standing struct {
	AllDeadlines string // {report} {n}
	DeadlinesOf  string // {report}
	NoDeadlines  string
	IfSevere     string // {report}, due only if the incident turns out to be severe
	FirstPage    string
	Met          string // of a report that was filed, in the place of the days left

	Edition, Program string // by which the verdict was given
	Kept             string // heading of the kept verdict, where it differs from today's
	Differs          string
	Today            string // {version}
	DueNow           string // above what is due by today's answer, where it differs

	Belonging string // heading of the filings that name this one as the wholesaler's
	Awaits    string // {carrier}
	NotToRead string // beside receipts of filings of other carriers
}
