// Package filing holds what the law asks for once an incident is judged: which report, on which form, by which day.
package filing

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/law"
)

// Report is a report that may be due.
type Report uint8

const (
	SevereFirst  Report = iota // 速やかに行う最初の報告
	SevereReport               // 重大な事故の報告書
	Periodic                   // 事故発生状況の報告 (quarterly for incidents until 2025-03-31, annual after)
)

// Reports are the codes of the reports.
const Reports codes.List = "severe-first|severe-report|periodic"

// String is the code of the report in an answer.
func (r Report) String() string { return Reports.At(int(r)) }

// Form is the form of a report (様式).
type Form uint8

const (
	NoForm             Form = iota // suitable means: telephone, fax, mail
	SevereForm                     // 施行規則様式第50の3
	PeriodicDetailed               // 報告規則様式第27
	PeriodicSimplified             // 簡易な様式 (named by notice)
)

// The codes of the forms, and their official names; none for NoForm.
const (
	Forms     codes.List = "|severe-report|periodic-detailed|periodic-simplified"
	FormNames codes.List = "|様式第50の3|様式第27|簡易な様式（告示）"
)

// String is the code of the form in an answer.
func (f Form) String() string { return Forms.At(int(f)) }

// Name is the form's official name.
func (f Form) Name() string { return FormNames.At(int(f)) }

// Duty is one report that is due.
type Duty struct {
	Report  Report
	Form    Form
	Nominal civil.Date // the last day of the period that the law names; 0 when it names none (速やかに)
	Due     civil.Date // the last day that counts, once closed days are passed over
	Source  law.Source
}

// First is the first word on a severe incident: promptly, with no number of hours. [施行規則第57条]
// ruleDay is the day on which the rules are read.
func First(ruleDay civil.Date) Duty {
	return Duty{Report: SevereFirst, Source: law.FirstReportSource(ruleDay)}
}

// severeDays is the period of the severe report, from the day of occurrence. [施行規則第57条]
const severeDays = 30

// Severe is the report on a severe incident: 30 days from the day on which it occurred, that day not counted
// (Civil Code Art. 140; that the ministry counts so is unverified).
func Severe(occurred civil.Date) Duty {
	nominal := occurred + severeDays
	return Duty{
		Report: SevereReport, Form: SevereForm, Nominal: nominal, Due: civil.NextOpen(nominal),
		Source: law.Source{Statute: law.Enforcement, Place: law.PlaceSevereReport, Evidence: law.Unverified},
	}
}

// periodicMonths is the period of the periodic report, from the end of the quarter or fiscal year. [報告規則第7条の3]
const periodicMonths = 2

// PeriodicReport is the report within two months after the quarter, or the fiscal year, in which the incident occurred.
// ruleDay is the day on which the rules are read: that of occurrence, or one of the edition asked for.
func PeriodicReport(occurred, ruleDay civil.Date, form Form) Duty {
	end := PeriodEnd(occurred, ruleDay)
	year, month, _ := end.YMD()
	nominal := civil.MonthEnd(year, month+periodicMonths)
	return Duty{
		Report: Periodic, Form: form, Nominal: nominal, Due: civil.NextOpen(nominal),
		Source: law.PeriodicSource(ruleDay),
	}
}

// PeriodEnd is the last day of the quarter, or the fiscal year, that the periodic report covers.
func PeriodEnd(occurred, ruleDay civil.Date) civil.Date {
	if law.Annual(ruleDay) {
		return civil.PeriodEnd(occurred, civil.Year)
	}
	return civil.PeriodEnd(occurred, civil.Quarter)
}

// ClosedDays is the rule that moves a last day which is a closed day. That it covers these periods is inferred: the law is
// general, and no source on telecommunications repeats it.
var ClosedDays = law.Source{Statute: law.ClosedDays, Place: law.PlaceClosedDays, Evidence: law.Inferred}
