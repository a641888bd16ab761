package corpus

import (
	"strconv"
	"strings"

	"jiko/shared/incident"
)

// sums: groups of users and services that reach a bound together only.
func sums(yield func(Question) bool) {
	occurred := day(2021, 2, 13).At(23, 8, 0)
	for kind := range kinds() {
		for other := range kinds() {
			for _, users := range []string{"1", "15000", "29999", "50000", "600000", "14999..15000", "~10000"} {
				t := simple(occurred, kind, users).number("m", 70).add("u", users).add("a", "兵庫県").add("e", "stop").number("m", 110)
				many := t.with("k", other.String()).add("u", users).add("e", "degrade").number("m", 90)
				if !yield(t.question()) || !yield(many.question()) ||
					!yield(many.with("k", kind.String()).add("y", "yes").add("u", "2000000").add("e", "stop").add("n", "2021-02-14T05:00").question()) ||
					!yield(many.with("c", "2026-04-01").question()) {
					return
				}
			}
		}
	}
}

// facilities: the second limb.
func facilities(yield func(Question) bool) {
	occurred := day(2019, 3, 31).At(22, 30, 0)
	for f := range 4 {
		for _, lost := range []string{"", "no", "yes", "unknown", "perhaps"} {
			for _, phase := range []string{"none", "119", "120", "121", "60..180", "~120", "ongoing", "twice"} {
				for _, trigger := range []string{"", "other-equipment", "information-leak"} {
					t := facility(when(occurred).add("x", trigger).add("f", incident.Facility(f).String()).add("l", lost), phase)
					served := t.with("k", "other").add("u", "12000").add("e", "stop").add("m", phase)
					if !yield(t.question()) || !yield(served.question()) || !yield(Question{string(t), occurred + 2*hour}) ||
						!yield(served.with("c", "2023-06-16").question()) {
						return
					}
				}
			}
		}
	}
}

func facility(t text, phase string) text {
	switch phase {
	case "none":
		return t
	case "ongoing":
		return t.add("e", "stop")
	case "twice":
		return t.add("e", "stop").add("n", "23:30").add("e", "degrade").add("b", "2019-04-01T00:00").add("m", "3:00")
	}
	return t.add("e", "stop").add("m", phase)
}

// equipment: the simplified form and the incidents that need no report, by trigger and over the days that changed them.
func equipment(yield func(Question) bool) {
	for _, d := range append(days(), day(2010, 3, 31), day(2010, 4, 1), day(2023, 12, 6), day(2023, 12, 7), day(2025, 3, 31), day(2025, 4, 1)) {
		for g := range 5 {
			for _, trigger := range []string{"", "telecom-equipment", "other-equipment"} {
				t := when(d.At(3, 0, 0)).add("x", trigger).add("g", incident.Equipment(g).String())
				if !yield(t.with("k", "voice").add("u", "31000").add("m", "30").question()) ||
					!yield(t.with("k", "voice").add("y", "yes").add("u", "31000").add("m", "150").question()) ||
					!yield(t.with("k", "lpwa").add("u", "^1000000").add("m", "2h").question()) {
					return
				}
			}
		}
	}
}

// leaks: information about telecom equipment that became known.
func leaks(yield func(Question) bool) {
	for _, d := range append(days(), day(2025, 3, 31), day(2025, 4, 1)) {
		for _, rest := range []string{"", "k=other&u=5&e=stop&m=5", "f=satellite&l=yes&e=stop&m=200", "c=2019-04-01", "c=2026-04-01", "g=dslam"} {
			if !yield(Question{Query: string(when(d.At(12, 0, 0)).add("x", "information-leak")) + "&" + rest}) {
				return
			}
		}
	}
}

// broken: texts that are no question, or too much of one.
func broken(yield func(Question) bool) {
	const whole = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&a=%E7%9F%B3%E5%B7%9D%E7%9C%8C&e=stop&m=156"
	for i := range len(whole) {
		if !yield(Question{Query: whole[:i]}) || !yield(Question{Query: whole[i:]}) || !yield(Question{Query: whole[:i] + whole[i+1:]}) ||
			!yield(Question{Query: whole[:i] + "&" + whole[i:]}) || !yield(Question{Query: whole[:i] + "%0A" + whole[i:]}) {
			return
		}
	}
	for _, s := range brokenTexts() {
		if !yield(Question{Query: s}) {
			return
		}
	}
}

func brokenTexts() []string {
	list := []string{
		"", "&", "=", "&&&==", "v", "v=2", "v=1&v=1", "z=1", "Z", "k9=voice", "k9x=voice", "do=add&k=voice", "1=1", "%", "%%", "%2", "%zz", "t=%ff%fe",
		"t=2020-06-29T12:11&t=2020-06-30T12:11", "x=x&g=g&f=f&l=l&c=c", "k=voice&y=no", "e=stop", "e=explode&d=never", "m=5", "b=12:00", "n=12:00&m=5",
		"a=<script>&a=2", "k=voice&a=%00", "k=voice&a=%7F", "k=voice&a=%E2%80%A8", "k=voice&a=%22%5C%2F%3C%3E%26%27", "k=voice&a=" + strings.Repeat("%E3%81%82", 201),
		"t=1984-12-31T00:00&k=voice&u=1&m=1", "t=2100-01-01T00:00&k=voice&u=1&m=1", "t=2099-12-31T23:59&k=voice&u=1&n=2100-01-01T00:00", "u=5", "k=&u=&e=", "k=other&u=5&u=5&m=5&m=6",
		"t=2020-01-01T00:00&f=satellite&l=yes", "t=2020-01-01T00:00&l=yes&k=voice&u=5&m=5", "日本=1", "\n\n", "k=voice\n&u=5", strings.Repeat("a", 8192), strings.Repeat("%", 8192),
		strings.Repeat("e&", 4096), strings.Repeat("k&", 4096), strings.Repeat("u&", 4096), strings.Repeat("z=1&", 2048), strings.Repeat("%26k=1", 1365),
	}
	for _, n := range []int{19, 20, 21, 59, 60, 61} {
		s := "t=2020-06-29T12:11"
		list = append(list,
			s+strings.Repeat("&k=voice&u=2000&m=121", n),
			s+"&k=voice"+strings.Repeat("&u=2000&m=121", n),
			s+"&k=voice&u=2000"+strings.Repeat("&e=stop&m=7", n),
			s+"&f=satellite&l=yes"+strings.Repeat("&e=stop&n=13:00", n)+"&k=voice&u=2000&m=121",
			s+strings.Repeat("&k=lpwa"+strings.Repeat("&u=999", n)+"&a="+strconv.Itoa(n), 9),
		)
	}
	return append(list, "t=2020-06-29T12:11"+strings.Repeat("&k=voice"+strings.Repeat("&u=9"+strings.Repeat("&e", 19)+"&m=5", 7), 17))
}
