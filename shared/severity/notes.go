package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// notes adds the remarks that go with the verdict.
func (b *bench) notes(v *Verdict) {
	last := b.last()
	telecom := b.in.Trigger == incident.TelecomEquipment
	b.note(v, StraddlesEdition, b.edition == law.On(b.in.Occurred.Date()) && last >= b.edition.Until)
	b.note(v, StraddlesPeriod, v.Periodic != incident.No && last > filing.PeriodEnd(b.in.Occurred.Date(), b.day))
	b.note(v, Rounded, b.marked(quantity.About))
	b.note(v, HighestTaken, b.marked(quantity.Highest))
	b.note(v, UsersUnknown, v.Severe != incident.Yes && b.usersUnknown())
	b.note(v, NearSevere, telecom && v.Severe != incident.Yes && law.NearSevereReported(b.day))
	b.note(v, SecrecyLeak, b.in.Trigger == incident.InformationLeak)
	b.note(v, ClosedDaysUnverified, beforeClosedDays(v.Duties) || beforeClosedDays(v.Conditional))
	b.note(v, WholesaleShortForm, v.Severe != incident.No && law.WholesaleForm(b.day))
	b.note(v, AdditionalFunction, telecom && b.hasAdditionalFunction())
	b.note(v, Minor, b.minor())
	b.note(v, EmergencyUsers, telecom && b.hasKind(incident.EmergencyVoice))
	b.note(v, SimplifiedOptional, len(v.Forms) > 0 && v.Forms[len(v.Forms)-1] == filing.PeriodicSimplified)
	b.note(v, OtherEquipmentUsers, b.in.Trigger == incident.OtherEquipment)
}

func (b *bench) note(v *Verdict, n Note, holds bool) {
	if holds {
		v.Notes = append(v.Notes, n)
	}
}

// last is the last day on which the incident is known to have gone on.
func (b *bench) last() civil.Date {
	last := b.in.Occurred
	for i := range b.in.Services {
		for j := range b.in.Services[i].Impacts {
			last = b.lastOf(last, b.in.Services[i].Impacts[j].Phases)
		}
	}
	return b.lastOf(last, b.in.Phases).Date()
}

// lastOf is the later of last and the end of the phases. The last minute of a phase lies before its end.
func (b *bench) lastOf(last civil.Instant, phases []incident.Phase) civil.Instant {
	for i := range phases {
		p := &phases[i]
		end := b.gauge.end(p) - 1
		if !p.Timed() {
			end = b.in.Occurred + civil.Instant(p.Minutes.Min*secondsPerMinute) - 1
		}
		last = max(last, end)
	}
	return last
}

func (b *bench) marked(mark quantity.Mark) bool {
	for i := range b.in.Services {
		for j := range b.in.Services[i].Impacts {
			g := &b.in.Services[i].Impacts[j]
			if g.Users.Mark == mark || markedPhases(g.Phases, mark) {
				return true
			}
		}
	}
	return markedPhases(b.in.Phases, mark)
}

func markedPhases(phases []incident.Phase, mark quantity.Mark) bool {
	for i := range phases {
		if phases[i].Minutes.Mark == mark {
			return true
		}
	}
	return false
}

func (b *bench) usersUnknown() bool {
	for i := range b.in.Services {
		for j := range b.in.Services[i].Impacts {
			if u := b.in.Services[i].Impacts[j].Users; u.Min <= 1 && u.Max == quantity.Unbounded {
				return true
			}
		}
	}
	return false
}

func (b *bench) hasAdditionalFunction() bool {
	for i := range b.in.Services {
		if b.in.Services[i].AdditionalFunction {
			return true
		}
	}
	return false
}

func (b *bench) hasKind(kind incident.Kind) bool {
	for i := range b.in.Services {
		if b.in.Services[i].Kind == kind {
			return true
		}
	}
	return false
}

func beforeClosedDays(duties []filing.Duty) bool {
	for i := range duties {
		if n := duties[i].Nominal; n != 0 && n < civil.ClosuresFrom {
			return true
		}
	}
	return false
}
