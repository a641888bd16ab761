package severity_test

import (
	"math/big"
	"slices"
	"strconv"
	"testing"
	"time"

	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

func TestTheTraceAgreesWithTheAnswers(t *testing.T) {
	c := random(2)
	var v severity.Verdict
	for range times(20_000) {
		in := generate(c)
		e := &law.Editions[c.choose(len(law.Editions))]
		severity.Judge(in, e, &v)
		holdTrace(t, in, e, &v)
		if t.Failed() {
			t.Fatalf("under %s: %s", e.ID, show(in))
		}
	}
}

// holdTrace holds a verdict against the facts, the oracle and itself.
func holdTrace(t *testing.T, in *incident.Incident, e *law.Edition, v *severity.Verdict) {
	t.Helper()
	severe, periodic := severity.Decide(in, e)
	if v.Severe != severe || v.Periodic != periodic {
		t.Errorf("Judge says severe %v, periodic %v; Decide says %v, %v", v.Severe, v.Periodic, severe, periodic)
	}
	if v.Edition != e {
		t.Errorf("the edition is %s", v.Edition.ID)
	}
	holdAnswers(t, v)
	holdHangs(t, in, v)
	holdCriteria(t, in, e.ID, v)
	holdPeriodicCriteria(t, in, e.ID, v)
	holdMeasured(t, in, e.ID, v)
	holdNearest(t, v)
	holdDuties(t, in, v)
	holdNotes(t, in, e, v)
}

// holdNotes works out every remark once more.
func holdNotes(t *testing.T, in *incident.Incident, e *law.Edition, v *severity.Verdict) {
	t.Helper()
	day := oracleRuleDay(in.Occurred, e.ID)
	telecom := in.Trigger == incident.TelecomEquipment
	var rounded, highest, timesAbout, unknown, additional, emergencyVoice bool
	last := in.Occurred
	for _, phases := range allPhases(in) {
		for _, p := range phases {
			timesAbout = timesAbout || p.FromAbout || p.ToAbout
			rounded = rounded || p.Minutes.Mark == quantity.About
			highest = highest || p.Minutes.Mark == quantity.Highest
			switch {
			case !p.Timed():
				last = max(last, in.Occurred+civil.Instant(60*p.Minutes.Min)-1)
			case p.Ongoing():
				last = max(last, p.From-1, in.AsOf-1)
			default:
				last = max(last, p.To-1)
			}
		}
	}
	for _, s := range in.Services {
		additional = additional || s.AdditionalFunction
		emergencyVoice = emergencyVoice || s.Kind == incident.EmergencyVoice
		for _, m := range s.Impacts {
			rounded = rounded || m.Users.Mark == quantity.About
			highest = highest || m.Users.Mark == quantity.Highest
			unknown = unknown || m.Users.Min <= 1 && m.Users.Max == quantity.Unbounded
		}
	}
	unmoved := slices.ContainsFunc(slices.Concat(v.Duties, v.Conditional), func(d filing.Duty) bool {
		return d.Nominal != 0 && string(d.Nominal.Append(nil)) < "1992-05-01"
	})
	var want []severity.Remark
	formKnown := law.Unverified
	switch {
	case day >= "2020-04-01":
		formKnown = law.Verified
	case day >= "2012-04-01":
		formKnown = law.Inferred
	}
	for _, n := range []struct {
		note     severity.Note
		evidence law.Evidence
		holds    bool
	}{
		{severity.StraddlesEdition, law.Inferred, oracleEditionOn(dayOf(in.Occurred)) == e.ID && oracleEditionOn(dayOf(last)) != e.ID},
		{severity.StraddlesPeriod, law.Unverified, v.Periodic != incident.No && dayOf(last) > periodEnd(in.Occurred, day)},
		{severity.Rounded, law.Inferred, rounded},
		{severity.HighestTaken, law.Verified, highest},
		{severity.TimesAbout, law.Inferred, timesAbout},
		{severity.UsersUnknown, law.Verified, unknown && v.Severe != incident.Yes},
		{severity.NearSevere, law.Verified, telecom && v.Severe != incident.Yes && day >= "2023-06-16"},
		{severity.SecrecyLeak, law.Verified, in.Trigger == incident.InformationLeak},
		{severity.UserInformationLeak, law.Verified, in.Trigger == incident.InformationLeak && day >= "2023-06-16"},
		{severity.ClosedDaysUnverified, law.Unverified, unmoved},
		{severity.WholesaleShortForm, law.Verified, v.Severe != incident.No && day >= "2023-12-07"},
		{severity.AdditionalFunction, law.Verified, additional && telecom},
		{severity.Minor, law.Inferred, in.Equipment == incident.CustomerPremises && in.Trigger != incident.InformationLeak && day >= "2010-04-01"},
		{severity.EmergencyUsers, law.Verified, emergencyVoice && telecom},
		{severity.SimplifiedOptional, formKnown, onForm(v, filing.PeriodicSimplified)},
		{severity.SimplifiedUnlessSevere, formKnown, simplifiedEquipment(in) && v.Severe == incident.Undetermined && v.Periodic != incident.No},
		{severity.PeriodicUnknown, law.Unverified, day < "2010-04-01"},
		{severity.OtherEquipmentUsers, law.Verified, in.Trigger == incident.OtherEquipment},
	} {
		if n.holds {
			want = append(want, severity.Remark{Note: n.note, Evidence: n.evidence})
		}
	}
	if !slices.Equal(v.Notes, want) {
		t.Errorf("the notes are %v, want %v", v.Notes, want)
	}
}

// periodEnd is the last day of the period that the periodic report covers.
func periodEnd(occurred civil.Instant, ruleDay string) string {
	d := time.Unix(int64(occurred), 0).UTC()
	months := 2 - (int(d.Month())-1)%3 // to the end of the quarter
	if ruleDay >= "2025-04-01" {
		months = (15 - int(d.Month())) % 12 // to March
	}
	return time.Date(d.Year(), d.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// holdAnswers holds the two answers against what each criterion says.
func holdAnswers(t *testing.T, v *severity.Verdict) {
	t.Helper()
	best := incident.No
	for _, f := range v.Criteria {
		best = max(best, f.Met)
	}
	if (v.Severe == incident.Yes) != (best == incident.Yes) {
		t.Errorf("severe is %v, the criterion that says most says %v", v.Severe, best)
	}
	if v.Severe == incident.No && best != incident.No {
		t.Errorf("severe is no, a criterion is %v", best)
	}
	best = incident.No
	for _, f := range v.PeriodicCriteria {
		best = max(best, f.Met)
	}
	if v.Periodic == incident.Yes && best != incident.Yes {
		t.Errorf("periodic is yes, the bound that says most says %v", best)
	}
}

// holdHangs: an undetermined answer names what it hangs on, another hangs on nothing.
func holdHangs(t *testing.T, in *incident.Incident, v *severity.Verdict) {
	t.Helper()
	number := map[filing.Report]int{}
	for _, h := range v.Hangs {
		number[h.Report]++
		if h.Why == 0 {
			t.Errorf("no reason is given for %+v", h)
		}
		if h.Minutes == 0 && h.Users == 0 && h.Why&(severity.SevereUndetermined|severity.FacilityUnknown) == 0 {
			t.Errorf("nothing is named that would have to be reached: %+v", h)
		}
		if h.Service != severity.NoIndex && h.Users == 0 && h.Why&severity.UsersRange != 0 {
			t.Errorf("hangs on users without saying how many: %+v", h)
		}
		const ofTime = severity.Ongoing | severity.Gap | severity.PhasesUntimed | severity.MinutesRange
		if h.Service != severity.NoIndex && (h.Minutes == 0) != (h.Why&ofTime == 0) {
			t.Errorf("hangs on time and does not say how long, or says how long and not why: %+v", h)
		}
		if h.Why&severity.Ongoing != 0 && !in.Ongoing() {
			t.Errorf("said to go on: %+v", h)
		}
	}
	for report, got := range map[filing.Report]incident.Answer{filing.SevereReport: v.Severe, filing.Periodic: v.Periodic} {
		if (number[report] > 0) != (got == incident.Undetermined) {
			t.Errorf("%v is %v and hangs on %d conditions: %+v", report, got, number[report], v.Hangs)
		}
	}
}

// shortOf is how much is missing from a bound.
func shortOf(bound, reached int64) int64 { return max(0, bound-reached) }

// lowMinutes are the whole minutes that are certain.
func lowMinutes(in *incident.Incident, phases []incident.Phase, degradeCounts bool) int64 {
	return low.seconds(phases, in.AsOf, degradeCounts) / 60
}

// holdCriteria compares the criteria of the table, one by one, with those that the oracle's table has.
func holdCriteria(t *testing.T, in *incident.Incident, edition string, v *severity.Verdict) {
	t.Helper()
	degradeCounts := edition != "before-2008-04-01"
	rest := v.Criteria
	for i, s := range in.Services {
		if s.AdditionalFunction || in.Trigger != incident.TelecomEquipment {
			continue
		}
		row := oracleRowOf(edition, s.Kind)
		for j, m := range s.Impacts {
			certain := m.Users.Min
			if !counts(m.Phases, degradeCounts) {
				certain = 0
			}
			for _, pair := range row.pairs {
				if len(rest) == 0 {
					t.Fatalf("the criteria of service %d are missing", i)
				}
				f := rest[0]
				rest = rest[1:]
				if f.Service != i || f.Impact != j || strconv.Itoa(int(f.Row)) != row.row || f.Minutes != pair[0] || f.Users != pair[1] {
					t.Errorf("service %d impact %d is held against %+v, not against %v of row %s", i, j, f, pair, row.row)
				}
				minutes, users := shortOf(pair[0], lowMinutes(in, m.Phases, degradeCounts)), shortOf(pair[1], certain)
				if f.MinutesShort != minutes || f.UsersShort != users {
					t.Errorf("missing are %d minutes and %d users; %+v", minutes, users, f)
				}
				if (f.Met == incident.Yes) != (minutes == 0 && users == 0) {
					t.Errorf("met is %v: %+v", f.Met, f)
				}
			}
		}
	}
	if in.Trigger == incident.TelecomEquipment && in.Facility != incident.OrdinaryFacility {
		if len(rest) == 0 {
			t.Fatal("the second limb is missing")
		}
		f := rest[0]
		rest = rest[1:]
		if f.Facility != in.Facility || f.Minutes != 120 || f.Users != 0 || f.Service != severity.NoIndex {
			t.Errorf("the second limb is %+v", f)
		}
		if short := shortOf(120, lowMinutes(in, in.Phases, false)); f.MinutesShort != short || f.UsersShort != 0 {
			t.Errorf("missing from the second limb are %d minutes: %+v", short, f)
		}
		if (f.Met == incident.Yes) != low.secondLimb(in) || (f.Met != incident.No) != high.secondLimb(in) {
			t.Errorf("the second limb is met: %v", f.Met)
		}
	}
	if len(rest) > 0 {
		t.Errorf("more criteria than there are: %+v", rest)
	}
}

// holdPeriodicCriteria compares the bounds of the periodic report.
func holdPeriodicCriteria(t *testing.T, in *incident.Incident, edition string, v *severity.Verdict) {
	t.Helper()
	degradeCounts := edition != "before-2008-04-01"
	day := oracleRuleDay(in.Occurred, edition)
	rest := v.PeriodicCriteria
	next := func() severity.Finding {
		if len(rest) == 0 {
			t.Fatal("a bound of the periodic report is missing")
		}
		f := rest[0]
		rest = rest[1:]
		return f
	}
	switch {
	case in.Trigger == incident.InformationLeak:
		if f := next(); f.Trigger != incident.InformationLeak || (f.Met == incident.Yes) != (day < "2023-06-16") {
			t.Errorf("the leak is %+v", f)
		}
	case in.Equipment == incident.CustomerPremises && day >= "2010-04-01":
		if f := next(); f.LeftOut != severity.MinorIncident || f.Met != incident.No || f.Service != severity.NoIndex {
			t.Errorf("what is minor is %+v", f)
		}
	default:
		var leftOut [][2]int
		for i, s := range in.Services {
			if s.AdditionalFunction && in.Trigger == incident.TelecomEquipment {
				for j := range s.Impacts {
					leftOut = append(leftOut, [2]int{i, j})
				}
				continue
			}
			for j, m := range s.Impacts {
				certain := m.Users.Min
				if !counts(m.Phases, degradeCounts) {
					certain = 0
				}
				byUsers, byTime := next(), next()
				if byUsers.Service != i || byUsers.Impact != j || byUsers.Users != 30_000 || byUsers.Minutes != 0 || byUsers.UsersShort != shortOf(30_000, certain) {
					t.Errorf("the bound by users is %+v", byUsers)
				}
				short := shortOf(120, lowMinutes(in, m.Phases, degradeCounts))
				if byTime.Service != i || byTime.Impact != j || byTime.Users != 0 || byTime.Minutes != 120 || byTime.MinutesShort != short {
					t.Errorf("the bound by time is %+v", byTime)
				}
				if (byUsers.Met == incident.Yes) != (byUsers.UsersShort == 0) || (byTime.Met == incident.Yes) != (short == 0) {
					t.Errorf("met is %v and %v", byUsers.Met, byTime.Met)
				}
			}
		}
		if in.Trigger == incident.TelecomEquipment && in.Facility != incident.OrdinaryFacility && day < "2023-06-16" {
			limb := v.Criteria[len(v.Criteria)-1]
			if f := next(); f.Facility != in.Facility || f.Met != limb.Met || f.MinutesShort != limb.MinutesShort || f.Service != severity.NoIndex {
				t.Errorf("the second limb is %+v, and in the periodic report %+v", limb, f)
			}
		}
		for _, group := range leftOut {
			if f := next(); f.LeftOut != severity.AdditionalOnly || f.Met != incident.No || f.Service != group[0] || f.Impact != group[1] {
				t.Errorf("the additional function is %+v", f)
			}
		}
	}
	if len(rest) > 0 {
		t.Errorf("more bounds than there are: %+v", rest)
	}
}

// holdMeasured compares the measured lengths, in whole minutes, with both worlds of the oracle.
func holdMeasured(t *testing.T, in *incident.Incident, edition string, v *severity.Verdict) {
	t.Helper()
	n := 0
	for i, s := range in.Services {
		for j, m := range s.Impacts {
			got := v.Measured[n]
			n++
			longest := high.seconds(m.Phases, in.AsOf, edition != "before-2008-04-01")
			if longest != forever {
				longest /= 60
			}
			if got.Service != i || got.Impact != j || got.Users != m.Users ||
				got.Minutes.Min != lowMinutes(in, m.Phases, edition != "before-2008-04-01") || got.Minutes.Max < longest {
				t.Errorf("measured is %+v, at most %d minutes", got, longest)
			}
		}
	}
	if n != len(v.Measured) {
		t.Errorf("%d groups are measured, there are %d", len(v.Measured), n)
	}
}

// holdNearest: no criterion says more than the nearest, and none that says the same misses a smaller share.
func holdNearest(t *testing.T, v *severity.Verdict) {
	t.Helper()
	if (v.Nearest == severity.NoIndex) != (len(v.Criteria) == 0) {
		t.Fatalf("of %d criteria the nearest is %d", len(v.Criteria), v.Nearest)
	}
	for i := range v.Criteria {
		f, nearest := &v.Criteria[i], &v.Criteria[v.Nearest]
		if f.Met > nearest.Met || f.Met == nearest.Met && shareMissing(f).Cmp(shareMissing(nearest)) < 0 {
			t.Errorf("criterion %d %+v is nearer than %d %+v", i, f, v.Nearest, nearest)
		}
	}
}

func shareMissing(f *severity.Finding) *big.Rat {
	minutes := big.NewRat(f.MinutesShort, f.Minutes)
	if f.Users == 0 {
		return minutes
	}
	if users := big.NewRat(f.UsersShort, f.Users); users.Cmp(minutes) > 0 {
		return users
	}
	return minutes
}

// simplifiedEquipment tells whether what failed may be reported on the simplified form.
func simplifiedEquipment(in *incident.Incident) bool {
	of := []incident.Equipment{incident.BaseStation, incident.RemoteConcentrator, incident.DSLAM}
	return in.Trigger == incident.TelecomEquipment && slices.Contains(of, in.Equipment)
}

// holdDuties: forms and duties follow from the answers.
func holdDuties(t *testing.T, in *incident.Incident, v *severity.Verdict) {
	t.Helper()
	var forms []filing.Form
	want := map[incident.Answer][]filing.Report{}
	if v.Severe != incident.No {
		want[v.Severe] = append(want[v.Severe], filing.SevereFirst, filing.SevereReport)
	}
	if v.Severe == incident.Yes {
		forms = append(forms, filing.SevereForm)
	}
	if v.Periodic != incident.No {
		want[v.Periodic] = append(want[v.Periodic], filing.Periodic)
	}
	if v.Periodic == incident.Yes {
		form := filing.PeriodicDetailed
		if simplifiedEquipment(in) && v.Severe == incident.No {
			form = filing.PeriodicSimplified
		}
		forms = append(forms, form)
	}
	if got := slices.Collect(v.Forms); !slices.Equal(got, forms) {
		t.Errorf("severe %v, periodic %v, and the forms are %v", v.Severe, v.Periodic, got)
	}
	for answer, duties := range map[incident.Answer][]filing.Duty{incident.Yes: v.Duties, incident.Undetermined: v.Conditional} {
		var got []filing.Report
		for _, d := range duties {
			got = append(got, d.Report)
		}
		if !slices.Equal(got, want[answer]) {
			t.Errorf("severe %v, periodic %v, and the duties by %v are %v", v.Severe, v.Periodic, answer, got)
		}
	}
}

func onForm(v *severity.Verdict, form filing.Form) bool {
	for f := range v.Forms {
		if f == form {
			return true
		}
	}
	return false
}
