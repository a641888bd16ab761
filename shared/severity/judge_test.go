package severity

import (
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

func at(t testing.TB, s string) civil.Instant {
	t.Helper()
	i, ok := civil.ParseInstant(s)
	if !ok {
		t.Fatalf("not an instant: %q", s)
	}
	return i
}

func simple(t testing.TB, occurred string, kind incident.Kind, users, minutes int64) *incident.Incident {
	in := &incident.Incident{Occurred: at(t, occurred)}
	m := in.AddService(kind).AddImpact()
	m.Users = quantity.Exact(users)
	incident.AddPhase(&m.Phases).Minutes = quantity.Exact(minutes)
	return in
}

func TestPrint(t *testing.T) {
	in := simple(t, "2020-06-29T12:11", incident.EmergencyVoice, 135000, 156)
	var v Verdict
	Judge(in, law.On(in.Occurred.Date()), &v)
	var w jsonout.Writer
	v.WriteJSON(&w)
	t.Log(string(w.Buf))
	w.Buf = nil
	in.WriteJSON(&w)
	t.Log(string(w.Buf))
}

func BenchmarkDecide(b *testing.B) {
	in := simple(b, "2020-06-29T12:11", incident.EmergencyVoice, 135000, 156)
	e := law.On(in.Occurred.Date())
	b.ReportAllocs()
	for b.Loop() {
		Decide(in, e)
	}
}

func BenchmarkJudge(b *testing.B) {
	in := simple(b, "2020-06-29T12:11", incident.EmergencyVoice, 135000, 156)
	e := law.On(in.Occurred.Date())
	var v Verdict
	b.ReportAllocs()
	for b.Loop() {
		Judge(in, e, &v)
	}
}
