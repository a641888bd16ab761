// Package bench holds our decisions beside go-cvss, the measure of a scoring library in Go: one run, one machine.
package bench

import (
	"testing"

	gocvss31 "github.com/pandatix/go-cvss/31"
	gocvss40 "github.com/pandatix/go-cvss/40"

	"jiko/shared/caseline"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/severity"
)

// hikari is FY2020 No. 3, two regions of emergency voice.
const hikari = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&a=%E7%9F%B3%E5%B7%9D%E7%9C%8C&e=stop&m=156" +
	"&u=8000&a=%E5%85%B5%E5%BA%AB%E7%9C%8C&e=stop&m=261"

func read(b *testing.B) (*incident.Incident, *law.Edition) {
	b.Helper()
	var d caseline.Draft
	var r caseline.Reading
	in := new(incident.Incident)
	d.Parse(hikari, &r)
	d.Read(0, in, &r)
	if len(r.Troubles)+len(r.Missing) > 0 {
		b.Fatal(r.Troubles, r.Missing)
	}
	return in, law.On(in.Occurred.Date())
}

func BenchmarkJikoDecide(b *testing.B) {
	in, edition := read(b)
	b.ReportAllocs()
	for b.Loop() {
		severity.Decide(in, edition)
	}
}

func BenchmarkJikoJudge(b *testing.B) {
	in, edition := read(b)
	var v severity.Verdict
	b.ReportAllocs()
	for b.Loop() {
		severity.Judge(in, edition, &v)
	}
}

// From the query string to the decision with its trace under six editions and the JSON of the page.
func BenchmarkJikoInquiry(b *testing.B) {
	text := string(caseline.Unescape([]byte(hikari)))
	var q inquiry.Inquiry
	var w jsonout.Writer
	b.ReportAllocs()
	for b.Loop() {
		w.Buf = w.Buf[:0]
		q.AskUnescaped(text, 0)
		q.WriteJSON(&w)
	}
}

func BenchmarkCVSS31ParseAndScore(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		v, err := gocvss31.ParseVector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")
		if err != nil {
			b.Fatal(err)
		}
		v.BaseScore()
	}
}

func BenchmarkCVSS40ParseAndScore(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		v, err := gocvss40.ParseVector("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H")
		if err != nil {
			b.Fatal(err)
		}
		v.Score()
	}
}
