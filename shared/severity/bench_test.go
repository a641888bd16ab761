package severity_test

import (
	"testing"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// hikari is FY2020 No. 3 reduced to its region ①, the incident of one service that most are.
func hikari() (*incident.Incident, *law.Edition) {
	in := &incident.Incident{Occurred: instant("2020-06-29", 0)}
	m := in.AddService(incident.EmergencyVoice).AddImpact()
	m.Users = quantity.Exact(135_000)
	incident.AddPhase(&m.Phases).Minutes = quantity.Exact(156)
	return in, law.On(in.Occurred.Date())
}

func BenchmarkDecide(b *testing.B) {
	in, e := hikari()
	b.ReportAllocs()
	for b.Loop() {
		severity.Decide(in, e)
	}
}

func BenchmarkJudge(b *testing.B) {
	in, e := hikari()
	var v severity.Verdict
	b.ReportAllocs()
	for b.Loop() {
		severity.Judge(in, e, &v)
	}
}

func BenchmarkJudgeAndPrint(b *testing.B) {
	in, e := hikari()
	var v severity.Verdict
	var w jsonout.Writer
	b.ReportAllocs()
	for b.Loop() {
		w.Buf = w.Buf[:0]
		severity.Judge(in, e, &v)
		v.WriteJSON(&w)
	}
}
