package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// seen is what the notes need to know of all parts of an incident.
type seen struct {
	last           civil.Instant // until when it is known to have gone on, without that second itself
	marks          [quantity.Highest + 1]bool
	kinds          [incident.KindCount]bool
	timesAbout     bool
	usersUnknown   bool
	additional     bool
	beforeClosures bool // a duty's period ends before closed days are known
}

// notes adds the remarks that go with the verdict.
func (b *bench) notes() {
	s := &b.seen
	s.phases(b, b.in.Phases)
	v := b.trace
	last := max(s.last, b.in.Occurred).Date()
	telecom := b.in.Trigger == incident.TelecomEquipment
	occurred := b.in.Occurred.Date()
	v.note(StraddlesEdition, b.edition == law.On(occurred) && last >= b.edition.Until)
	v.note(StraddlesPeriod, v.Periodic != incident.No && last > filing.PeriodEnd(occurred, b.day))
	v.note(Rounded, s.marks[quantity.About])
	v.note(HighestTaken, s.marks[quantity.Highest])
	v.note(TimesAbout, s.timesAbout)
	v.note(UsersUnknown, v.Severe != incident.Yes && s.usersUnknown)
	v.note(NearSevere, telecom && v.Severe != incident.Yes && law.NearSevereReported(b.day))
	v.note(SecrecyLeak, b.in.Trigger == incident.InformationLeak)
	v.note(UserInformationLeak, b.in.Trigger == incident.InformationLeak && law.UserInformationReported(b.day))
	v.note(ClosedDaysUnverified, s.beforeClosures)
	v.note(WholesaleShortForm, v.Severe != incident.No && law.WholesaleForm(b.day))
	v.note(AdditionalFunction, telecom && s.additional)
	v.note(Minor, b.minor())
	v.note(EmergencyUsers, telecom && s.kinds[incident.EmergencyVoice])
	b.noteSimplified(SimplifiedOptional, len(v.Forms) > 0 && v.Forms[len(v.Forms)-1] == filing.PeriodicSimplified)
	b.noteSimplified(SimplifiedUnlessSevere, v.Severe == incident.Undetermined && v.Periodic != incident.No && b.simplified())
	v.note(PeriodicUnknown, law.PeriodicUnknown(b.day))
	v.note(OtherEquipmentUsers, b.in.Trigger == incident.OtherEquipment)
}

func (v *Verdict) note(n Note, holds bool) {
	if holds {
		*incident.Grow(&v.Notes) = Remark{n, noteEvidence[n]}
	}
}

// noteSimplified is note for the simplified form, which is not known alike for every day.
func (b *bench) noteSimplified(n Note, holds bool) {
	if holds {
		*incident.Grow(&b.trace.Notes) = Remark{n, law.SimplifiedEvidence(b.day)}
	}
}

// see looks at a group of users.
func (s *seen) see(b *bench, m *incident.Impact) {
	s.marks[m.Users.Mark] = true
	s.usersUnknown = s.usersUnknown || m.Users.Min <= 1 && m.Users.Max == quantity.Unbounded
	s.phases(b, m.Phases)
}

// phases looks at the phases of a group or a facility. The last minute of a phase lies before its end.
func (s *seen) phases(b *bench, phases []incident.Phase) {
	for i := range phases {
		p := &phases[i]
		end := b.gauge.end(p)
		if !p.Timed() {
			end = b.in.Occurred + civil.Instant(p.Minutes.Min*secondsPerMinute)
		}
		s.last = max(s.last, end-1)
		s.marks[p.Minutes.Mark] = true
		s.timesAbout = s.timesAbout || p.FromAbout || p.ToAbout
	}
}
