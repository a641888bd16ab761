package law

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
)

// FacilityCriterion is the bound of the second limb: all traffic over a satellite, a submarine cable or an equivalent
// facility impossible for two hours or more. It knows no number of users.
// [施行規則第58条第2項第2号; ministry's report FY2020, note 1②]
var FacilityCriterion = Criterion{Minutes: 2 * hour}

// The bounds of the periodic report. [報告規則第7条の3第1項第1号イ・ロ; report FY2020, note 2]
const (
	PeriodicUsers   = 30_000
	PeriodicMinutes = 2 * hour
)

// PeriodicCriteria are the bounds of the periodic report, either of which is enough.
var PeriodicCriteria = []Criterion{{Users: PeriodicUsers}, {Minutes: PeriodicMinutes}}

// reportingText is the first day for which the text of 報告規則第7条の3 is known to us. From fiscal year 2010 on it is inferred: the
// ministry counts reports by the thousand since. Before, it counts less than 200 a year in another style (旧様式), of which no bound
// is known.
var (
	reportingText  = day20200401
	reportingStyle = day20100401
)

// periodic is a place in 報告規則第7条の3第1項.
func periodic(d civil.Date, place Place) Source {
	s := Source{Statute: Reporting, Place: place}
	switch {
	case d < reportingStyle:
		s.Evidence = Unverified
	case d < reportingText:
		s.Evidence = Inferred
	}
	return s
}

// PeriodicUnknown tells whether nothing is known of the bounds of the periodic report: until 2010-03-31.
func PeriodicUnknown(d civil.Date) bool { return d < reportingStyle }

// periodicPlaces are where PeriodicCriteria stand: in item 1 for telecom equipment, and in item 2 for other equipment.
var periodicPlaces = [...][2]Place{
	incident.TelecomEquipment: {PlaceTelecomUsers, PlaceTelecomMinutes},
	incident.OtherEquipment:   {PlaceOtherUsers, PlaceOtherMinutes},
}

// PeriodicCriterionSource is where one of PeriodicCriteria stands for what failed, which is equipment.
func PeriodicCriterionSource(d civil.Date, failed incident.Trigger, criterion int) Source {
	return periodic(d, periodicPlaces[failed][criterion])
}

// SevereInsideSource is why a severe incident is in the periodic report while none is left out, whatever its users and time: the
// ministry counts severe ones in it (report FY2020, note 3). That those of the second limb are among them is inferred.
func SevereInsideSource(d civil.Date) Source {
	return atMost(Inferred, periodic(d, PlaceTelecom))
}

// PeriodicSource is where the periodic report is asked for. The last days of its periods are inferred from their length.
func PeriodicSource(d civil.Date) Source { return atMost(Inferred, periodic(d, PlacePeriodic)) }

// atMost is a place in the law for what is known no better than that.
func atMost(e Evidence, s Source) Source {
	s.Evidence = max(s.Evidence, e)
	return s
}

// AdditionalSource is where additional functions are left out of the periodic report.
func AdditionalSource(d civil.Date) Source { return periodic(d, PlaceTelecom) }

// MinorSource is where minor incidents are left out of it. The notice that names them could not be read.
var MinorSource = Source{Statute: Reporting, Place: PlaceMinor, Evidence: Inferred}

// LeakSource is where the report of an information leak stood.
func LeakSource(d civil.Date) Source { return periodic(d, PlaceLeak) }

// LeakReported tells whether a leak of information about telecom equipment is in the periodic report: until 2023-06-15.
func LeakReported(d civil.Date) bool { return d < day20230616 }

// FirstReportSource is where the first report of a severe incident is asked for; before fiscal year 2020 that is inferred.
func FirstReportSource(d civil.Date) Source {
	s := Source{Statute: Enforcement, Place: PlaceSevereReport}
	if d < reportingText {
		s.Evidence = Inferred
	}
	return s
}

// SevereExcluded tells whether severe incidents stay out of the periodic report: since 2023-06-16.
func SevereExcluded(d civil.Date) bool { return d >= day20230616 }

// PremisesMinor tells whether an incident confined to a customer's premises needs no report: since 2010-04-01.
func PremisesMinor(d civil.Date) bool { return d >= day20100401 }

// SimplifiedEvidence tells how well it is known that the simplified form (簡易な様式) is allowed, and for which equipment: the
// ministry's report of FY2020 says so (note 4), and reports on that form are counted since fiscal year 2012.
func SimplifiedEvidence(d civil.Date) Evidence {
	switch {
	case d >= day20200401:
		return Verified
	case d >= day20120401:
		return Inferred
	}
	return Unverified
}

// NearSevereReported tells whether situations that may lead to a severe incident (重大な事故が生ずるおそれがあると認められる
// 事態, 施行規則第58条の2) are reported: since 2023-06-16.
func NearSevereReported(d civil.Date) bool { return d >= day20230616 }

// UserInformationReported tells whether a leak of specified user information (特定利用者情報) of more than 1,000 users is a report
// of its own (施行規則第58条第1項): since 2023-06-16.
func UserInformationReported(d civil.Date) bool { return d >= day20230616 }

// WholesaleForm tells whether a wholesale recipient may use the short form 様式第50の3の2 (令和5年総務省令第85号): since 2023-12-07.
func WholesaleForm(d civil.Date) bool { return d >= day20231207 }

// Annual tells whether the periodic report covers a fiscal year (令和7年総務省令第14号) and not a quarter: since 2025-04-01.
func Annual(d civil.Date) bool { return d >= day20250401 }
