package severity

import (
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
	if b.severe != incident.No {
		*b.due(b.severe) = filing.First(b.day)
		d := b.due(b.severe)
		*d = filing.Severe(b.occurred)
		b.seen.period(d.Nominal)
	}
	if b.periodic != incident.No {
		d := b.due(b.periodic)
		*d = filing.PeriodicReport(b.occurred, b.day, b.periodicForm())
		b.seen.period(d.Nominal)
	}
}

// due makes room for a duty that follows from an answer.
func (b *bench) due(answer incident.Answer) *filing.Duty {
	if answer == incident.Yes {
		return incident.Grow(&b.trace.Duties)
	}
	return incident.Grow(&b.trace.Conditional)
}
