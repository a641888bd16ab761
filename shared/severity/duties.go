package severity

import (
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// forms lists the forms on which the reports that are certainly due are made.
func (b *bench) forms(v *Verdict) {
	if v.Severe == incident.Yes {
		v.Forms = append(v.Forms, filing.SevereForm)
	}
	if v.Periodic == incident.Yes {
		v.Forms = append(v.Forms, b.periodicForm(v.Severe))
	}
}

// periodicForm is the form of the periodic report. The simplified form is allowed for three kinds of equipment; a severe
// incident is reported in detail (FY2020 report, notes 3 and 4), and one that may be severe is on the safe side in detail.
// Since severe incidents stay out of it, a periodic report that turns out due is not about one.
func (b *bench) periodicForm(severe incident.Answer) filing.Form {
	notSevere := severe == incident.No || law.SevereExcluded(b.day)
	if notSevere && b.in.Trigger == incident.TelecomEquipment && simplified(b.in.Equipment) {
		return filing.PeriodicSimplified
	}
	return filing.PeriodicDetailed
}

func simplified(e incident.Equipment) bool {
	return e == incident.BaseStation || e == incident.RemoteConcentrator || e == incident.DSLAM
}

// duties lists what is due, and what would be due if an undetermined answer turned out yes.
func (b *bench) duties(v *Verdict) {
	occurred := b.in.Occurred.Date()
	if list := v.list(v.Severe); list != nil {
		*list = append(*list, filing.First(), filing.Severe(occurred))
	}
	if list := v.list(v.Periodic); list != nil {
		*list = append(*list, filing.PeriodicReport(occurred, b.day, b.periodicForm(v.Severe)))
	}
}

// list is where the duties that follow from an answer stand; nil when none follow.
func (v *Verdict) list(answer incident.Answer) *[]filing.Duty {
	switch answer {
	case incident.Yes:
		return &v.Duties
	case incident.Undetermined:
		return &v.Conditional
	}
	return nil
}
