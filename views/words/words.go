// Package words holds every word that a person reads, in Japanese and in English, and writes numbers, lengths and dates
// as each language does. Both languages stand in the same struct, so a word that is missing in one is found by the
// compiler or by the test of this package.
package words

// Catalog is everything that is said in one language.
type Catalog struct {
	Lang    string // BCP 47: ja, en
	Home    string // path of the calculator in this language
	Site    Site
	Form    Form
	Result  Result
	Account Account
	Admin   Admin
	Filing  Filing

	Attachment Attachment
	Case       Case
	Standing   Standing
	Revision   Revision
	Export     Export
	Drafts     Drafts
	Steps      Steps
	Receipt    Receipt
	Find       Find
	Sheet      Sheet
	Ledger     Ledger
}

// Site is what stands around every page.
type Site struct {
	Name                   string
	Skip                   string
	OtherLang, OtherLabel  string // the other language: its code and its name in itself
	OtherHome              string
	Caveat                 string // the ministry decides
	Offline                string
	Unreached              Unreached
	Sources                string
	TitleJoin, ErrorPrefix string
}

// Unreached is said in the place of a page that needs a connection while there is none.
type Unreached struct{ Title, Lead, Again, Calculator string }

// Form is the words of the form.
type Form struct {
	Title, Lead         string
	Required, Optional  string
	Submit              string
	Now                 string
	Remove              string
	Occurred, Kind      Question
	Service             string // heading of one of several, with {n}
	Kinds               map[string]Choice
	AdditionalSummary   string
	Additional          Choice
	Users, Area         Question
	CountingSummary     string
	Counting            []string
	Group               string // heading of one of several groups of users, with {n}
	Effect              Question
	Effects             map[string]Choice
	Phase               string // heading of one of several stretches, with {n}
	End                 Question
	Ends                map[string]Choice
	From, To, Minutes   Question
	FromSummary         string
	AddService          string
	AddImpact           string
	AddPhase            string
	Special             Question
	SpecialSummary      string
	Trigger             Question
	Triggers            map[string]Choice
	NoServices          string // beside a leak, which needs no service
	Facility            Question
	Facilities          map[string]Choice
	Lost                Question
	Losts               map[string]Choice
	Equipment           Question
	Equipments          map[string]Choice
	Edition             Question
	EditionOfOccurrence string
}

// Question is a field: what is asked, and what helps to answer.
type Question struct{ Label, Help string }

// Choice is one answer to choose, with what falls under it. Mark tells that its help is not verified.
type Choice struct {
	Label, Help string
	Official    string // the term of the law
	Mark        string // code of the evidence, when it is not verified
}

// Result is the words of the answer. The browser gets them as JSON: what is said there is said with the same words.
// In braces stand the places where a value goes.
type Result struct {
	// Numbers, lengths, dates.
	Users        map[string]string `json:"users"`        // by the unit that was counted: {n}
	TenThousands string            `json:"tenThousands"` // {n}; empty in a language that does not count so
	Days         string            `json:"days"`         // of a length
	Hours        string            `json:"hours"`
	Minutes      string            `json:"minutes"`
	Seconds      string            `json:"seconds"`
	ToGo         string            `json:"toGo"` // {v} until something comes
	Join         string            `json:"join"` // between days, hours and minutes
	And          string            `json:"and"`  // between two amounts
	AtLeast      string            `json:"atLeast"`
	AtMost       string            `json:"atMost"`
	Between      string            `json:"between"`
	About        string            `json:"about"`
	Highest      string            `json:"highest"`
	ReadAs       string            `json:"readAs"` // a number as stated {v}, and what it is read as {r}
	Unknown      string            `json:"unknown"`
	Ongoing      string            `json:"ongoing"`
	SoFar        string            `json:"soFar"` // {v} while it goes on
	Approx       string            `json:"approx"`
	Ahead        string            `json:"ahead"` // a moment {v} that has not come yet
	Date         string            `json:"date"`  // {y} {m} {d} {w}
	DateTime     string            `json:"dateTime"`
	FromTo       string            `json:"fromTo"`
	Lasted       string            `json:"lasted"` // {v} {n}: behind a stretch, how long it was
	Months       []string          `json:"months"`
	Weekdays     []string          `json:"weekdays"` // Sunday first
	ListJoin     string            `json:"listJoin"`
	Colon        string            `json:"colon"`
	Space        string            `json:"space"` // between two words
	Of           string            `json:"of"`    // {what} in {area}

	// The answer.
	Understood    string            `json:"understood"` // said before what was read from a field, to those who do not see the page
	ProblemsTitle string            `json:"problemsTitle"`
	MissingTitle  string            `json:"missingTitle"`
	Waiting       string            `json:"waiting"`
	WaitingHelp   string            `json:"waitingHelp"`
	StillMissing  string            `json:"stillMissing"`
	Refused       string            `json:"refused"`
	RefusedHelp   string            `json:"refusedHelp"`
	FillIn        string            `json:"fillIn"` // {field}
	PartOf        string            `json:"partOf"` // {field} of {n}
	Severe        map[string]string `json:"severe"` // by answer; not-yet while it goes on
	Periodic      map[string]string `json:"periodic"`
	Excluded      string            `json:"excluded"`        // severe, hence not in the periodic report
	Forms         map[string]string `json:"forms"`           // by the official name
	Because       string            `json:"because"`         // {what} {minutes} {users} {bound}
	BecauseLost   string            `json:"becauseFacility"` // {what} {bound}
	OnlyStops     string            `json:"onlyStops"`       // degradation did not count then
	Nearest       string            `json:"nearest"`         // {bound} {short}
	NotTested     map[string]string `json:"notTested"`       // why no criterion applies, by trigger
	Bound         string            `json:"bound"`           // {minutes} {users}
	LostBound     string            `json:"lostBound"`       // {what} {minutes}
	LeakBound     string            `json:"leakBound"`
	LeftOut       map[string]string `json:"leftOut"` // what the periodic report takes none of
	Cond          map[string]string `json:"cond"`    // what an open answer hangs on: both, minutes, users, lost, until, until-users, until-lost, unless
	Outcome       map[string]string `json:"outcome"`
	Why           map[string]string `json:"why"`
	NearestTitle  string            `json:"nearestTitle"`
	Time          string            `json:"time"`
	People        string            `json:"people"`
	Reached       string            `json:"reached"`
	Short         string            `json:"short"`    // {v}
	OpenFrom      string            `json:"openFrom"` // {v}, of a number that is not known at all
	Crosses       string            `json:"crosses"`  // {time}
	Kinds         map[string]string `json:"kinds"`    // short names for sentences
	Facilities    map[string]string `json:"facilities"`
	Triggers      map[string]string `json:"triggers"`
	Equipments    map[string]string `json:"equipments"`
	DutiesTitle   string            `json:"dutiesTitle"`
	NoDuties      string            `json:"noDuties"`
	IfYes         string            `json:"ifYes"`
	Duties        map[string]Duty   `json:"duties"`
	Promptly      string            `json:"promptly"`
	Due           string            `json:"due"` // {date}
	DaysLeft      string            `json:"daysLeft"`
	DueToday      string            `json:"dueToday"`
	Moved         string            `json:"moved"` // {nominal} {why}
	Closures      map[string]string `json:"closures"`
	Calendar      string            `json:"calendar"`
	CalendarTitle string            `json:"calendarTitle"` // {duty}
	CalendarIf    string            `json:"calendarIf"`    // {duty}: due only if the open answer turns out yes
	Link          string            `json:"link"`
	CopyLink      string            `json:"copyLink"`
	CopyText      string            `json:"copyText"`
	CopyJSON      string            `json:"copyJSON"`
	Print         string            `json:"print"`
	Copied        string            `json:"copied"`
	CopyFailed    string            `json:"copyFailed"`
	FileIt        string            `json:"-"`
	Caveat        string            `json:"caveat"`
	AsOf          string            `json:"asOf"`        // {time}: until when what goes on is known to have lasted
	EditionUsed   string            `json:"editionUsed"` // {edition} {by}
	ByDate        string            `json:"byDate"`
	ByChoice      string            `json:"byChoice"`

	// The details.
	Details       string             `json:"details"`
	ToForm        string             `json:"toForm"`
	ToDetails     string             `json:"toDetails"`
	Category      string             `json:"category"` // {n}
	NoCategories  string             `json:"noCategories"`
	RowNames      []string           `json:"rowNames"` // from row 1
	Plane         string             `json:"plane"`
	PlaneHelp     string             `json:"planeHelp"`
	Regions       map[string]string  `json:"regions"`
	Ticks         map[string]string  `json:"ticks"`
	Columns       map[string]string  `json:"columns"`
	Report        map[string]string  `json:"report"` // severe, periodic: which report a criterion is for
	Met           map[string]string  `json:"met"`
	Evidence      map[string]string  `json:"evidence"`
	EvidenceHelp  map[string]string  `json:"evidenceHelp"`
	NotesTitle    string             `json:"notesTitle"`
	Notes         map[string]string  `json:"notes"`
	EditionsTitle string             `json:"editionsTitle"`
	EditionsHelp  string             `json:"editionsHelp"`
	Editions      map[string]Edition `json:"editions"`
	Applied       string             `json:"applied"`
	FactsTitle    string             `json:"factsTitle"`
	Facts         map[string]string  `json:"facts"`
	Examples      string             `json:"examples"`
	ExamplesHelp  string             `json:"examplesHelp"`
	ExampleList   []Example          `json:"exampleList"`
	Fields        map[string]string  `json:"fields"`   // what a field is called in a message, by the last name of its path
	Problems      map[string]string  `json:"problems"` // why a field was refused, by code; {part} is what could not be read
}

// Duty is a report that is due: what it is called, and the rule that dates it.
type Duty struct {
	Name string `json:"name"`
	Rule string `json:"rule"`
}

// Example is an incident to try, with the query string that describes it.
type Example struct {
	Name  string `json:"name"`
	What  string `json:"what"`
	Query string `json:"query"`
}

// Edition is a state of the law: since when, and what it changed.
type Edition struct {
	Name   string `json:"name"`
	Change string `json:"change"`
}

// In is the catalog of a language; Japanese for one that is not known.
func In(lang string) *Catalog {
	if lang == English.Lang {
		return &English
	}
	return &Japanese
}
