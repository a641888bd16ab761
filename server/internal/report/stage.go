package report

import duties "jiko/shared/filing"

// Stage is how far the report has come.
type Stage string

// The stages.
const (
	First   Stage = "first"   // 第一報
	Interim Stage = "interim" // 中間報告
	Final   Stage = "final"   // 最終報告
)

// Stages are all stages in their order.
var Stages = []Stage{First, Interim, Final}

// Meets tells whether a filing that has come so far meets a duty. Any is the first word on a severe incident (速やかに行う最初の報告);
// the reports that have a form are met by the final one alone, which says all that the form asks for.
func (s Stage) Meets(duty duties.Report) bool { return s == Final || duty == duties.SevereFirst }

// Unmet are the stages at which a duty is not met.
func Unmet(duty duties.Report) []Stage {
	var open []Stage
	for _, stage := range Stages {
		if !stage.Meets(duty) {
			open = append(open, stage)
		}
	}
	return open
}
