package incident

import (
	"jiko/shared/civil"
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
	ControlCharacter // a character that is not for reading
	Malformed        // a text that cannot be taken apart
	problemCount     = iota
)

var problemNames = [problemCount]string{
	"", "required", "too-many", "not-after-start", "before-occurrence", "in-future", "outside-calendar", "zero", "negative",
	"reversed", "conflict", "unknown-value", "repeated", "unknown-field", "too-long", "control-character", "malformed",
}

// String is the code of the problem in an answer.
func (p Problem) String() string { return problemNames[p] }

// ProblemCount is the number of problems, for tables of words.
const ProblemCount = problemCount

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
	c := check{in, to}
	if in.Occurred == 0 {
		to.Problem(Top(FieldOccurred), Required)
	} else if !inCalendar(in.Occurred) {
		to.Problem(Top(FieldOccurred), OutsideCalendar)
	}
	c.facility()
	c.services()
}

type check struct {
	in *Incident
	to Report
}

func inCalendar(at civil.Instant) bool { return at.Date() >= civil.First && at.Date() <= civil.Last }

func (c *check) facility() {
	in := c.in
	switch {
	case in.Facility == OrdinaryFacility && in.AllTrafficLost != No:
		c.to.Problem(Top(FieldAllTrafficLost), Conflict)
	case in.AllTrafficLost == No && len(in.Phases) > 0:
		c.to.Problem(Top(FieldPhases), Conflict)
	case in.AllTrafficLost == Yes && len(in.Phases) == 0:
		c.to.Problem(Top(FieldPhases), Required)
	}
	c.phases(in.Phases, Top(FieldPhases))
}

func (c *check) services() {
	if len(c.in.Services) == 0 && c.in.Trigger != InformationLeak {
		c.to.Problem(Top(FieldServices), Required)
	}
	if len(c.in.Services) > MaxServices || c.parts() > MaxAllParts {
		c.to.Problem(Top(FieldServices), TooMany)
		return
	}
	for i := range c.in.Services {
		c.service(&c.in.Services[i], Place{FieldImpacts, int16(i), NoPart, NoPart})
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

func (c *check) service(s *Service, at Place) {
	switch {
	case len(s.Impacts) == 0:
		c.to.Problem(at, Required)
	case len(s.Impacts) > MaxImpacts:
		c.to.Problem(at, TooMany)
		return
	}
	for i := range s.Impacts {
		at.Impact = int16(i)
		at.Field = FieldUsers
		c.quantity(s.Impacts[i].Users, at)
		at.Field = FieldPhases
		if len(s.Impacts[i].Phases) == 0 {
			c.to.Problem(at, Required)
		}
		c.phases(s.Impacts[i].Phases, at)
	}
}

func (c *check) quantity(r quantity.Range, at Place) {
	if p := CheckQuantity(r); p != NoProblem {
		c.to.Problem(at, p)
	}
}

// CheckQuantity tells what is wrong with a number of users or of minutes.
func CheckQuantity(r quantity.Range) Problem {
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

func (c *check) phases(phases []Phase, at Place) {
	if len(phases) > MaxPhases {
		c.to.Problem(at, TooMany)
		return
	}
	for i := range phases {
		at.Phase = int16(i)
		c.phase(&phases[i], at)
	}
}

func (c *check) phase(p *Phase, at Place) {
	if !p.Timed() {
		at.Field = FieldMinutes
		c.length(p.Minutes, at)
		return
	}
	at.Field = FieldFrom
	switch {
	case !inCalendar(p.From):
		c.to.Problem(at, OutsideCalendar)
	case p.From < c.in.Occurred:
		c.to.Problem(at, BeforeOccurrence)
	case p.Ongoing() && c.in.AsOf != 0 && p.From > c.in.AsOf:
		c.to.Problem(at, InFuture)
	}
	at.Field = FieldTo
	switch {
	case p.Ongoing():
	case !inCalendar(p.To):
		c.to.Problem(at, OutsideCalendar)
	case p.To <= p.From:
		c.to.Problem(at, NotAfterStart)
	}
}

// length checks the length of a phase, which lies somewhere between the occurrence and the end of the calendar.
func (c *check) length(minutes quantity.Range, at Place) {
	c.quantity(minutes, at)
	if _, fits := c.in.Occurred.Plus(minutes.Min); minutes.Min > 0 && inCalendar(c.in.Occurred) && !fits {
		c.to.Problem(at, OutsideCalendar)
	}
}

// Ongoing tells whether any phase goes on.
func (in *Incident) Ongoing() bool {
	for i := range in.Services {
		for j := range in.Services[i].Impacts {
			if ongoing(in.Services[i].Impacts[j].Phases) {
				return true
			}
		}
	}
	return ongoing(in.Phases)
}

func ongoing(phases []Phase) bool {
	for i := range phases {
		if phases[i].Ongoing() {
			return true
		}
	}
	return false
}
