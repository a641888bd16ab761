package caseline

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// The ways in which the end of a phase is known: the values of the key d.
const (
	EndOngoing = "ongoing"
	EndUntil   = "until"
	EndLength  = "length"
	EndUnknown = "unknown"
)

// unknownLength is a length of which nothing is known.
var unknownLength = quantity.Between(0, quantity.Unbounded)

// phases reads the phases of a group of users or of the facility; none typed is one that began with the incident and goes on.
func (rd *reader) phases(drafts []DraftPhase, list *[]incident.Phase, at incident.Place) {
	if len(drafts) == 0 {
		at.Phase = 0
		rd.phase(&DraftPhase{}, incident.AddPhase(list), at)
	}
	for i := range drafts {
		at.Phase = int16(i)
		rd.phase(&drafts[i], incident.AddPhase(list), at)
	}
}

func (rd *reader) phase(d *DraftPhase, p *incident.Phase, at incident.Place) {
	effect, ok := incident.ParseEffect(d.Effect)
	if !ok && d.Effect != "" {
		at.Field = incident.FieldEffect
		rd.unknown(at, d.Effect)
	}
	p.Effect = effect
	switch end := d.end(); end {
	case EndOngoing:
		p.From = rd.began(d, at)
	case EndUntil:
		p.From = rd.began(d, at)
		p.To = rd.ended(d, p.From, at)
	case EndLength:
		rd.length(d, p, at)
	case EndUnknown:
		p.Minutes = unknownLength
	case "":
		at.Field = incident.FieldMinutes
		rd.r.trouble(at, incident.Conflict.String(), d.Length)
	default:
		at.Field = incident.FieldEnd
		rd.unknown(at, end)
	}
}

// end is how the end of the phase is known: as stated, else by what else is typed; empty when that conflicts.
func (d *DraftPhase) end() string {
	switch {
	case d.End != "":
		return d.End
	case d.Ended != "" && d.Length != "":
		return ""
	case d.Ended == "継続中" || d.Ended == EndOngoing:
		return EndOngoing
	case d.Ended != "":
		return EndUntil
	case d.Length != "":
		return EndLength
	}
	return EndOngoing
}

// began is when the phase began: as typed, else with the incident.
func (rd *reader) began(d *DraftPhase, at incident.Place) civil.Instant {
	if d.Began == "" {
		return rd.in.Occurred
	}
	at.Field = incident.FieldFrom
	from, _ := rd.moment(d.Began, at, notation.Reference{Now: rd.now, After: rd.in.Occurred - 1})
	return from
}

func (rd *reader) ended(d *DraftPhase, from civil.Instant, at incident.Place) civil.Instant {
	at.Field = incident.FieldTo
	if d.Ended == "" {
		rd.r.missing(at)
		return 0
	}
	to, _ := rd.moment(d.Ended, at, notation.Reference{Now: rd.now, After: from})
	return to
}

// length reads a phase given by its length. With its start known and its length exact, it has its place in time; 約 and 最大
// belong to the length, which stays.
func (rd *reader) length(d *DraftPhase, p *incident.Phase, at incident.Place) {
	at.Field = incident.FieldMinutes
	if d.Length == "" {
		rd.r.missing(at)
		return
	}
	minutes, problem := notation.Minutes(d.Length)
	minutes = rd.quantity(d.Length, minutes, problem, at)
	p.Minutes = minutes
	if problem.Code != 0 || d.Began == "" || !minutes.IsExact() || minutes.Mark != quantity.Plain {
		return
	}
	from := rd.began(d, at)
	if from == 0 {
		return
	}
	to, ok := from.Plus(minutes.Min)
	if !ok {
		rd.r.trouble(at, incident.OutsideCalendar.String(), d.Length)
		return
	}
	*p = incident.Phase{Effect: p.Effect, From: from, To: to}
}
