package law_test

import (
	"testing"

	"jiko/shared/civil"
	"jiko/shared/law"
)

func TestARuleChangesOnItsDay(t *testing.T) {
	for _, row := range []struct {
		what   string
		rule   func(civil.Date) bool
		day    string // the first day of the new state
		before bool
	}{
		{"a leak is in the periodic report", law.LeakReported, "2023-06-16", true},
		{"nothing is known of its bounds", law.PeriodicUnknown, "2010-04-01", true},
		{"severe incidents stay out of it", law.SevereExcluded, "2023-06-16", false},
		{"an incident confined to customer premises is minor", law.PremisesMinor, "2010-04-01", false},
		{"near-severe situations are reported", law.NearSevereReported, "2023-06-16", false},
		{"a leak of user information is a report of its own", law.UserInformationReported, "2023-06-16", false},
		{"a wholesale recipient may use the short form", law.WholesaleForm, "2023-12-07", false},
		{"the periodic report is annual", law.Annual, "2025-04-01", false},
	} {
		d := day(t, row.day)
		if row.rule(d-1) != row.before || row.rule(d) == row.before {
			t.Errorf("%s: %v on the day before %s, %v on it", row.what, row.rule(d-1), row.day, row.rule(d))
		}
		if row.rule(civil.First) != row.before || row.rule(civil.Last) == row.before {
			t.Errorf("%s: it changes more than once", row.what)
		}
	}
}

func TestTheBoundsOfTheOtherRules(t *testing.T) {
	if law.FacilityCriterion != (law.Criterion{Minutes: 120}) || law.PeriodicMinutes != 120 || law.PeriodicUsers != 30_000 {
		t.Error(law.FacilityCriterion, law.PeriodicMinutes, law.PeriodicUsers)
	}
}

func TestBothBoundsOfACriterionMustBeReached(t *testing.T) {
	c := law.Criterion{Minutes: 120, Users: 30_000}
	for _, row := range []struct {
		minutes, users int64
		want           bool
	}{
		{120, 30_000, true}, {121, 30_001, true}, {119, 30_000, false}, {120, 29_999, false}, {0, 0, false},
	} {
		if c.Reached(row.minutes, row.users) != row.want {
			t.Errorf("%d minutes and %d users: %v", row.minutes, row.users, !row.want)
		}
	}
}
