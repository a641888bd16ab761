package jsonout

import "jiko/shared/codes"

// Name is the name of a member of an object: a row of names. Handed on as a text, which is an address and a length, the names made the
// browser's core a hundred bytes larger.
type Name uint8

// The members of a criterion, which are printed most, and looked up soonest where they come first.
const (
	Met Name = iota
	Citation
	Evidence
	URL
	Crosses
	Service
	Impact
	Category
	CategoryCode
	Row
	MinutesShort
	UsersShort
)

// The fields of an incident, in the order of the parts that they belong to: the incident, a service, a group of users, a phase.
const (
	Occurred = UsersShort + 1 + iota
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
	Closed
	Code
	ConditionalDuties
	Criteria
	Date
	Due
	Duties
	Editions
	Form
	Forms
	FromAbout
	Hangs
	Incident
	LeftOut
	Mark
	Max
	Measured
	Min
	Missing
	MovedBy
	Nearest
	Nominal
	Notes
	OccurredAbout
	Part
	Path
	Periodic
	PeriodicCriteria
	Problems
	Query
	Report
	Severe
	Stated
	ToAbout
	Understood
	Unit
	Verdict
	When
	Why
)

// String is the name in JSON, and in a path.
func (n Name) String() string { return names.At(int(n)) }

// names are the names in their order.
const names codes.List = "met|citation|evidence|url|crosses|service|impact|category|categoryCode|row|minutesShort|usersShort|occurred|asOf|" +
	"trigger|facility|equipment|allTrafficLost|edition|version|services|kind|additionalFunction|impacts|users|area|phases|" +
	"effect|end|from|to|minutes|approx|at|categories|closed|code|conditionalDuties|criteria|date|due|duties|editions|form|" +
	"forms|fromAbout|hangs|incident|leftOut|mark|max|measured|min|missing|movedBy|nearest|nominal|notes|occurredAbout|part|" +
	"path|periodic|periodicCriteria|problems|query|report|severe|stated|toAbout|understood|unit|verdict|when|why"
