package report

import (
	"slices"
	"testing"

	duties "jiko/shared/filing"
)

func TestAnyFilingIsTheFirstWordAndTheFinalOneMeetsAll(t *testing.T) {
	for _, stage := range Stages {
		for _, duty := range []duties.Report{duties.SevereFirst, duties.SevereReport, duties.Periodic} {
			if got, want := stage.Meets(duty), stage == Final || duty == duties.SevereFirst; got != want {
				t.Errorf("%s meets %s: %v", stage, duty, got)
			}
		}
	}
	if len(Unmet(duties.SevereFirst)) != 0 {
		t.Error("a filing leaves the first word open")
	}
	for _, duty := range []duties.Report{duties.SevereReport, duties.Periodic} {
		if got := Unmet(duty); !slices.Equal(got, []Stage{First, Interim}) {
			t.Errorf("%s stays open at %v", duty, got)
		}
	}
}
