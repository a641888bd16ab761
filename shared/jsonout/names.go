package jsonout

import "jiko/shared/codes"

// Name is the name of a member of an object: a row of names. Handed on as a text, which is an address and a length, the names made the
// browser's core a hundred bytes larger.
type Name uint8

// The names of all members, those of a criterion first: they are looked up most.
const (
	Citation Name = iota
	Evidence
	URL
	Crosses
	Minutes
	Users
	Met
	MinutesShort
	UsersShort
	Service
	Impact
	Category
	CategoryCode
	Row
	AdditionalFunction
	AllTrafficLost
	Approx
	Area
	AsOf
	At
	Categories
	Closed
	Code
	ConditionalDuties
	Criteria
	Date
	Due
	Duties
	Edition
	Editions
	Effect
	Equipment
	Facility
	Form
	Forms
	From
	FromAbout
	Hangs
	Impacts
	Incident
	Kind
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
	Occurred
	OccurredAbout
	Part
	Path
	Periodic
	PeriodicCriteria
	Phases
	Problems
	Query
	Report
	Services
	Severe
	Stated
	To
	ToAbout
	Trigger
	Understood
	Unit
	Verdict
	When
	Why
)

// names are the names in the order of their values.
const names codes.List = "citation|evidence|url|crosses|minutes|users|met|minutesShort|usersShort|service|impact|category|categoryCode|row|" +
	"additionalFunction|allTrafficLost|approx|area|asOf|at|categories|closed|code|conditionalDuties|criteria|date|due|duties|" +
	"edition|editions|effect|equipment|facility|form|forms|from|fromAbout|hangs|impacts|incident|kind|leftOut|mark|max|" +
	"measured|min|missing|movedBy|nearest|nominal|notes|occurred|occurredAbout|part|path|periodic|periodicCriteria|phases|" +
	"problems|query|report|services|severe|stated|to|toAbout|trigger|understood|unit|verdict|when|why"
