package jsonout

// Name is the name of a member of an object. A number takes less room in the browser's core than a text, which is an address and a
// length at each of the many places that hand one on.
type Name uint8

// Path is where a field stands in an incident.
const Path Name = 0

// The fields of an incident, in the order of the parts that they belong to: the incident, a service, a group of users, a phase.
const (
	Occurred = Path + 1 + iota
	AsOf
	Trigger
	Facility
	Equipment
	AllTrafficLost
	Edition
	Version
	Services
	Kind
	AdditionalFunction
	Impacts
	Users
	Area
	Phases
	Effect
	End
	From
	To
	Minutes
)

// The other members.
const (
	Approx = Minutes + 1 + iota
	At
	Categories
	Category
	CategoryCode
	Citation
	Closed
	Code
	ConditionalDuties
	Criteria
	Crosses
	Date
	Due
	Duties
	Editions
	Evidence
	Form
	Forms
	FromAbout
	Hangs
	Impact
	Incident
	LeftOut
	Mark
	Max
	Measured
	Met
	Min
	MinutesShort
	Missing
	MovedBy
	Nearest
	Nominal
	Notes
	OccurredAbout
	Part
	Periodic
	PeriodicCriteria
	Problems
	Query
	Report
	Row
	Service
	Severe
	Stated
	ToAbout
	URL
	Understood
	Unit
	UsersShort
	Verdict
	When
	Why
)

// String is the name in JSON, and in a path.
func (n Name) String() string { return names[n] }

var names = [...]string{
	Path:               "path",
	Occurred:           "occurred",
	AsOf:               "asOf",
	Trigger:            "trigger",
	Facility:           "facility",
	Equipment:          "equipment",
	AllTrafficLost:     "allTrafficLost",
	Edition:            "edition",
	Version:            "version",
	Services:           "services",
	Kind:               "kind",
	AdditionalFunction: "additionalFunction",
	Impacts:            "impacts",
	Users:              "users",
	Area:               "area",
	Phases:             "phases",
	Effect:             "effect",
	End:                "end",
	From:               "from",
	To:                 "to",
	Minutes:            "minutes",
	Approx:             "approx",
	At:                 "at",
	Categories:         "categories",
	Category:           "category",
	CategoryCode:       "categoryCode",
	Citation:           "citation",
	Closed:             "closed",
	Code:               "code",
	ConditionalDuties:  "conditionalDuties",
	Criteria:           "criteria",
	Crosses:            "crosses",
	Date:               "date",
	Due:                "due",
	Duties:             "duties",
	Editions:           "editions",
	Evidence:           "evidence",
	Form:               "form",
	Forms:              "forms",
	FromAbout:          "fromAbout",
	Hangs:              "hangs",
	Impact:             "impact",
	Incident:           "incident",
	LeftOut:            "leftOut",
	Mark:               "mark",
	Max:                "max",
	Measured:           "measured",
	Met:                "met",
	Min:                "min",
	MinutesShort:       "minutesShort",
	Missing:            "missing",
	MovedBy:            "movedBy",
	Nearest:            "nearest",
	Nominal:            "nominal",
	Notes:              "notes",
	OccurredAbout:      "occurredAbout",
	Part:               "part",
	Periodic:           "periodic",
	PeriodicCriteria:   "periodicCriteria",
	Problems:           "problems",
	Query:              "query",
	Report:             "report",
	Row:                "row",
	Service:            "service",
	Severe:             "severe",
	Stated:             "stated",
	ToAbout:            "toAbout",
	URL:                "url",
	Understood:         "understood",
	Unit:               "unit",
	UsersShort:         "usersShort",
	Verdict:            "verdict",
	When:               "when",
	Why:                "why",
}
