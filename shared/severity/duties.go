package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// periodicForm is the form of the periodic report. The simplified form is allowed for three kinds of equipment; a severe
// incident is reported in detail (FY2020 report, notes 3 and 4), and one that may be severe is on the safe side in detail.
// Since severe incidents stay out of it, a periodic report that turns out due is not about one.
func (b *bench) periodicForm() filing.Form {
	notSevere := b.severe == incident.No || law.SevereExcluded(b.day)
	if notSevere && b.simplified() {
		return filing.PeriodicSimplified
	}
	return filing.PeriodicDetailed
}

// simplified tells whether the simplified form is allowed for what failed.
func (b *bench) simplified() bool {
	e := b.in.Equipment
	return b.in.Trigger == incident.TelecomEquipment && (e == incident.BaseStation || e == incident.RemoteConcentrator || e == incident.DSLAM)
}

// duties lists what is due and on which forms, and what would be due if an undetermined answer turned out yes.
func (b *bench) duties() {
	occurred := b.in.Occurred.Date()
	if b.severe != incident.No {
		b.due(b.severe, filing.First(b.day))
		b.due(b.severe, filing.Severe(occurred))
	}
	if b.periodic != incident.No {
		b.due(b.periodic, filing.PeriodicReport(occurred, b.day, b.periodicForm()))
	}
}

// due adds a duty that follows from an answer.
func (b *bench) due(answer incident.Answer, duty filing.Duty) {
	v := b.trace
	list := &v.Conditional
	if answer == incident.Yes {
		list = &v.Duties
	}
	*incident.Grow(list) = duty
	b.seen.beforeClosures = b.seen.beforeClosures || duty.Nominal != 0 && duty.Nominal < civil.ClosuresFrom
}
