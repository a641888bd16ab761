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

// goesOn is what is typed instead of the end of a phase that has none.
const goesOn codes.List = "|継続中|" + EndOngoing

const (
	ongoing = 1 + iota
	until
	length
	unknown
)

// phases reads the phases of a group of users or of the facility; none typed is one that began with the incident and goes on.
func (rd *reader) phases(drafts []Part, list *[]incident.Phase) {
	drafts = orOne(drafts)
	for i := range drafts {
		rd.at.Phase = int16(i)
		rd.phase(&drafts[i].Texts, incident.AddPhase(list))
	}
}

func (rd *reader) phase(t *Texts, p *incident.Phase) {
	wrong := rd.wrong()
	p.Effect = incident.Effect(rd.code(t, incident.FieldEffect, incident.Effects))
	switch rd.end(t) {
	case ongoing:
		rd.began(t, p)
	case until:
		rd.began(t, p)
		p.To, p.ToAbout = rd.moment(t, incident.FieldTo, p.From)
	case length:
		rd.length(t, p)
	case unknown:
		p.Minutes.Max = quantity.Unbounded
	}
	rd.ongoing = rd.ongoing || p.Ongoing()
	if rd.wrong() == wrong && rd.in.Occurred != 0 {
		start, end := rd.in.CheckOrder(p)
		if start == incident.InFuture && p.From == rd.in.Occurred {
			start, rd.ahead = incident.NoProblem, true // said once, where the incident's own beginning was typed
		}
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

// end is how the end of a phase is known: as stated, else by what else is typed; none when that conflicts.
func (rd *reader) end(t *Texts) int {
	ended, minutes := t.Text(incident.FieldTo), t.Text(incident.FieldMinutes)
	switch {
	case t.Text(incident.FieldEnd) != "":
		return rd.code(t, incident.FieldEnd, ends)
	case ended != "" && minutes != "":
		rd.refuse(incident.FieldMinutes, incident.Conflict, minutes)
		return 0
	case minutes != "":
		return length
	}
	if _, ok := goesOn.Find(ended); ok {
		return ongoing
	}
	return until
}

// began reads when the phase began: as typed, else with the incident.
func (rd *reader) began(t *Texts, p *incident.Phase) {
	p.From, p.FromAbout = rd.in.Occurred, rd.in.OccurredAbout
	if t.Text(incident.FieldFrom) != "" {
		p.From, p.FromAbout = rd.moment(t, incident.FieldFrom, p.From-1)
	}
}

// length reads a phase given by its length. With its start known and its length exact, it has its place in time; 約 and 最大
// belong to the length, which stays.
func (rd *reader) length(t *Texts, p *incident.Phase) {
	rd.at.Field = incident.FieldMinutes
	text := t.Text(incident.FieldMinutes)
	if text == "" {
		rd.missing()
		return
	}
	minutes, problem := notation.Minutes(text)
	p.Minutes = minutes
	rd.quantity(text, &p.Minutes, &problem)
	if problem.Code == notation.NoProblem && t.Text(incident.FieldFrom) != "" && minutes.IsExact() && minutes.Mark == quantity.Plain {
		rd.place(t, p)
	}
}

// place puts a phase of a known length at its place in time.
func (rd *reader) place(t *Texts, p *incident.Phase) {
	rd.began(t, p)
	if p.From == 0 {
		return
	}
	var ok bool
	if p.To, ok = p.From.Plus(p.Minutes.Min); !ok {
		rd.refuse(incident.FieldMinutes, incident.OutsideCalendar, t.Text(incident.FieldMinutes))
	}
	p.Minutes, p.ToAbout = quantity.Range{}, p.FromAbout
}
