package caseline

import (
	"jiko/shared/codes"
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

// ends are those ways in the order of the numbers below; none where two of them conflict.
const ends codes.List = "|" + EndOngoing + "|" + EndUntil + "|" + EndLength + "|" + EndUnknown

const (
	ongoing = 1 + iota
	until
	length
	unknown
)

// phases reads the phases of a group of users or of the facility; none typed is one that began with the incident and goes on.
func (rd *reader) phases(drafts []DraftPhase, list *[]incident.Phase) {
	if len(drafts) == 0 {
		rd.at.Phase = 0
		rd.phase(&DraftPhase{}, incident.AddPhase(list))
	}
	for i := range drafts {
		rd.at.Phase = int16(i)
		rd.phase(&drafts[i], incident.AddPhase(list))
	}
}

func (rd *reader) phase(d *DraftPhase, p *incident.Phase) {
	wrong := rd.wrong()
	p.Effect = incident.Effect(rd.code(d.Effect, incident.Effects, incident.FieldEffect))
	end := d.end()
	switch rd.code(end, ends, incident.FieldEnd) {
	case ongoing:
		rd.began(d, p)
	case until:
		rd.began(d, p)
		rd.at.Field = incident.FieldTo
		p.To, p.ToAbout = rd.moment(d.Ended, p.From)
	case length:
		rd.length(d, p)
	case unknown:
		p.Minutes.Max = quantity.Unbounded
	default:
		if end == "" {
			rd.refuse(incident.FieldMinutes, incident.Conflict, d.Length)
		}
	}
	rd.ongoing = rd.ongoing || p.Ongoing()
	if rd.wrong() == wrong && rd.in.Occurred != 0 {
		start, end := rd.in.CheckPhase(p)
		rd.found(p.StartField(), start)
		rd.found(incident.FieldTo, end)
	}
}

// found reports what is wrong with a field, if anything is.
func (rd *reader) found(field incident.Field, problem incident.Problem) {
	if problem != incident.NoProblem {
		rd.refuse(field, problem, "")
	}
}

// wrong counts what keeps the incident from being judged.
func (rd *reader) wrong() int { return len(rd.r.Missing) + len(rd.r.Troubles) }

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

// began reads when the phase began: as typed, else with the incident.
func (rd *reader) began(d *DraftPhase, p *incident.Phase) {
	p.From, p.FromAbout = rd.in.Occurred, rd.in.OccurredAbout
	if d.Began != "" {
		rd.at.Field = incident.FieldFrom
		p.From, p.FromAbout = rd.moment(d.Began, p.From-1)
	}
}

// length reads a phase given by its length. With its start known and its length exact, it has its place in time; 約 and 最大
// belong to the length, which stays.
func (rd *reader) length(d *DraftPhase, p *incident.Phase) {
	rd.at.Field = incident.FieldMinutes
	if d.Length == "" {
		rd.missing()
		return
	}
	minutes, problem := notation.Minutes(d.Length)
	p.Minutes = minutes
	rd.quantity(d.Length, &p.Minutes, &problem)
	if problem.Code == notation.NoProblem && d.Began != "" && minutes.IsExact() && minutes.Mark == quantity.Plain {
		rd.place(d, p)
	}
}

// place puts a phase of a known length at its place in time.
func (rd *reader) place(d *DraftPhase, p *incident.Phase) {
	rd.began(d, p)
	if p.From == 0 {
		return
	}
	var ok bool
	if p.To, ok = p.From.Plus(p.Minutes.Min); !ok {
		rd.at.Field = incident.FieldMinutes
		rd.trouble(incident.OutsideCalendar, d.Length)
	}
	p.Minutes, p.ToAbout = quantity.Range{}, p.FromAbout
}
