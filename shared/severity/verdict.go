package severity

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// Verdict is the answer of the rules with its trace. Judge fills it; a caller that keeps it for the next call saves
// the allocation of its lists.
type Verdict struct {
	Edition  *law.Edition
	AsOf     civil.Instant // until when ongoing phases are known to have lasted; zero when none is ongoing
	Severe   incident.Answer
	Periodic incident.Answer

	Criteria         []Finding // the table's criteria for each group of users, then the second limb
	Nearest          int       // the finding of Criteria that is met, or closest to it; -1 when there is none
	PeriodicCriteria []Finding
	Measured         []Measured
	Hangs            []Hang
	open             []Hang // of every criterion that a group, or a category as a whole, may reach

	Duties      []filing.Duty
	Conditional []filing.Duty // due only if the undetermined answer turns out yes
	Notes       []Remark
}

// Forms are the forms on which the duties are done.
func (v *Verdict) Forms(yield func(filing.Form) bool) {
	for i := range v.Duties {
		if form := v.Duties[i].Form; form != filing.NoForm && !yield(form) {
			return
		}
	}
}

// NoIndex stands for no service or no group of users.
const NoIndex = -1

// Finding is one criterion held against what is known.
type Finding struct {
	Service, Impact int // NoIndex for a criterion that asks of none
	Category        law.Category
	Row             uint8 // number of the category's row; 0 for a criterion outside the table
	Facility        incident.Facility
	Trigger         incident.Trigger
	LeftOut         LeftOut // why the periodic report takes none of it; then there is no bound
	Minutes, Users  int64   // the bounds; 0 for none
	Met             incident.Answer
	MinutesShort    int64         // whole minutes missing from the bound to what is certain; 0 when it is reached
	UsersShort      int64         // users missing likewise
	Crosses         civil.Instant // when the bound on time is reached, while the incident goes on; 0 otherwise
	Source          law.Source
}

// LeftOut is why something is left out of the periodic report.
type LeftOut uint8

const (
	TakenIn        LeftOut = iota
	MinorIncident          // 軽微な事故 (報告規則第7条の3第2項)
	AdditionalOnly         // 付加的な機能の提供に係るもの
)

// Leavings are the codes of why something is left out; none for TakenIn.
const Leavings codes.List = "|minor|additional-function"

// String is the code of the reason in an answer.
func (l LeftOut) String() string { return Leavings.At(int(l)) }

// Measured is what the criteria were held against, for one group of users.
type Measured struct {
	Service, Impact int
	Minutes, Users  quantity.Range
}

// Why names what an undetermined answer hangs on.
type Why uint16

const (
	UsersRange         Why = 1 << iota // the number of users is not known exactly
	MinutesRange                       // the length is not known exactly
	Ongoing                            // the incident goes on
	Gap                                // stretches with a gap: one incident or two (regulation §6 row 8)
	PhasesUntimed                      // phases without times may overlap (row 7)
	ImpactsSummed                      // whether groups of users are added up (rows 9, 10)
	ServicesSummed                     // whether services of one category are added up (row 11)
	FacilityUnknown                    // whether all traffic was lost
	SevereUndetermined                 // severe incidents stay out of the periodic report
	// WhyCount is the number of reasons, from the lowest bit on.
	WhyCount = iota
)

// Whys are the codes of the reasons, from the lowest bit on.
const Whys codes.List = "users-range|minutes-range|ongoing|gap|phases-untimed|impacts-summed|services-summed|facility-unknown|severe-undetermined"

// summed tells whether groups were added up.
func (why Why) summed() bool { return why&(ImpactsSummed|ServicesSummed) != 0 }

// Hang is one condition on which an undetermined answer would become yes.
type Hang struct {
	Report          filing.Report // SevereReport or Periodic
	Service, Impact int           // NoIndex for a sum
	Category        law.Category
	Row             uint8
	Minutes, Users  int64 // what would have to be reached; 0 for what is already certain
	Why             Why
	beside          bool // it can be reached without a severe incident
}

// Remark is a note that goes with the verdict, and how well it is known for the day of the incident.
type Remark struct {
	Note     Note
	Evidence law.Evidence
}

// Note is what a remark says.
type Note uint8

const (
	StraddlesEdition       Note = iota // the incident reaches into another edition: by date of occurrence (inferred)
	StraddlesPeriod                    // it reaches into another quarter or fiscal year: which one counts was not found
	Rounded                            // 約: read as every number that rounds to it
	HighestTaken                       // 最大: judged as the number itself, as the ministry did in FY2020 No. 2
	TimesAbout                         // 頃: judged as the instant itself
	UsersUnknown                       // the ministry's notice standard (告示) applies where users are hard to count
	NearSevere                         // situations that may lead to a severe incident are reported by themselves
	SecrecyLeak                        // a leak of the secrecy of communications is another report (Act Art. 28)
	UserInformationLeak                // so is one of 特定利用者情報 (施行規則第58条第1項, since 2023-06-16)
	ClosedDaysUnverified               // before 1992-05 no closed days are passed over
	WholesaleShortForm                 // a wholesale recipient may use 様式第50の3の2
	AdditionalFunction                 // additional functions are left out
	Minor                              // confined to customer premises: no periodic report
	EmergencyUsers                     // emergency voice: all users under the failed equipment count
	SimplifiedOptional                 // the simplified form is allowed, not forced
	SimplifiedUnlessSevere             // it is allowed if the incident turns out not to be severe
	PeriodicUnknown                    // the bounds of the periodic report are not known for that day
	OtherEquipmentUsers                // other equipment: people who want to sign up count as users
	// NoteCount is the number of notes, for tables of words.
	NoteCount = iota
)

// Notes are the codes of the notes.
const Notes codes.List = "straddles-edition|straddles-period|rounded|highest|times-about|users-unknown|near-severe|secrecy-leak|" +
	"user-information-leak|closed-days-unverified|wholesale-form|additional-function|minor|emergency-users|simplified-optional|" +
	"simplified-unless-severe|periodic-unknown|other-equipment-users"

// noteEvidence tells which notes are not verified. How well those on the simplified form are known depends on the day:
// law.SimplifiedEvidence.
var noteEvidence = [NoteCount]law.Evidence{
	StraddlesEdition:     law.Inferred,
	StraddlesPeriod:      law.Unverified,
	Rounded:              law.Inferred,
	TimesAbout:           law.Inferred,
	ClosedDaysUnverified: law.Unverified,
	Minor:                law.Inferred, // the day and the scope are known from an association of providers only
	PeriodicUnknown:      law.Unverified,
}

// String is the code of the note in an answer.
func (n Note) String() string { return Notes.At(int(n)) }
