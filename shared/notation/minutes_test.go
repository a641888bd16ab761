package notation_test

import (
	"testing"

	"jiko/shared/notation"
	"jiko/shared/quantity"
)

func TestMinutes(t *testing.T) {
	exact, orMore, rounded := quantity.Exact, quantity.AtLeast, quantity.RoundedTo
	between := func(low, high int64) quantity.Range { return quantity.Range{Min: low, Max: high} }
	highest := func(n int64) quantity.Range { return quantity.Range{Min: n, Max: n, Stated: n, Mark: quantity.Highest} }
	const hour, day = 60, 24 * 60
	for text, want := range map[string]quantity.Range{
		// As the report of fiscal year 2020 prints them.
		"2h":             exact(120),
		"81h32m":         exact(4892),
		"5h36m":          exact(336),
		"8h07m":          exact(487),
		"4h21m":          exact(261),
		"2時間36分":         exact(156),
		"81時間32分":        exact(4892),
		"8時間7分":          exact(487),
		"2時間以上":          orMore(120),
		"30分以上1時間未満":     between(30, 59),
		"1時間以上 1時間30分未満": between(60, 89),
		"12時間以上 24時間未満":  between(720, 1439),

		// One number.
		"156":        exact(156),
		"１５６":        exact(156),
		"1,560":      exact(1560),
		"156分":       exact(156),
		"156 分間":     exact(156),
		"90min":      exact(90),
		"90 Minutes": exact(90),
		"90mins":     exact(90),
		"1 minute":   exact(1),
		"十分":         exact(10),
		"三十分間":       exact(30),
		"2千分":        exact(2000),
		"1万分":        exact(10000),
		"2時間":        exact(120),
		"24h":        exact(1440),
		"2hrs":       exact(120),
		"1hr":        exact(60),
		"1日":         exact(1440),
		"3日間":        exact(4320),
		"3 days":     exact(4320),
		"1d":         exact(1440),
		"1週間":        exact(10080),
		"2weeks":     exact(20160),
		"1.5時間":      exact(90),
		"0.1h":       exact(6),
		"1.5日":       exact(2160),
		"90.0分":      exact(90),
		"1.234万分":    exact(12340),
		"0.500時間":    exact(30), // thousands do not begin with zero

		// Seconds are cut off.
		"59分59秒":   exact(59),
		"7199秒":    exact(119),
		"7200 sec": exact(120),
		"1.25分":    exact(1),

		// What lasted less than a minute lasted up to one.
		"30秒":     between(0, 1),
		"45秒":     between(0, 1),
		"59s":     between(0, 1),
		"0.5分":    between(0, 1),
		"0分1秒":    between(0, 1),
		"0:00:30": between(0, 1),
		"30〜50秒":  between(0, 1),
		"約30秒":    between(0, 1),
		"最大30秒":   between(0, 1),
		"1分未満":    between(0, 1),
		"1分弱":     between(0, 1),
		"..1":     between(0, 1),
		"59秒超":    orMore(1),
		"30秒以上":   orMore(0),

		// Several numbers.
		"2h 36min":            exact(156),
		"2h36":                exact(156),
		"2時間36":               exact(156),
		"２時間３６分":              exact(156),
		"２　時間　３６　分":           exact(156),
		"二時間三十六分":             exact(156),
		"2 hours 36 minutes":  exact(156),
		"2 hours and 36 min":  exact(156),
		"2 hours, 36 minutes": exact(156),
		"3日と4時間":              exact(4560),
		"3日4時間5分6秒":           exact(4565),
		"1週間2日":               exact(12960),
		"1時間30秒":              exact(60),
		"2時間1.5分":             exact(121),
		"2時間半":                exact(150),
		"2分半":                 exact(2),
		"1日2時間半":              exact(1590),
		"61時間25分":             exact(3685),
		"2:36":                exact(156),
		"2：36":                exact(156),
		"２：３６":                exact(156),
		"02:36":               exact(156),
		"81:32":               exact(4892),
		"2:36:40":             exact(156),
		"0:59:59":             exact(59),

		// Rounded at the last digit, of the last unit, that is not zero.
		"約156分":         rounded(156, 1),
		"約150":          rounded(150, 10),
		"約120分":         rounded(120, 10),
		"~120":          rounded(120, 10),
		"約100分":         rounded(100, 100),
		"約2時間":          rounded(120, hour),
		"2時間程度":         rounded(120, hour),
		"約20時間":         rounded(1200, 10*hour),
		"約24時間":         rounded(1440, hour),
		"約2時間30分":       rounded(150, 10),
		"約2時間36分":       rounded(156, 1),
		"約1時間40分":       rounded(100, 10),
		"約2時間00分":       rounded(120, hour),
		"約2:00":         rounded(120, hour),
		"約2:30":         rounded(150, 10),
		"約2:36:40":      rounded(156, 1),
		"約2時間半":         rounded(150, 30),
		"約2.5時間":        rounded(150, 30),
		"約1.2時間":        rounded(72, 6),
		"約1.25時間":       rounded(75, 1),
		"約1日":           rounded(1440, day),
		"約3日":           rounded(4320, day),
		"約1.5日":         rounded(2160, day/2),
		"約1日10時間":       rounded(2040, 10*hour),
		"約90秒":          rounded(1, 1),
		"about 2 hours": rounded(120, hour),
		"2時間ごろ":         rounded(120, hour),
		"90..149~120":   rounded(120, hour),
		"最大約2時間":        rounded(120, hour),

		"推定2時間": rounded(120, hour),

		"最大3時間": highest(180),
		"最長3時間": highest(180),
		"^180":  highest(180),

		// One limit. What lasted longer than two hours lasted 120 whole minutes or more.
		"120..":    orMore(120),
		"2時間〜":     orMore(120),
		"2時間強":     orMore(120),
		"2時間余り":    orMore(120),
		"2時間超":     orMore(120),
		">120":     orMore(120),
		"59分59秒超":  orMore(60),
		"2h+":      orMore(120),
		"2時間36分＋":  orMore(156),
		"約2時間以上":   orMore(90),
		"数時間":      orMore(60),
		"2時間数分":    orMore(121),
		"..180":    between(0, 180),
		"3時間以内":    between(0, 180),
		"2時間以下":    between(0, 120),
		"59分59秒以下": between(0, 59),
		"2時間未満":    between(0, 119),
		"2時間弱":     between(0, 119),
		"59分59秒未満": between(0, 59),
		"約2時間未満":   between(0, 149),

		// Two limits.
		"90..149":       between(90, 149),
		"2時間〜3時間":       between(120, 180),
		"2:30〜3:00":     between(150, 180),
		"2時間から3時間まで":    between(120, 180),
		"2〜3時間":         between(120, 180),
		"1〜1.5時間":       between(60, 90),
		"30〜60":         between(30, 60),
		"30〜60分":        between(30, 60),
		"30〜90秒":        between(0, 1),
		"1〜2日":          between(1440, 2880),
		"90〜2時間30分":     between(90, 150),
		"約2〜3時間":        between(90, 209),
		"1時間以上2時間30分以下": between(60, 150),

		// Not known, or not over.
		"":        orMore(0),
		"?":       orMore(0),
		"不明":      orMore(0),
		"継続中":     orMore(0),
		"Ongoing": orMore(0),
		"未復旧":     orMore(0),
	} {
		got, problem := notation.Minutes(text)
		if problem != (notation.Problem{}) {
			t.Errorf("Minutes(%q) has the problem %v", text, refused(text, problem))
		} else if got != want {
			t.Errorf("Minutes(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestMinutesRefused(t *testing.T) {
	for text, want := range map[string]refusal{
		"1..3~5":             {"unreadable", "5"},
		"1〜3~2":              {"unreadable", "~2"},
		"2時36分":              {"unreadable", "時36分"},
		"2時間3時間":             {"unreadable", "3時間"},
		"36分2時間":             {"unreadable", "2時間"},
		"2時間36分40":           {"unreadable", "40"},
		"3日4":                {"unreadable", "4"},
		"2h36 20s":           {"unreadable", "20s"},
		"1.5時間30分":           {"unreadable", "30分"},
		"2時間と":               {"unreadable", "と"},
		"2時間半分":              {"unreadable", "分"},
		"2か月":                {"unreadable", "か月"},
		"2:":                 {"unreadable", "2:"},
		"2:3":                {"unreadable", "3"},
		"2:360":              {"unreadable", "360"},
		"2:36:4":             {"unreadable", ":4"},
		"2:36:40:10":         {"unreadable", ":10"},
		"2:36分":              {"unreadable", "分"},
		"二十:30":              {"unreadable", "二十:30"},
		"1.5:30":             {"unreadable", "1.5:30"},
		"2時間max":             {"unreadable", "max"},
		"小一時間":               {"unreadable", "小一時間"},
		"半時間":                {"unreadable", "半時間"},
		"調査中です":              {"unreadable", "調査中です"},
		"30k":                {"unreadable", "k"},
		"2:75":               {"no-such-time", "2:75"},
		"2:36:75":            {"no-such-time", "2:36:75"},
		"2時間75分":             {"no-such-time", "75分"},
		"1日24時間":             {"no-such-time", "24時間"},
		"1分60秒":              {"no-such-time", "60秒"},
		"半日":                 {"ambiguous", "半日"},
		"約半日":                {"ambiguous", "半日"},
		"1日半":                {"ambiguous", "1日半"},
		"30秒半":               {"ambiguous", "30秒半"},
		"1.5時間半":             {"ambiguous", "1.5時間半"},
		"2〜3時間半":             {"ambiguous", "2〜3時間半"},
		"2〜3時間30分":           {"ambiguous", "2〜3時間30分"},
		"2〜2:36":             {"ambiguous", "2〜2:36"},
		"～2時間":               {"ambiguous", "～"},
		"最大数時間":              {"ambiguous", "最大数時間"},
		"3〜2時間":              {"reversed", "3〜2時間"},
		"2時間〜3":              {"reversed", "2時間〜3"},
		"-5分":                {"negative", "-5"},
		"0":                  {"zero", "0"},
		"0分":                 {"zero", "0分"},
		"0秒":                 {"zero", "0秒"},
		"0:00":               {"zero", "0:00"},
		"約0分":                {"zero", "約0分"},
		"0分以下":               {"zero", "0分以下"},
		"0分未満":               {"zero", "0分未満"},
		"1秒未満":               {"zero", "1秒未満"},
		"60分+60分":            {"ambiguous", "60分+60分"},
		"1時間+2時間":            {"ambiguous", "1時間+2時間"},
		"1時間 + 30分":          {"ambiguous", "1時間 + 30分"},
		"60分+30分+30分":        {"ambiguous", "60分+30分+"},
		"1.500時間":            {"ambiguous", "1.500"},
		"30.000":             {"ambiguous", "30.000"},
		"0.999分":             {"fraction", "0.999分"},
		"1.0001時間":           {"fraction", "1.0001時間"},
		"99999999999999999分": {"too-large", "99999999999999999分"},
		"99999999999999週間1秒": {"too-large", "1秒"},
	} {
		got, problem := notation.Minutes(text)
		if refused(text, problem) != want {
			t.Errorf("Minutes(%q) = %v with the problem %v, want %v", text, got, refused(text, problem), want)
		}
		if problem.Code != notation.NoProblem && got != quantity.AtLeast(0) {
			t.Errorf("Minutes(%q) has a problem, and still is %v", text, got)
		}
	}
}
