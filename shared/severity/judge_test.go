package severity_test

import (
	"slices"
	"testing"

	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// judged is the verdict under the edition in force when the incident occurred.
func judged(t *testing.T, in *incident.Incident) *severity.Verdict {
	t.Helper()
	check(t, in)
	e := law.On(in.Occurred.Date())
	var v severity.Verdict
	severity.Judge(in, e, &v)
	holdTrace(t, in, e, &v)
	return &v
}

func answers(t *testing.T, v *severity.Verdict, severe, periodic incident.Answer) {
	t.Helper()
	if v.Severe != severe || v.Periodic != periodic {
		t.Errorf("severe is %v, periodic %v; want %v, %v", v.Severe, v.Periodic, severe, periodic)
	}
}

// Emergency voice for 75 minutes is severe from 30,000 users on; below, neither bound of the periodic report is reached. So
// since severe incidents stay out of the periodic report, that one is not due however many users there were.
func TestNoPeriodicReportWhereWhatWouldBringItIsSevere(t *testing.T) {
	emergency := func(on string, p incident.Phase, users quantity.Range) *severity.Verdict {
		return judged(t, happened(on, service(incident.EmergencyVoice, among(users, p))))
	}
	t.Run("the number of users is unknown", func(t *testing.T) {
		answers(t, emergency("2023-06-16T10:00", lasting(75), unknownUsers), incident.Undetermined, incident.No)
	})
	t.Run("the day before, the severe incident was in the periodic report", func(t *testing.T) {
		answers(t, emergency("2023-06-15T10:00", lasting(75), unknownUsers), incident.Undetermined, incident.Undetermined)
	})
	t.Run("with 59 minutes it is the periodic report that is open", func(t *testing.T) {
		answers(t, emergency("2024-05-01T10:00", lasting(59), unknownUsers), incident.No, incident.Undetermined)
	})
	t.Run("with 59 minutes or more the users may bring either", func(t *testing.T) {
		v := emergency("2024-05-01T10:00", lastingBetween(59, 119), unknownUsers)
		answers(t, v, incident.Undetermined, incident.Undetermined)
		if !slices.ContainsFunc(v.Hangs, func(h severity.Hang) bool { return h.Report == filing.Periodic && h.Users == 30_000 && h.Minutes == 0 }) {
			t.Errorf("the periodic report hangs on 30,000 users, not on %+v", v.Hangs)
		}
	})
	t.Run("with 60 to 120 minutes only the time may bring the periodic report", func(t *testing.T) {
		v := emergency("2024-05-01T10:00", lastingBetween(60, 120), unknownUsers)
		answers(t, v, incident.Undetermined, incident.Undetermined)
		for _, h := range v.Hangs {
			if h.Report == filing.Periodic && h.Users != 0 {
				t.Errorf("the periodic report cannot hang on users: %+v", h)
			}
		}
	})
	t.Run("two groups of unknown size", func(t *testing.T) {
		in := happened("2024-05-01T10:00", service(incident.EmergencyVoice, among(unknownUsers, lasting(75)), among(unknownUsers, lasting(75))))
		v := judged(t, in)
		answers(t, v, incident.Undetermined, incident.Undetermined)
		if h := v.Hangs[2]; h.Report != filing.Periodic || h.Minutes != 120 || h.Why != severity.ImpactsSummed|severity.PhasesUntimed {
			t.Errorf("only 75 minutes after 75 minutes may bring it, not %+v", h)
		}
	})
	t.Run("two groups of unknown size at the same time", func(t *testing.T) {
		p := stopped("2024-05-01T10:00", "2024-05-01T11:15")
		in := happened("2024-05-01T10:00", service(incident.EmergencyVoice, among(unknownUsers, p), among(unknownUsers, p)))
		answers(t, judged(t, in), incident.Undetermined, incident.No)
	})
	t.Run("a category that is severe when added up keeps another out", func(t *testing.T) {
		p := stopped("2024-05-01T10:00", "2024-05-01T11:15")
		in := happened("2024-05-01T10:00",
			service(incident.EmergencyVoice, among(quantity.Exact(29_999), p), among(quantity.Exact(29_999), p)),
			service(incident.Voice, among(quantity.Exact(20_000), p), among(quantity.Exact(20_000), p)))
		answers(t, judged(t, in), incident.Undetermined, incident.No)
	})
}

func TestAnAnswerThatIsSettledHangsOnNothing(t *testing.T) {
	in := happened("2020-06-29T12:11", service(incident.EmergencyVoice,
		among(quantity.Exact(135_000), lasting(156)), among(unknownUsers, lasting(261))))
	if v := judged(t, in); len(v.Hangs) != 0 {
		t.Errorf("severe by the first group, and still hangs on %+v", v.Hangs)
	}
	in = happened("2024-06-29T12:11", service(incident.Voice,
		among(quantity.Exact(50_000), lasting(30)), among(unknownUsers, lasting(90))))
	v := judged(t, in)
	answers(t, v, incident.Undetermined, incident.Undetermined)
	if len(v.Hangs) != 2 || v.Hangs[1].Why != severity.SevereUndetermined {
		t.Errorf("the bounds of the periodic report are reached by the first group; it hangs on %+v", v.Hangs)
	}
}

func TestUsersWhoseEffectDoesNotCountAreMissing(t *testing.T) {
	v := judged(t, happened("2008-03-31T10:00", service(incident.Voice, among(quantity.Exact(50_000), degraded(lasting(600))))))
	answers(t, v, incident.No, incident.No)
	if f := v.Criteria[0]; f.UsersShort != 30_000 || f.MinutesShort != 120 {
		t.Errorf("nothing counted before 2008-04-01, missing are %+v", f)
	}
}

// crossing is when the bound of time of the only criterion is reached.
func crossing(t *testing.T, in *incident.Incident) string {
	t.Helper()
	return string(judged(t, in).Criteria[0].Crosses.Append(nil))
}

func TestABoundIsCrossedByTheStretchThatGoesOn(t *testing.T) {
	voice := func(phases ...incident.Phase) *incident.Incident {
		return asOf(happened("2020-06-01T08:00", service(incident.EmergencyVoice, among(unknownUsers, phases...))), "2020-06-01T13:00")
	}
	for _, row := range []struct {
		why    string
		phases []incident.Phase
		want   string
	}{
		{"one phase goes on", []incident.Phase{stoppedSince("2020-06-01T12:30")}, "2020-06-01T13:30+09:00"},
		{"it was stopped before it was degraded", []incident.Phase{
			stopped("2020-06-01T12:00", "2020-06-01T12:30"), degraded(stoppedSince("2020-06-01T12:20")),
		}, "2020-06-01T13:00+09:00"},
		{"three phases run into each other", []incident.Phase{
			stopped("2020-06-01T11:50", "2020-06-01T12:20"), stopped("2020-06-01T12:10", "2020-06-01T12:40"), stoppedSince("2020-06-01T12:40"),
		}, "2020-06-01T12:50+09:00"},
		{"an earlier stretch was too short", []incident.Phase{
			stopped("2020-06-01T08:00", "2020-06-01T08:59"), stoppedSince("2020-06-01T12:30"),
		}, "2020-06-01T13:30+09:00"},
		{"an earlier stretch reached it, so that nothing is left to cross", []incident.Phase{
			stopped("2020-06-01T08:00", "2020-06-01T09:00"), stoppedSince("2020-06-01T12:30"),
		}, ""},
		{"a phase without times reached it", []incident.Phase{lasting(60), stoppedSince("2020-06-01T12:30")}, ""},
		{"nothing goes on", []incident.Phase{stopped("2020-06-01T12:00", "2020-06-01T12:30")}, ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			in := voice(row.phases...)
			if !in.Ongoing() {
				in.AsOf = 0
			}
			if got := crossing(t, in); got != row.want {
				t.Errorf("crosses at %q, want %q", got, row.want)
			}
		})
	}
}

func TestAnUndeterminedLengthNamesEveryReason(t *testing.T) {
	for _, row := range []struct {
		why, asOf string
		phases    []incident.Phase
		want      severity.Why
	}{
		{"a range", "", []incident.Phase{lastingBetween(30, 200)}, severity.MinutesRange},
		{"nothing is known", "", []incident.Phase{anyLength}, severity.MinutesRange},
		{"two phases without times", "", []incident.Phase{lasting(40), lasting(40)}, severity.PhasesUntimed},
		{"two phases without times, one a range", "", []incident.Phase{lasting(40), lastingBetween(30, 200)}, severity.PhasesUntimed | severity.MinutesRange},
		{"a gap", "", []incident.Phase{stopped("2020-06-01T10:00", "2020-06-01T10:40"), stopped("2020-06-01T11:00", "2020-06-01T11:40")}, severity.Gap},
		{"it goes on", "2020-06-01T10:40", []incident.Phase{stoppedSince("2020-06-01T10:00")}, severity.Ongoing},
		{"it goes on after a gap", "2020-06-01T12:20", []incident.Phase{stopped("2020-06-01T10:00", "2020-06-01T10:40"), stoppedSince("2020-06-01T12:00")}, severity.Ongoing | severity.Gap},
		{"it goes on, beside a phase without times", "2020-06-01T10:40", []incident.Phase{stoppedSince("2020-06-01T10:00"), lasting(30)}, severity.Ongoing | severity.PhasesUntimed},
	} {
		t.Run(row.why, func(t *testing.T) {
			in := happened("2020-06-01T10:00", service(incident.EmergencyVoice, among(quantity.Exact(30_000), row.phases...)))
			if row.asOf != "" {
				asOf(in, row.asOf)
			}
			v := judged(t, in)
			if len(v.Hangs) != 1 || v.Hangs[0].Why != row.want || v.Hangs[0].Minutes != 60 || v.Hangs[0].Users != 0 {
				t.Errorf("hangs on %+v", v.Hangs)
			}
		})
	}
}

func TestATotalNamesEveryReason(t *testing.T) {
	const ten, eleven, noon = "2020-06-01T10:00", "2020-06-01T11:00", "2020-06-01T12:00"
	same := stopped(ten, "2020-06-01T11:15")
	users := func(n int64) quantity.Range { return quantity.Exact(n) }
	severe := func(minutes, users int64, why severity.Why) severity.Hang {
		return severity.Hang{Report: filing.SevereReport, Minutes: minutes, Users: users, Why: why}
	}
	periodic := func(minutes, users int64, why severity.Why) severity.Hang {
		return severity.Hang{Report: filing.Periodic, Minutes: minutes, Users: users, Why: why}
	}
	for _, row := range []struct {
		what     string
		on       string
		services []incident.Service
		want     []severity.Hang
	}{
		{"groups at the same time", ten, []incident.Service{service(incident.EmergencyVoice, among(users(20_000), same), among(users(20_000), same))},
			[]severity.Hang{severe(60, 30_000, severity.ImpactsSummed), periodic(0, 30_000, severity.ImpactsSummed)}},
		{"groups of two services", ten, []incident.Service{service(incident.OtherService, among(users(1), same)), service(incident.InternetAccess, among(users(29_999), same))},
			[]severity.Hang{periodic(0, 30_000, severity.ServicesSummed)}},
		{"groups one after the other", ten, []incident.Service{service(incident.OtherService, among(users(1), stopped(ten, eleven)), among(users(1), stopped(eleven, noon)))},
			[]severity.Hang{periodic(120, 0, severity.ImpactsSummed)}},
		{"groups with a gap between them", ten, []incident.Service{service(incident.OtherService, among(users(1), stopped(ten, eleven)), among(users(1), stopped("2020-06-01T11:30", "2020-06-01T12:30")))},
			[]severity.Hang{periodic(120, 0, severity.ImpactsSummed|severity.Gap)}},
		{"a group with times and one without", ten, []incident.Service{service(incident.OtherService, among(users(1), stopped(ten, eleven)), among(users(1), lasting(60)))},
			[]severity.Hang{periodic(120, 0, severity.ImpactsSummed|severity.PhasesUntimed)}},
		{"a range of users", ten, []incident.Service{service(incident.OtherService, among(quantity.Range{Min: 1, Max: 15_000}, lasting(10)), among(users(15_000), lasting(10)))},
			[]severity.Hang{periodic(0, 30_000, severity.ImpactsSummed|severity.UsersRange)}},
		{"a service of which nothing counts is none", "2005-06-01T10:00", []incident.Service{
			service(incident.Voice, among(users(15_000), lasting(120)), among(users(15_000), lasting(119))), service(incident.LPWA, among(users(15_000), degraded(lasting(120)))),
		}, []severity.Hang{severe(120, 30_000, severity.ImpactsSummed)}},
	} {
		t.Run(row.what, func(t *testing.T) {
			v := judged(t, happened(row.on, row.services...))
			var got []severity.Hang
			for _, h := range v.Hangs {
				got = append(got, severity.Hang{Report: h.Report, Minutes: h.Minutes, Users: h.Users, Why: h.Why})
			}
			if !slices.Equal(got, row.want) {
				t.Errorf("hangs on\n%+v, want\n%+v", got, row.want)
			}
		})
	}
}

func TestAFacilityOfWhichNothingIsKnown(t *testing.T) {
	in := happened("2020-06-01T10:00", service(incident.OtherService, among(quantity.Exact(10), lasting(10))))
	in.Facility, in.AllTrafficLost = incident.SubmarineCable, incident.Undetermined
	v := judged(t, in)
	if h := v.Hangs[0]; len(v.Hangs) != 2 || h.Minutes != 120 || h.Why != severity.FacilityUnknown|severity.MinutesRange {
		t.Errorf("hangs on %+v", v.Hangs)
	}
}

func TestAReportThatIsDueOnlyIfNotSevereMayBeSimplified(t *testing.T) {
	for _, row := range []struct {
		on   string
		want filing.Form
	}{
		{"2023-06-15T10:00", filing.PeriodicDetailed},
		{"2023-06-16T10:00", filing.PeriodicSimplified},
	} {
		in := happened(row.on, service(incident.Voice, among(quantity.Exact(30_000), lastingBetween(100, 130))))
		in.Equipment = incident.BaseStation
		v := judged(t, in)
		duties := slices.Concat(v.Duties, v.Conditional)
		i := slices.IndexFunc(duties, func(d filing.Duty) bool { return d.Report == filing.Periodic })
		if v.Severe != incident.Undetermined || duties[i].Form != row.want {
			t.Errorf("on %s severe is %v and the form is %s", row.on, v.Severe, duties[i].Form.Name())
		}
	}
}

func TestEveryNoteHasACodeOfItsOwn(t *testing.T) {
	seen := map[string]bool{"": true}
	for n := severity.StraddlesEdition; n <= severity.OtherEquipmentUsers; n++ {
		if seen[n.String()] {
			t.Errorf("note %d has the code %q", n, n)
		}
		seen[n.String()] = true
	}
}

// notes tells whether a verdict has a note.
func notes(v *severity.Verdict, n severity.Note) bool {
	return slices.ContainsFunc(v.Notes, func(r severity.Remark) bool { return r.Note == n })
}

func TestNotesThatWouldContradictTheAnswer(t *testing.T) {
	leak := happened("2020-06-01T10:00")
	leak.Trigger, leak.Equipment = incident.InformationLeak, incident.CustomerPremises
	if v := judged(t, leak); v.Periodic != incident.Yes || notes(v, severity.Minor) {
		t.Errorf("a leak is reported, whatever the equipment: %v, %v", v.Periodic, v.Notes)
	}
	other := happened("2020-06-01T10:00", service(incident.Voice, among(quantity.Exact(30_000), lasting(10))))
	other.Trigger, other.Services[0].AdditionalFunction = incident.OtherEquipment, true
	if v := judged(t, other); v.Periodic != incident.Yes || notes(v, severity.AdditionalFunction) {
		t.Errorf("item 2 does not leave additional functions out: %v, %v", v.Periodic, v.Notes)
	}
}

// cable is a submarine cable over which all traffic was lost for so many minutes, and of which ten users noticed ten minutes.
func cable(on string, minutes int64) *incident.Incident {
	in := happened(on, service(incident.OtherService, among(quantity.Exact(10), lasting(10))))
	in.Facility, in.AllTrafficLost, in.Phases = incident.SubmarineCable, incident.Yes, []incident.Phase{lasting(minutes)}
	return in
}

// Until 2023-06-15 the ministry counts severe incidents inside the periodic report, those of the second limb too.
func TestWhatIsSevereByTheSecondLimbAloneIsInThePeriodicReport(t *testing.T) {
	for _, row := range []struct {
		why              string
		in               *incident.Incident
		severe, periodic incident.Answer
	}{
		{"all traffic lost for two hours", cable("2020-06-01T10:00", 120), incident.Yes, incident.Yes},
		{"a minute less is neither", cable("2020-06-01T10:00", 119), incident.No, incident.No},
		{"on the last day", cable("2023-06-15T10:00", 120), incident.Yes, incident.Yes},
		{"since then severe incidents are outside", cable("2023-06-16T10:00", 120), incident.Yes, incident.No},
	} {
		t.Run(row.why, func(t *testing.T) { answers(t, judged(t, row.in), row.severe, row.periodic) })
	}
	t.Run("whether all traffic was lost opens both", func(t *testing.T) {
		in := cable("2020-06-01T10:00", 120)
		in.AllTrafficLost = incident.Undetermined
		v := judged(t, in)
		answers(t, v, incident.Undetermined, incident.Undetermined)
		if len(v.Hangs) != 2 || v.Hangs[1].Report != filing.Periodic || v.Hangs[1].Why != severity.FacilityUnknown {
			t.Errorf("hangs on %+v", v.Hangs)
		}
	})
	t.Run("what is minor stays out", func(t *testing.T) {
		in := cable("2020-06-01T10:00", 120)
		in.Equipment = incident.CustomerPremises
		answers(t, judged(t, in), incident.Yes, incident.No)
	})
	t.Run("the reason is cited, and marked as inferred", func(t *testing.T) {
		v := judged(t, cable("2020-06-01T10:00", 120))
		f := v.PeriodicCriteria[len(v.PeriodicCriteria)-1]
		if got := string(f.Source.Append(nil)); got != "電気通信事業報告規則第7条の3第1項第1号" || f.Source.Evidence != law.Inferred || f.Met != incident.Yes {
			t.Errorf("%s, %v: %+v", got, f.Source.Evidence, f)
		}
	})
}

// Since the bounds of a group say nothing of what is left out, an article does.
func TestNoPeriodicReportIsRefusedWithoutAnArticle(t *testing.T) {
	minor := happened("2020-06-01T10:00", service(incident.Voice, among(quantity.Exact(100), lasting(600))))
	minor.Equipment = incident.CustomerPremises
	additional := happened("2020-06-01T10:00", service(incident.Voice, among(quantity.Exact(100), lasting(600)), among(quantity.Exact(1), lasting(600))))
	additional.Services[0].AdditionalFunction = true
	for want, in := range map[string]*incident.Incident{
		"minor 電気通信事業報告規則第7条の3第2項 inferred":                  minor,
		"additional-function 電気通信事業報告規則第7条の3第1項第1号 verified": additional,
	} {
		v := judged(t, in)
		for _, f := range v.PeriodicCriteria {
			if got := f.LeftOut.String() + " " + string(f.Source.Append(nil)) + " " + f.Source.Evidence.String(); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
		if len(v.PeriodicCriteria) != len(in.Services[0].Impacts) || v.Periodic != incident.No {
			t.Errorf("%v by %d rules", v.Periodic, len(v.PeriodicCriteria))
		}
	}
}

func TestTheSimplifiedFormIsKnownByItsDay(t *testing.T) {
	for _, row := range []struct {
		on   string
		want law.Evidence
	}{
		{"2012-03-31T10:00", law.Unverified}, {"2012-04-01T10:00", law.Inferred}, {"2020-03-31T10:00", law.Inferred}, {"2020-04-01T10:00", law.Verified},
	} {
		in := happened(row.on, service(incident.Voice, among(quantity.Exact(100), lasting(120))))
		in.Equipment = incident.BaseStation
		if v := judged(t, in); !slices.Contains(v.Notes, severity.Remark{Note: severity.SimplifiedOptional, Evidence: row.want}) {
			t.Errorf("on %s the notes are %v", row.on, v.Notes)
		}
	}
}

func TestTheSimplifiedFormIsHintedAtWhileTheSevereAnswerIsOpen(t *testing.T) {
	for _, on := range []string{"2023-06-15T10:00", "2023-06-16T10:00"} {
		for minutes, want := range map[int64]bool{99: false, 130: true} { // of which two hours are severe
			in := happened(on, service(incident.Voice, among(quantity.Exact(30_000), lastingBetween(90, minutes))))
			in.Equipment = incident.BaseStation
			v := judged(t, in)
			if got := notes(v, severity.SimplifiedUnlessSevere); got != want {
				t.Errorf("on %s, up to %d minutes, severe is %v: hinted at %v", on, minutes, v.Severe, got)
			}
			in.Equipment = incident.OrdinaryEquipment
			if notes(judged(t, in), severity.SimplifiedUnlessSevere) {
				t.Error("hinted at for other equipment")
			}
		}
	}
}
