package incident

import (
	"jiko/shared/codes"
	"jiko/shared/quantity"
)

// Problem is why an incident, or a text that should describe one, is refused. The zero Problem is none.
type Problem uint8

const (
	NoProblem Problem = iota
	Required
	TooMany          // more parts than the limit
	NotAfterStart    // an end that is not after its start
	BeforeOccurrence // a phase that begins before the incident
	InFuture         // an ongoing phase that begins after the instant up to which it is known
	OutsideCalendar  // before 1985 or after 2099
	Zero             // no users, no time
	Negative         // below zero
	Reversed         // at least more than at most
	Conflict         // two statements that exclude each other
	UnknownValue     // not one of the values that the field takes
	Repeated         // a field given twice
	UnknownField     // a field that is not known
	TooLong          // a text beyond its limit
	ControlCharacter // a character that is not for reading (Readable)
	Malformed        // a text that cannot be taken apart
	// ProblemCount is the number of problems, for tables of words.
	ProblemCount = iota
)

// problems are the codes of the problems; none for NoProblem.
const problems codes.List = "|required|too-many|not-after-start|before-occurrence|in-future|outside-calendar|zero|negative|" +
	"reversed|conflict|unknown-value|repeated|unknown-field|too-long|control-character|malformed"

// String is the code of the problem in an answer.
func (p Problem) String() string { return problems.At(int(p)) }

// The limits on the parts of one incident.
const (
	MaxServices = 20
	MaxImpacts  = 60 // of a service; there are 47 prefectures
	MaxPhases   = 20 // of an impact or a facility
	MaxAllParts = 1000
	MaxArea     = 200 // characters
)

// Report is told of each problem with its place.
type Report interface{ Problem(Place, Problem) }

// Check reports everything that makes the incident impossible. An incident is judged only when there is nothing.
func (in *Incident) Check(to Report) {
	c := check{in: in, to: to, at: Top(FieldOccurred)}
	switch {
	case in.Occurred == 0:
		c.problem(Required)
	case !in.Occurred.InCalendar():
		c.problem(OutsideCalendar)
	}
	c.facility()
	c.services()
}

// check keeps the place of what it checks.
type check struct {
	in *Incident
	to Report
	at Place
}

func (c *check) problem(p Problem) { c.to.Problem(c.at, p) }

func (c *check) problemOf(f Field, p Problem) {
	c.at.Field = f
	c.problem(p)
}

// found reports a problem, if there is one.
func (c *check) found(f Field, p Problem) {
	if p != NoProblem {
		c.problemOf(f, p)
	}
}

func (c *check) facility() {
	in := c.in
	switch {
	case in.Facility == OrdinaryFacility && in.AllTrafficLost != No:
		c.problemOf(FieldAllTrafficLost, Conflict)
	case in.AllTrafficLost == No && len(in.Phases) > 0:
		c.problemOf(FieldPhases, Conflict)
	case in.AllTrafficLost == Yes && len(in.Phases) == 0:
		c.problemOf(FieldPhases, Required)
	}
	c.limitedPhases(in.Phases)
}

func (c *check) services() {
	c.at = Top(FieldServices)
	if len(c.in.Services) == 0 && c.in.Trigger != InformationLeak {
		c.problem(Required)
	}
	if len(c.in.Services) > MaxServices || c.parts() > MaxAllParts {
		c.problem(TooMany)
		return
	}
	for i := range c.in.Services {
		c.at = Top(FieldImpacts)
		c.at.Service = int16(i)
		c.impacts(c.in.Services[i].Impacts)
	}
}

// parts counts the phases of all services.
func (c *check) parts() int {
	n := 0
	for i := range c.in.Services {
		for j := range c.in.Services[i].Impacts {
			n += len(c.in.Services[i].Impacts[j].Phases)
		}
	}
	return n
}

func (c *check) impacts(impacts []Impact) {
	switch {
	case len(impacts) == 0:
		c.problem(Required)
	case len(impacts) > MaxImpacts:
		c.problem(TooMany)
		return
	}
	for i := range impacts {
		c.at.Impact = int16(i)
		c.found(FieldUsers, CheckQuantity(&impacts[i].Users))
		if len(impacts[i].Phases) == 0 {
			c.problemOf(FieldPhases, Required)
		}
		c.limitedPhases(impacts[i].Phases)
	}
}

// CheckQuantity tells what is wrong with a number of users or of minutes.
func CheckQuantity(r *quantity.Range) Problem {
	switch {
	case r.Min < 0 || r.Max < 0:
		return Negative
	case r.Max == 0:
		return Zero
	case r.Min > r.Max:
		return Reversed
	}
	return NoProblem
}

func (c *check) limitedPhases(phases []Phase) {
	if len(phases) > MaxPhases {
		c.problemOf(FieldPhases, TooMany)
		return
	}
	c.phases(phases)
}

func (c *check) phases(phases []Phase) {
	for i := range phases {
		c.at.Phase = int16(i)
		c.phase(&phases[i])
	}
	c.at.Phase = NoPart
}

func (c *check) phase(p *Phase) {
	start, end := c.in.CheckOrder(p)
	switch {
	case !p.Timed() && start == NoProblem:
		start = CheckQuantity(&p.Minutes)
	case p.Timed() && !p.From.InCalendar():
		start = OutsideCalendar
	}
	if p.Timed() && !p.Ongoing() && !p.To.InCalendar() {
		end = OutsideCalendar
	}
	c.found(p.StartField(), start)
	c.found(FieldTo, end)
}

// CheckOrder tells what is wrong with where a phase stands in the incident, as far as its times and its length are possible by
// themselves: with its start (see StartField), and with its end.
func (in *Incident) CheckOrder(p *Phase) (start, end Problem) {
	switch {
	case !p.Timed():
		start = in.checkLength(p.Minutes.Min)
	case p.From < in.Occurred:
		start = BeforeOccurrence
	case p.Ongoing() && in.AsOf != 0 && p.From > in.AsOf:
		start = InFuture
	}
	if p.Timed() && !p.Ongoing() && p.To <= p.From {
		end = NotAfterStart
	}
	return start, end
}

// StartField is where the start of the phase is given or, where it has none, its length.
func (p *Phase) StartField() Field {
	if p.Timed() {
		return FieldFrom
	}
	return FieldMinutes
}

// checkLength tells what is wrong with a length in minutes that lies somewhere between the occurrence and the end of the calendar.
func (in *Incident) checkLength(minutes int64) Problem {
	if _, fits := in.Occurred.Plus(minutes); minutes > 0 && in.Occurred.InCalendar() && !fits {
		return OutsideCalendar
	}
	return NoProblem
}
