package corpus

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// ongoing: incidents that go on, asked while each bound on time is near.
func ongoing(yield func(Question) bool) {
	for _, d := range []civil.Date{day(2007, 12, 31), day(2019, 3, 31), day(2020, 2, 29), day(2023, 6, 15), day(2026, 3, 31)} {
		for kind := range kinds() {
			if !ongoingOf(d.At(23, 50, 0), kind, yield) {
				return
			}
		}
	}
}

func ongoingOf(occurred civil.Instant, kind incident.Kind, yield func(Question) bool) bool {
	for _, p := range pairs(law.On(occurred.Date()), kind) {
		for _, users := range []string{"", "29999", "30000", "100000..", "1000000"} {
			t := simple(occurred, kind, users)
			bound := occurred + civil.Instant(p.minutes)*minute
			for _, now := range []civil.Instant{0, occurred - 1, occurred, bound - 1, bound, bound + 59, bound + 400*24*hour} {
				if !yield(Question{string(t), now}) || !yield(Question{string(t.with("b", "2020-03-01T00:30")), now}) {
					return false
				}
			}
		}
	}
	return true
}

// until: phases between two moments, over the ends of days, months, quarters and editions.
func until(yield func(Question) bool) {
	for _, d := range days() {
		for _, occurred := range []civil.Instant{d.At(0, 0, 0), d.At(22, 0, 30), d.At(23, 59, 0)} {
			if !untilOf(occurred, yield) {
				return
			}
		}
	}
}

func untilOf(occurred civil.Instant, yield func(Question) bool) bool {
	for _, length := range []civil.Instant{-hour, 0, 1, 59, minute, hour - 1, hour, 2*hour - 1, 2 * hour, 24 * hour, 45 * 24 * hour} {
		for _, kind := range []incident.Kind{incident.EmergencyVoice, incident.InternetAccess} {
			t := simple(occurred, kind, "30000")
			if !yield(t.with("d", "until").at("n", occurred+length).question()) ||
				!yield(text(t.with("b", "23:30")).at("n", occurred+length+hour).question()) ||
				!yield(text(t.with("d", "until")).at("b", occurred+hour).at("n", occurred+hour+length).question()) ||
				!yield(Question{string(t.with("n", "2:10")), occurred + length}) {
				return false
			}
		}
	}
	return true
}

// phases: several stretches of time, apart, adjoining, overlapping, inside one another, timed and not, going on and not.
func phases(yield func(Question) bool) {
	occurred := day(2022, 7, 2).At(1, 35, 0)
	stretches := []func(text) text{
		func(t text) text { return t.number("m", 59) },
		func(t text) text { return t.add("m", "1..90") },
		func(t text) text { return t.add("d", "unknown") },
		func(t text) text { return t.at("n", occurred+hour) },
		func(t text) text { return t.at("b", occurred+hour/2).at("n", occurred+hour+hour/2) },
		func(t text) text { return t.at("b", occurred+hour).at("n", occurred+2*hour) },
		func(t text) text { return t.at("b", occurred+3*hour).at("n", occurred+4*hour) },
		func(t text) text { return t.at("b", occurred+26*hour).add("m", "15") },
		func(t text) text { return t.at("b", occurred+2*hour).add("d", "ongoing") },
		func(t text) text { return t },
	}
	for _, kind := range []incident.Kind{incident.EmergencyVoice, incident.Voice, incident.FreeInternet} {
		for i, first := range stretches {
			for j, second := range stretches {
				t := second(first(simple(occurred, kind, "1000000")).add("e", "degrade"))
				third := stretches[(i+j)%len(stretches)](t.with("e", "stop"))
				if !yield(t.question()) || !yield(third.question()) || !yield(Question{string(third), occurred + 5*hour}) ||
					!yield(text(t.with("c", "before-2008-04-01")).question()) {
					return
				}
			}
		}
	}
}
