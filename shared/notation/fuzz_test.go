package notation_test

import (
	"testing"
	"unicode/utf8"

	"jiko/shared/civil"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

var spellings = []string{
	"", "?", "3万5千", "１億２，０００万", "約2.5〜3万人", "1万人以上3万人未満", "約7,900回線(最大)", "十数万", "～3万", "95..104~99", "2万+3万", "30.000",
	"2時間36分", "約2時間半", "81h32m", "2:36:40", "3日と4時間", "2〜3時間", "半日", "30秒", "0:00:30", "0210",
	"R2.4.30 14:07", "令和2年6月29日(月) 12時11分頃", "2020-06-28T22:11:00.000-05:00", "20200629121130", "本日午後3時", "25:10",
	"3\xff万", "\xe4\xb8", "9223372036854775807", "0.00000000000000000000001", "4611686018427387902超",
}

// checkProblem checks that the part lies in the text, and that it is not cut out of the middle of a character.
func checkProblem(t *testing.T, text string, p notation.Problem) {
	t.Helper()
	if p.Code == notation.NoProblem {
		if p != (notation.Problem{}) {
			t.Errorf("%q: no problem, but %v", text, p)
		}
		return
	}
	if p.Start < 0 || p.Start >= p.End || p.End > len(text) {
		t.Fatalf("%q: no part %v", text, p)
	}
	if utf8.ValidString(text) && !utf8.ValidString(text[p.Start:p.End]) {
		t.Errorf("%q: part of a character in %q", text, text[p.Start:p.End])
	}
	if p.Code.String() == "" {
		t.Errorf("%q: code %d has no name", text, p.Code)
	}
}

// FuzzRead reads any text as everything: it never panics, it names a part of the text or reads what can be printed and
// read back as the same, and what it reads does not depend on the width of the characters.
func FuzzRead(f *testing.F) {
	for _, text := range spellings {
		f.Add(text, int64(1594342800), int64(0))
		f.Add(text, int64(0), int64(1593429060))
	}
	f.Fuzz(func(t *testing.T, text string, now, after int64) {
		readAny(t, text, notation.Reference{Now: civil.Instant(now), After: civil.Instant(after)})
	})
}

// readAny checks what holds for any text.
func readAny(t *testing.T, text string, ref notation.Reference) {
	t.Helper()
	users, unit, problem := notation.Users(text)
	checkProblem(t, text, problem)
	if users.Min < 1 || users.Max < users.Min {
		t.Errorf("Users(%q) = %v", text, users)
	}
	checkUsers(t, users, unit)

	minutes, problem := notation.Minutes(text)
	checkProblem(t, text, problem)
	if minutes.Min < 0 || minutes.Max < max(minutes.Min, 1) {
		t.Errorf("Minutes(%q) = %v", text, minutes)
	}
	checkMinutes(t, minutes)

	moment, _, problem := notation.Moment(text, ref)
	checkProblem(t, text, problem)
	if moment != 0 {
		checkMoment(t, text, moment)
	}
	checkWide(t, text, ref)
}

func checkMoment(t *testing.T, text string, moment civil.Instant) {
	t.Helper()
	printed := string(moment.Append(nil))
	if again, ok := civil.ParseInstant(printed); !ok || again != moment {
		t.Errorf("Moment(%q) = %s lies outside the calendar", text, printed)
	}
	if again, about, problem := notation.Moment(printed, notation.Reference{}); again != moment || about || problem.Code != 0 {
		t.Errorf("Moment(%q) = %s is read back as %s %v", text, printed, again.Append(nil), problem)
	}
}

// checkWide reads the text again in full width. The tilde is left out: before a number, it says something else there.
func checkWide(t *testing.T, text string, ref notation.Reference) {
	t.Helper()
	var wide []rune
	for _, r := range text {
		switch {
		case r == utf8.RuneError, r == '~':
			return
		case r == ' ':
			r = '　'
		case '!' <= r && r < '~':
			r += '！' - '!'
		}
		wide = append(wide, r)
	}
	if len(string(wide)) > 200 || len(text) > 200 {
		return
	}
	users, unit, problem := notation.Users(text)
	wideUsers, wideUnit, wideProblem := notation.Users(string(wide))
	if users != wideUsers || unit != wideUnit || problem.Code != wideProblem.Code {
		t.Errorf("Users(%q) = %v %v, in full width %v %v", text, users, problem.Code, wideUsers, wideProblem.Code)
	}
	minutes, problem := notation.Minutes(text)
	wideMinutes, wideProblem := notation.Minutes(string(wide))
	if minutes != wideMinutes || problem.Code != wideProblem.Code {
		t.Errorf("Minutes(%q) = %v %v, in full width %v %v", text, minutes, problem.Code, wideMinutes, wideProblem.Code)
	}
	moment, about, problem := notation.Moment(text, ref)
	wideMoment, wideAbout, wideProblem := notation.Moment(string(wide), ref)
	if moment != wideMoment || about != wideAbout || problem.Code != wideProblem.Code {
		t.Errorf("Moment(%q) = %v %v, in full width %v %v", text, moment, problem.Code, wideMoment, wideProblem.Code)
	}
}

// FuzzPrint prints any range that can be stated and reads it back.
func FuzzPrint(f *testing.F) {
	f.Add(int64(30000), int64(34999), uint8(0))
	f.Add(int64(1), int64(1), uint8(2))
	f.Add(int64(0), int64(1)<<61, uint8(3))
	f.Fuzz(func(t *testing.T, low, high int64, what uint8) {
		const limit = 1 << 55 // in minutes, what can be read in seconds
		low, high = low&(limit-1), high&(limit-1)
		r := quantity.Range{Min: min(low, high), Max: max(low, high)}
		switch what % 5 {
		case 1:
			r = quantity.AtLeast(low)
		case 2:
			r = quantity.Range{Min: low, Max: low, Stated: low, Mark: quantity.Highest}
		case 3:
			r = quantity.Rounded(low)
		case 4:
			r = quantity.Exact(low)
		}
		if r.Max >= 1 {
			checkMinutes(t, r)
		}
		if r.Min >= 1 {
			checkUsers(t, r, quantity.Unit(what)%quantity.UnitCount)
		}
	})
}

// TestNothingAllocates: the browser's collector never frees, so no call may allocate.
func TestNothingAllocates(t *testing.T) {
	buffer := make([]byte, 0, 100)
	ref := notation.Reference{Now: 1594342800, After: 1593429060}
	for _, text := range spellings {
		allocations := testing.AllocsPerRun(10, func() {
			users, unit, _ := notation.Users(text)
			buffer = notation.AppendUsers(buffer[:0], users, unit)
			minutes, _ := notation.Minutes(text)
			buffer = notation.AppendQuantity(buffer[:0], minutes)
			_, _, problem := notation.Moment(text, ref)
			buffer = append(buffer[:0], problem.Code.String()...)
		})
		if allocations != 0 {
			t.Errorf("%q allocates %v times", text, allocations)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		notation.Users("約220万8千人以上")
		notation.Minutes("約2時間36分")
		notation.Moment("令和2年6月29日(月) 12時11分頃", notation.Reference{})
	}
}
