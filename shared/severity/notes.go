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
	b.note(StraddlesEdition, b.day == b.occurred && last >= b.edition.Until)
	b.note(StraddlesPeriod, v.Periodic != incident.No && last > filing.PeriodEnd(b.occurred, b.day))
	b.note(Rounded, s.marks[quantity.About])
	b.note(HighestTaken, s.marks[quantity.Highest])
	b.note(TimesAbout, s.timesAbout)
	b.note(UsersUnknown, v.Severe != incident.Yes && s.usersUnknown)
	b.note(NearSevere, telecom && v.Severe != incident.Yes && law.NearSevereReported(b.day))
	b.note(SecrecyLeak, b.in.Trigger == incident.InformationLeak)
	b.note(UserInformationLeak, b.in.Trigger == incident.InformationLeak && law.UserInformationReported(b.day))
	b.note(ClosedDaysUnverified, s.beforeClosures)
	b.note(WholesaleShortForm, v.Severe != incident.No && law.WholesaleForm(b.day))
	b.note(AdditionalFunction, telecom && s.additional)
	b.note(Minor, b.minor())
	b.note(EmergencyUsers, telecom && s.kinds[incident.EmergencyVoice])
	b.note(SimplifiedOptional, v.Severe == incident.No && v.Periodic == incident.Yes && b.simplified())
	b.note(SimplifiedUnlessSevere, v.Severe == incident.Undetermined && v.Periodic != incident.No && b.simplified())
	b.note(PeriodicUnknown, law.PeriodicUnknown(b.day))
	b.note(OtherEquipmentUsers, b.in.Trigger == incident.OtherEquipment)
}

// note adds a remark that holds.
func (b *bench) note(n Note, holds bool) {
	if !holds {
		return
	}
	evidence := noteEvidence[n]
	if n == SimplifiedOptional || n == SimplifiedUnlessSevere {
		evidence = law.SimplifiedEvidence(b.day)
	}
	*incident.Grow(&b.trace.Notes) = Remark{n, evidence}
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

// period looks at the last day of a period that the law names.
func (s *seen) period(last civil.Date) {
	s.beforeClosures = s.beforeClosures || last < civil.ClosuresFrom
}
