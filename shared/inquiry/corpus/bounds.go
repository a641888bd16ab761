package corpus

import (
	"strconv"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
)

// bounds: every kind of service, on the days at the ends of every edition, on either side of both bounds of every pair.
func bounds(yield func(Question) bool) {
	for _, d := range days() {
		for kind := range kinds() {
			if !boundsOf(d.At(9, 30, 0), kind, law.On(d), "", yield) {
				return
			}
		}
	}
}

// editions: the same, asked under every edition.
func editions(yield func(Question) bool) {
	for i := range law.Editions {
		e := &law.Editions[i]
		for kind := range kinds() {
			if !boundsOf(day(2020, 6, 29).At(12, 11, 0), kind, e, e.ID, yield) {
				return
			}
		}
	}
}

func boundsOf(occurred civil.Instant, kind incident.Kind, e *law.Edition, asked string, yield func(Question) bool) bool {
	for _, p := range pairs(e, kind) {
		for _, users := range around(p.users) {
			for _, minutes := range around(p.minutes) {
				effect := "stop"
				if (users+minutes)%2 == 0 {
					effect = "degrade"
				}
				t := when(occurred).add("k", kind.String()).number("u", users).add("e", effect).number("m", minutes)
				if asked != "" {
					t = t.add("c", asked)
				}
				if !yield(t.question()) {
					return false
				}
			}
		}
	}
	return true
}

// partial are the ways in which a number that has to do with a bound is known.
func partial(bound int64) []string {
	n, below := strconv.FormatInt(bound, 10), strconv.FormatInt(bound-1, 10)
	return []string{"", "?", n + "..", below + "..", ".." + n, ".." + below, below + ".." + n, n + ".." + n, "~" + n, "^" + n, "^" + below}
}

// ranges: every kind of number for users and minutes.
func ranges(yield func(Question) bool) {
	for _, d := range []civil.Date{day(2005, 5, 5), day(2021, 10, 14), day(2026, 4, 1)} {
		for kind := range kinds() {
			if !rangesOf(d.At(0, 0, 0), kind, yield) {
				return
			}
		}
	}
}

func rangesOf(occurred civil.Instant, kind incident.Kind, yield func(Question) bool) bool {
	all := pairs(law.On(occurred.Date()), kind)
	p := all[len(all)-1]
	for _, users := range partial(p.users) {
		for _, minutes := range partial(p.minutes) {
			t := simple(occurred, kind, users)
			if minutes == "" {
				t = t.add("d", "unknown")
			} else {
				t = t.add("m", minutes)
			}
			if !yield(t.question()) {
				return false
			}
		}
	}
	return true
}

// deadlines: a severe incident on every day of some years, for the days on which reports are due.
func deadlines(yield func(Question) bool) {
	for _, years := range [][2]civil.Date{
		{day(1985, 1, 1), day(1985, 4, 2)}, {day(1992, 1, 1), day(1992, 12, 31)},
		{day(2019, 1, 1), day(2021, 6, 30)}, {day(2024, 12, 1), day(2026, 6, 30)}, {day(2099, 8, 1), day(2099, 12, 31)},
	} {
		for d := years[0]; d <= years[1]; d++ {
			t := simple(d.At(23, 59, 59), incident.EmergencyVoice, "30000").number("m", 60)
			if !yield(t.question()) {
				return
			}
		}
	}
}

// large: numbers beyond the integers of 32 and of 64 bits.
func large(yield func(Question) bool) {
	occurred := day(2022, 7, 2).At(1, 35, 0)
	for _, n := range []string{
		"0", "1", "32767", "32768", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "35791395", "153722867280912930",
		"4000000000000000000", "4611686018427387903", "4611686018427387904", "9223372036854775807", "9223372036854775808",
		"18446744073709551616", "99999999999999999999999999", "-1", "1.5", "00030000", "1e9",
	} {
		for _, shape := range []string{"", "~", "^"} {
			for _, kind := range []incident.Kind{incident.EmergencyVoice, incident.OtherService} {
				if !yield(simple(occurred, kind, shape+n).add("m", shape+n).question()) ||
					!yield(simple(occurred, kind, n+"..").add("m", n+"..").question()) ||
					!yield(simple(occurred, kind, ".."+n).add("m", ".."+n).question()) ||
					!yield(simple(occurred, kind, "1.."+n).add("b", "2022-07-03T00:00").add("m", n).question()) ||
					!yield(simple(occurred, kind, n).add("m", "1").add("u", n).add("e", "stop").add("m", n).add("e", "stop").add("m", n).question()) {
					return
				}
			}
		}
	}
}
